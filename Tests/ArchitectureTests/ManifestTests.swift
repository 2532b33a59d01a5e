import Testing

@Suite struct ManifestTests {
  private func targets(_ text: String) -> [PackageManifest.Target] { PackageManifest(Array(text.utf8)).targets }

  @Test func readsEveryKindOfTarget() {
    let found = targets(
      """
      func target(_ name: String) -> Target { .target(name: name, dependencies: [], swiftSettings: strict) }
      let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
      let package = Package(
        name: "p", products: [.library(name: "L", targets: ["A"])],
        targets: [
          // .target(name: "Gone"),
          .systemLibrary(
            name: "libz", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev", "other-dev"]), .brew(["zlib"])]),
          .target(name: "C", dependencies: ["libz"]),
          target("A", ["C"], plugins: ["P"]),
          target("B"),
          .executableTarget(name: "x", dependencies: ["A", .target(name: "B"), parser], swiftSettings: strict),
          .plugin(name: "P", capability: .buildTool(), dependencies: ["x"]),
          tests("ATests", ["A", .product(name: "Other", package: "o")], exclude: ["Golden"]),
        ])
      """)
    #expect(found.map(\.name) == ["libz", "C", "A", "B", "x", "P", "ATests"])
    #expect(found.map(\.kind) == [.systemLibrary, .library, .library, .library, .executable, .plugin, .test])
    #expect(
      found.map(\.dependencies)
        == [[], ["libz"], ["C"], [], ["A", "B", "ArgumentParser"], ["x"], ["A", "Other"]])
    #expect(found[0].pkgConfig == "zlib")
    #expect(found[0].debianPackages == ["zlib1g-dev", "other-dev"])
  }

  @Test func tokensLeaveCommentsOutAndKeepStringsWhole() {
    let source = """
      let a = "b // \\(f("c")) \\" d" // e
      /* g /* h */ i */ let j = #"k"l"# + \"""
        import M
        \"""
      """
    let tokens = SwiftToken.all(in: Array(source.utf8))
    #expect(
      tokens.map(\.text)
        == ["let", "a", "=", #"b // \(f("c")) \" d"#, "let", "j", "=", #"k"l"#, "+", "\n  import M\n  "])
    #expect(tokens.map(\.line) == [1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
  }
}
