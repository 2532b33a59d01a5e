import Testing

/// Breaches are found, each with its place.
@Suite struct BreachTests {
  private let architecture = Architecture(
    manifest: PackageManifest(
      Array(
        """
        targets: [
          target("Text"), target("Names", ["Text"]), target("Rules", ["Names"]), target("CommandLine", ["Rules"]),
          .executableTarget(name: "mtlint", dependencies: ["CommandLine"]),
          .executableTarget(name: "trainer", dependencies: ["Names"]),
        ]
        """.utf8)))

  private func breaches(_ target: String, _ source: String) -> [String] {
    architecture.importBreaches(SwiftFile(target: target, path: "F.swift", source: Array(source.utf8)))
  }

  @Test func whatAnyDependencyBringsMayBeImported() {
    #expect(breaches("Rules", "import Names\nimport Text\n@preconcurrency import Glibc") == [])
    #expect(breaches("mtlint", "import CommandLine") == [])
  }

  @Test func importsUpwardsAreFound() {
    #expect(breaches("Text", "\nimport Names") == ["F.swift:2: Names stands below Text"])
    #expect(breaches("Names", "import struct Rules.Rule") == ["F.swift:1: Rules stands below Names"])
  }

  @Test func importsThatNothingDeclaresAreFound() {
    #expect(breaches("trainer", "import Rules") == ["F.swift:1: trainer does not declare that it needs Rules"])
    #expect(
      breaches("Text", "internal import NIOCore") == ["F.swift:1: Text does not declare that it needs NIOCore"])
  }

  @Test func foundationIsForToolsOnly() {
    #expect(breaches("trainer", "import Foundation") == [])
    #expect(breaches("mtlint", "import Foundation") == ["F.swift:1: Foundation is for development tools only"])
  }

  @Test func onlyTheProgramImportsTheCommandLine() {
    #expect(breaches("trainer", "import CommandLine") == ["F.swift:1: only mtlint imports CommandLine"])
  }

  @Test func importsInTextAreNone() {
    #expect(breaches("Text", "// import Rules\nlet a = \"\"\"\n  import Rules\n  \"\"\"") == [])
  }

  @Test func aDependencyOnWhatStandsBelowIsFound() {
    let upward = Architecture(
      manifest: PackageManifest(Array("targets: [target(\"A\", [\"B\", \"C\"]), target(\"B\")]".utf8)))
    #expect(upward.orderBreaches() == ["A depends on B, below it", "A depends on C, which is not declared"])
  }

  @Test func escapesFromTheCompilerAreFound() {
    let source = """
      let a = try! f()
      let b = c as! D  // as! in a comment
      struct E: @unchecked Sendable { nonisolated(unsafe) var g = "try! as!" }
      let h = try !i()
      """
    let file = SwiftFile(target: "Text", path: "F.swift", source: Array(source.utf8))
    #expect(
      Architecture.sourceBreaches(file)
        == ["F.swift:1: try!", "F.swift:2: as!", "F.swift:3: @unchecked", "F.swift:3: nonisolated(unsafe)"])
  }

  @Test func longFilesAreFound() {
    let lines = { (count: Int) in
      SwiftFile(target: "Text", path: "F.swift", source: [UInt8](repeating: UInt8(ascii: "\n"), count: count))
    }
    #expect(Architecture.sourceBreaches(lines(400)) == [])
    #expect(Architecture.sourceBreaches(lines(401)) == ["F.swift: 401 lines, 400 are the most"])
  }
}
