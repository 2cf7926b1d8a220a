// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lescope",
  products: [
    .library(name: "LatentEquilibrium", targets: ["LatentEquilibrium"]),
    .executable(name: "lescope", targets: ["lescope"]),
  ],
  targets: [
    // MARK: - The model and its experiments
    .target(name: "LatentEquilibrium", swiftSettings: strict + [.strictMemorySafety()]),
    .target(name: "Laboratory", dependencies: ["LatentEquilibrium"], swiftSettings: strict),

    // MARK: - The screen and the program on it
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "Terminal", dependencies: ["CNcurses"], swiftSettings: strict),
    .target(name: "Explorer", dependencies: ["Terminal", "Laboratory"], swiftSettings: strict),

    // MARK: - The command line
    .executableTarget(
      name: "lescope", dependencies: ["Explorer", "Laboratory"], swiftSettings: strict),

    // MARK: - Tests
    .testTarget(
      name: "LatentEquilibriumTests", dependencies: ["LatentEquilibrium"],
      resources: [.copy("Golden")], swiftSettings: strict),
    .testTarget(name: "LaboratoryTests", dependencies: ["Laboratory"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
    .testTarget(name: "ExplorerTests", dependencies: ["Explorer"], swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["lescope"], swiftSettings: strict),
  ]
)
