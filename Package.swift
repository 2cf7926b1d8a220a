// swift-tools-version: 6.3
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
    .target(name: "CArithmetic"),
    .target(
      name: "Arithmetic", dependencies: ["CArithmetic"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(
      name: "LatentEquilibrium", dependencies: ["Arithmetic"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(name: "Formats", dependencies: ["Arithmetic", "CZlib"], swiftSettings: strict),
    // A link to presets/, embedded so that a lone copied binary has its presets.
    .target(
      name: "ShippedPresets",
      exclude: ["presets/README.md", "presets/lessons/README.md", "presets/gallery"],
      resources: [.embedInCode("presets")], swiftSettings: strict),
    .target(
      name: "Samples", dependencies: ["LatentEquilibrium", "Formats", "ShippedPresets"],
      swiftSettings: strict),
    .target(name: "Presets", dependencies: ["Samples"], swiftSettings: strict),
    .target(name: "Laboratory", dependencies: ["Presets"], swiftSettings: strict),
    .target(name: "Studies", dependencies: ["Laboratory"], swiftSettings: strict),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    // MARK: - The screen and the program on it
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminal"),
    .target(name: "Terminal", dependencies: ["CNcurses", "CTerminal"], swiftSettings: strict),
    .target(name: "Stage", dependencies: ["Terminal", "Laboratory"], swiftSettings: strict),
    .target(name: "Views", dependencies: ["Stage"], swiftSettings: strict),
    .target(name: "Explorer", dependencies: ["Views", "Studies"], swiftSettings: strict),

    // MARK: - The command line
    .executableTarget(
      name: "lescope", dependencies: ["Explorer", "Studies"], exclude: ["README.md", "Python.md"],
      resources: [.embedInCode("Benchmark/Peers/step.c"), .embedInCode("Benchmark/Peers/step.py")],
      swiftSettings: strict),

    // MARK: - Tests
    .testTarget(
      name: "ArithmeticTests", dependencies: ["Arithmetic"], resources: [.copy("Golden")],
      swiftSettings: strict),
    .testTarget(
      name: "LatentEquilibriumTests", dependencies: ["LatentEquilibrium"],
      resources: [.copy("Golden")], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Laboratory"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PresetsTests", dependencies: ["Presets", "TestSupport"], resources: [.copy("Golden")],
      swiftSettings: strict),
    .testTarget(
      name: "LaboratoryTests", dependencies: ["Laboratory", "Studies", "TestSupport"],
      resources: [.copy("Golden")], swiftSettings: strict),
    .testTarget(
      name: "StudiesTests", dependencies: ["Studies", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Explorer"],
      resources: [.copy("Golden"), .copy("Sessions")], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["lescope", "ShippedPresets"], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
  ]
)
