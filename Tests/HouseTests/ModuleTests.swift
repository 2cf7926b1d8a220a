import Testing

/// Which module may import which, and how large it may be.
@Suite struct ModuleTests {
  /// Every module with those right below it. It may import them and all that is below them.
  private static let below: [String: [String]] = [
    "lescope": ["Explorer", "Studies"],
    "Explorer": ["Views", "Studies"],
    "Views": ["Stage"],
    "Stage": ["Terminal", "Laboratory"],
    "Terminal": ["CNcurses", "CTerminal"],
    "Studies": ["Laboratory"],
    "Laboratory": ["Presets"],
    "Presets": ["Samples"],
    "Samples": ["LatentEquilibrium", "Formats", "ShippedPresets"],
    "Formats": ["Arithmetic", "CZlib"],
    "LatentEquilibrium": ["Arithmetic"],
    "Arithmetic": ["CArithmetic"],
    "ShippedPresets": [], "CNcurses": [], "CTerminal": [], "CZlib": [], "CArithmetic": [],
  ]
  /// What C has is imported by the one module that wraps it.
  private static let wrapped = [
    "CNcurses": "Terminal", "CTerminal": "Terminal", "CZlib": "Formats",
    "CArithmetic": "Arithmetic",
  ]
  /// What every module may import. Foundation, which costs milliseconds at every start, is not among
  /// it.
  private static let everywhere: Set = ["Glibc", "Synchronization"]
  /// No more, so that an edit compiles in seconds.
  private static let mostLines = 6_500
  /// Modules that have not been parted yet.
  private static let stillTooLarge: Set<String> = []

  private static func allBelow(_ module: String) -> Set<String> {
    let next = below[module, default: []]
    return next.reduce(into: Set(next)) { $0.formUnion(allBelow($1)) }
  }

  @Test func everyModuleHasItsPlace() throws {
    let house = try House.asItStands.get()
    #expect(house.files.count > 300)
    #expect(house.modules.subtracting(Self.below.keys) == [])
  }

  @Test func modulesImportWhatIsBelowThem() throws {
    for file in try House.asItStands.get().files {
      let allowed = Self.allBelow(file.module).union(Self.everywhere)
      for module in file.imports {
        #expect(allowed.contains(module), "\(file.name) imports \(module)")
        guard let wrapper = Self.wrapped[module] else { continue }
        #expect(file.module == wrapper, "\(file.name) imports \(module)")
      }
    }
  }

  @Test func noModuleIsTooLarge() throws {
    let house = try House.asItStands.get()
    for module in house.modules {
      let lines = house.files(of: module).reduce(0) { $0 + $1.lines }
      #expect(
        (lines > Self.mostLines) == Self.stillTooLarge.contains(module), "\(module): \(lines)")
    }
  }
}
