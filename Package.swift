// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A Swift target of this package, with the settings that all of them share.
func target(_ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// The order is the architecture: a target depends only on targets above it in this list.
let package = Package(
  name: "mtlint",
  products: [
    .executable(name: "mtlint", targets: ["mtlint"]),
    .library(name: "Readers", targets: ["Readers"]),
    .library(name: "Linting", targets: ["Linting"]),
    .library(name: "Reporters", targets: ["Reporters"]),
    .library(name: "Feeds", targets: ["Feeds"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries and the C that gives their macros a face Swift can see.
    .systemLibrary(name: "libicu", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .systemLibrary(name: "libyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "libexpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(name: "libz", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // Nothing is linked with it: CCurlShim opens it when the first address is fetched, and needs its headers.
    .systemLibrary(
      name: "libcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(name: "libsqlite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CICUShim", dependencies: ["libicu"]),
    .target(name: "CYAMLShim", dependencies: ["libyaml"]),
    .target(name: "CExpatShim", dependencies: ["libexpat"]),
    .target(name: "CZlibShim", dependencies: ["libz"]),
    .target(name: "CCurlShim"),
    .target(name: "CSQLiteShim", dependencies: ["libsqlite"]),

    // Text.
    target("ICU", ["CICUShim"]),
    target("SourceText"),
    target("JSONText"),
    target("XMLText", ["CExpatShim"]),
    target("ZipArchive", ["CZlibShim"]),
    target("Findings", ["SourceText", "JSONText"]),
    target("Tokens", ["SourceText", "ICU"]),
    target("Readers", ["SourceText", "JSONText", "XMLText", "ZipArchive"]),
    target("YAMLTree", ["CYAMLShim"]),
    target("Files"),
    target("Git", ["SourceText"]),
    target("Web"),
    target("Fetching", ["Web", "CCurlShim"]),
    target("FeedState", ["Web", "CSQLiteShim"]),
    target("Feeds", ["Web", "Readers", "XMLText", "JSONText", "ICU"]),

    // Names.
    target("Romanization", ["ICU"]),
    target("Alignment", ["SourceText", "Tokens", "Romanization"]),
    target("Gazetteer", ["Tokens", "Romanization"]),
    target("GazetteerImport", ["Gazetteer", "JSONText", "XMLText", "ZipArchive", "CSQLiteShim"]),

    // Rules.
    target("RuleKit", ["Findings", "Tokens", "Gazetteer"]),
    target("RulePacks", ["RuleKit", "YAMLTree"]),
    target("Rules", ["RuleKit"], plugins: ["RegisterRules"]),
    target("Toponyms", ["RuleKit", "Romanization"]),
    target("Glossary", ["RulePacks", "Gazetteer"], plugins: ["CompileGlossary"]),

    // Programs.
    target("Reporters", ["Findings", "SourceText", "JSONText", "ICU"]),
    target("FeedRun", ["Feeds", "Fetching", "FeedState", "Reporters", "Files"]),
    target("Dashboard", ["FeedState", "Reporters"]),
    target("Linting", ["Files", "Readers", "Alignment", "Rules", "RulePacks", "Toponyms", "Glossary", "YAMLTree"]),
    target(
      "CommandLine",
      [
        "Linting", "Reporters", "Romanization", "GazetteerImport", "Files", "Git", "Fetching", "FeedState", "FeedRun",
        "Dashboard",
        argumentParser,
      ]),
    .executableTarget(name: "mtlint", dependencies: ["CommandLine"], swiftSettings: strict),

    // Learns the small parameter files of Glossaries/models from place tables.
    .executableTarget(name: "mtlint-train", dependencies: ["Gazetteer"], swiftSettings: strict),

    // Built and run during the build: Glossaries/ becomes read-only data of the program.
    .executableTarget(name: "GlossaryCompiler", dependencies: ["RulePacks", "Gazetteer"], swiftSettings: strict),
    .executableTarget(name: "RegistryWriter", swiftSettings: strict),
    .plugin(name: "RegisterRules", capability: .buildTool(), dependencies: ["RegistryWriter"]),
    .plugin(name: "CompileGlossary", capability: .buildTool(), dependencies: ["GlossaryCompiler"]),

    .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: strict),
    tests("ArchitectureTests", ["Files"]),
    tests("ICUTests", ["ICU"]),
    tests("FilesTests", ["Files"]),
    tests("RulePacksTests", ["RulePacks", "Files"]),
    // Counts what a thread allocates, for the tests that hold the linter to allocating nothing a token.
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    tests("LintingTests", ["Linting", "Readers", "Tokens", "Files", "YAMLTree", "AllocationCounter"]),
    tests("CommandLineTests", ["CommandLine", "Files", "LoopbackServer", "mtlint"]),
    tests("SourceTextTests", ["SourceText"]),
    tests("FindingsTests", ["Findings", "SourceText", "JSONText"]),
    tests("TokensTests", ["Tokens"]),
    tests("JSONTextTests", ["JSONText"]),
    tests("XMLTextTests", ["XMLText"]),
    tests("ReadersTests", ["Readers", "ZipArchive"]),
    tests("GitTests", ["Git", "SourceText"]),
    tests("WebTests", ["Web"]),
    tests("FetchingTests", ["Fetching", "Web", "LoopbackServer"]),
    tests("FeedStateTests", ["FeedState", "Web"]),
    tests(
      "FeedRunTests", ["FeedRun", "FeedState", "Fetching", "Feeds", "Findings", "LoopbackServer", "SourceText", "Web"]),
    tests("DashboardTests", ["Dashboard", "FeedState", "Web"]),
    tests("FeedsTests", ["Feeds", "Web", "SourceText"]),
    tests("ReportersTests", ["Reporters", "JSONText"], exclude: ["Golden"]),
    tests("RomanizationTests", ["Romanization"]),
    tests("GazetteerTests", ["Gazetteer"]),
    tests("GazetteerImportTests", ["GazetteerImport", "Gazetteer", "CSQLiteShim"]),
    tests("AlignmentTests", ["Alignment"]),
    tests("RulesTests", ["Rules", "Linting", "Glossary"]),
  ]
)
