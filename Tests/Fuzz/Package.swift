// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who builds mtlint builds it. `run` gives the compiler the sanitizers.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "mtlint", path: "../..")],
  targets: [
    // libFuzzer's own entry point: it comes with the compiler's runtime and has no header.
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CFuzzer",
        .product(name: "Linting", package: "mtlint"),
        .product(name: "Feeds", package: "mtlint"),
        .product(name: "Reporters", package: "mtlint"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]),
  ]
)
