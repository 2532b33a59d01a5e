// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who builds mtlint builds it.
let package = Package(
  name: "ReadSpeed",
  dependencies: [.package(name: "mtlint", path: "../..")],
  targets: [
    .executableTarget(
      name: "ReadSpeed", dependencies: [.product(name: "Readers", package: "mtlint")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")])
  ]
)
