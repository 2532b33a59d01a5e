import Files
import Testing

/// The package itself: what its targets import, and how its sources are written.
@Suite struct ArchitectureTests {
  private let root: String
  private let architecture: Architecture

  init() throws {
    var folder = #filePath
    for _ in 0..<3 { folder = Paths.parent(of: folder) }
    root = folder
    architecture = Architecture(
      manifest: PackageManifest(try FileReader.read(Paths.join(root, "Package.swift"))))
  }

  /// The Swift files of a folder whose subfolders are targets.
  private func files(_ folder: String) throws -> [SwiftFile] {
    let top = Paths.join(root, folder)
    let found = FileWalker.files(of: [top], exclude: [])
    try #require(found.errors.isEmpty)
    let swift = found.files.filter { $0.hasSuffix(".swift") }
    try #require(!swift.isEmpty)
    return try swift.map { path in
      let inside = path.dropFirst(top.count + 1)
      return SwiftFile(
        target: String(inside.prefix { $0 != "/" }), path: "\(folder)/\(inside)", source: try FileReader.read(path))
    }
  }

  @Test func targetsDependOnlyOnTargetsAboveThem() {
    #expect(architecture.manifest.targets.contains { $0.name == "mtlint" && $0.kind == .executable })
    #expect(architecture.orderBreaches() == [])
  }

  @Test(arguments: ["Sources", "Plugins"]) func filesImportWhatTheirTargetDeclares(_ folder: String) throws {
    #expect(try files(folder).flatMap(architecture.importBreaches) == [])
  }

  @Test(arguments: ["Sources", "Plugins"]) func sourcesGiveUpNoProofOfTheCompiler(_ folder: String) throws {
    #expect(try files(folder).flatMap(Architecture.sourceBreaches) == [])
  }

  @Test func testsAreShortToo() throws {
    let long = try files("Tests").filter { $0.lineCount > Architecture.mostLines }
    #expect(long.map(\.path) == [])
  }

  @Test func everySystemLibrarySaysHowItIsFoundAndInstalled() {
    let libraries = architecture.manifest.targets.filter { $0.kind == .systemLibrary }
    #expect(!libraries.isEmpty)
    for library in libraries {
      #expect(library.pkgConfig != nil, "\(library.name)")
      #expect(!library.debianPackages.isEmpty, "\(library.name)")
    }
  }

  @Test func everyLibraryOfOthersIsInTheListOfDependencies() throws {
    let list = String(decoding: try FileReader.read(Paths.join(root, "docs/dependencies.md")), as: UTF8.self)
    for target in architecture.manifest.targets {
      for package in target.debianPackages { #expect(list.contains("`\(package)`"), "\(package)") }
    }
    for product in architecture.manifest.products { #expect(list.contains(product), "\(product)") }
  }

  @Test func everyTargetIsDescribed() throws {
    let text = String(decoding: try FileReader.read(Paths.join(root, "docs/architecture.md")), as: UTF8.self)
    let missing = architecture.manifest.targets.filter { $0.kind != .test && !text.contains("`\($0.name)`") }
    #expect(missing.map(\.name) == [])
  }

  @Test func onlyTheShimSeesHeadersOfICU() throws {
    let found = FileWalker.files(of: [Paths.join(root, "Sources")], exclude: []).files
    let code = found.filter { path in [".c", ".cpp", ".h"].contains { path.hasSuffix($0) } }
    let including = try code.filter { String(decoding: try FileReader.read($0), as: UTF8.self).contains("<unicode/") }
    #expect(!including.isEmpty)
    #expect(including.filter { !$0.contains("/Sources/CICUShim/") } == [])
  }
}
