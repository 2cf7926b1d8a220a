import Formats
import Glibc
import LatentEquilibrium
import Presets
import Samples
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Views

/// Settings at random, however extreme, and a restless hand on what they make: it may diverge or be
/// refused, but nothing traps, and what is drawn is a picture.
struct ExtremeTests {
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 12),
    Size(columns: 17, rows: 5),
  ]

  private static let values = [
    "0", "-0", "1", "-1", "5e-324", "1e-300", "1e-17", "1e-9", "1e-6", "1e-3", "0.1", "3", "10",
    "1e3", "1e6", "1e9", "1e12", "9007199254740993", "9223372036854775808", "1e18", "1e300",
    "1.7e308", "-1e9", "-1e300", "nan", "inf", "true", "\"x\"", "[1,2]",
  ]

  /// A key of the preset and a value that it may or may not have.
  private func setting(_ random: inout RandomGenerator) -> String {
    func one<Element>(of list: [Element]) -> Element {
      list[Int(random.next() % UInt64(list.count))]
    }
    let parameter = one(of: Parameter.allCases)
    var key = parameter.rawValue
    if parameter.isPerLayer && random.uniform() < 0.4 { key = "layers.1.\(key)" }
    if !parameter.choices.isEmpty && random.uniform() < 0.9 {
      return "\(key)=\(one(of: parameter.choices))"
    }
    guard let limits = parameter.limits, random.uniform() < 0.6 else {
      return "\(key)=\(one(of: Self.values))"
    }
    // At the ends, beside them, and anywhere between on a logarithmic scale.
    let ends = [limits.lower, limits.lower.nextUp, limits.upper.nextDown, limits.upper]
    var number = one(of: ends)
    if random.uniform() < 0.6 {
      let low = max(limits.lower, limits.upper * 1e-12)
      number = low * pow(limits.upper / low, random.uniform())
    }
    return "\(key)=\(limits.isWhole ? number.rounded() : number)"
  }

  @Test(arguments: 0..<36 as Range<UInt64>)
  func `Nothing that can be set, typed or pressed is a trap`(seed: UInt64) throws {
    var random = RandomGenerator(seed: seed, stream: "extremes")
    let entry = shippedPresets[Int(seed) % shippedPresets.count]
    var preset = entry.preset
    for _ in 0..<1 + random.next() % 5 {
      guard let assignment = try? Assignment(setting(&random)) else { continue }
      if let changed = try? preset.setting(assignment) { preset = changed }
    }
    var state = ExplorerState(preset, library: shippedEntries, glyphs: .ascii)
    state.screen = Self.sizes[Int(seed) % Self.sizes.count]
    for view in View.allCases {
      state.view = view
      state.beginMeasuring()
      _ = state.picture(state.screen)
      for _ in 0..<10 { state.advance() }
    }
    var walk = KeyWalk(seed: seed, count: 40)
    while let key = walk.next() {
      state.press(key)
      if let count = state.count, count > 99 { state.press(.escape) }
      for _ in 0..<walk.steps() % 8 { state.advance() }
      if random.uniform() < 0.1 { state.obey("set " + setting(&random)) }
      state.beginMeasuring()
      state.continueTest(work: 1000)
      let picture = state.picture(state.screen)
      #expect(picture.size == state.screen)
      var files = SessionFiles()
      state.meetRequest(on: state.screen, with: &files)
    }
  }

  @Test(arguments: Parameter.panel.filter { $0.limits != nil })
  func `A ladder has an end above and below`(parameter: Parameter) throws {
    let limits = try #require(parameter.limits)
    for (direction, finely) in [(1, false), (-1, false), (1, true), (-1, true)] {
      var value = parameter.ladder[parameter.ladder.count / 2]
      for _ in 0..<100 {
        value = parameter.rung(from: value, direction, finely: finely)
        #expect(limits.contains(value))
      }
      if !finely {
        #expect(parameter.rung(from: value, direction, finely: false) == value)
      }
    }
    #expect(parameter.rung(from: limits.upper, 1, finely: false) == limits.upper)
    #expect(limits.contains(parameter.rung(from: limits.lower, -1, finely: true)))
  }

  @Test(arguments: shippedPresets.map(\.name))
  func `An arrow held down ends at the end of the range, in every row`(name: String) throws {
    let opened = try explorer(name, at: 3)
    let size = Size(columns: 80, rows: 24)
    let rows = opened.shownParameters
    let isThorough = PlainFuzzTests.rounds > 1
    // Another view in each row and preset: all of them in every one takes minutes.
    let offset = try #require(shippedPresets.firstIndex { $0.name == name })
    for (number, parameter) in rows.enumerated() {
      for (turn, held) in Self.held.enumerated() {
        // From the preset, or a step would soon be too small for anything to happen.
        var state = opened
        state.parameter = parameter
        state.type(held.before)
        for _ in 0..<(parameter.choices.isEmpty ? held.count : 2) {
          let before = state.value(parameter, layer: 0)
          state.press(held.key)
          // From where a key changes nothing any more, it never will.
          if parameter.choices.isEmpty, state.value(parameter, layer: 0) == before { break }
        }
        if let value = state.value(parameter, layer: 0), let limits = parameter.limits {
          #expect(limits.contains(value), "\(parameter.rawValue) is \(value)")
        }
        guard held.before.isEmpty || isThorough else { continue }
        for _ in 0..<2 { state.advance() }
        let isFinite = state.timeline.experiment.model.values(of: .membranePotential).allSatisfy(
          \.isFinite)
        #expect(isFinite || state.timeline.fault != nil, "\(parameter.rawValue)")
        let views = View.allCases
        let place = (offset + number + 3 * turn) % views.count
        for view in isThorough ? views : [views[place]] {
          state.view = view
          state.beginMeasuring()
          state.continueTest(work: 1000)
          #expect(state.picture(size).size == size)
        }
      }
    }
  }

  /// A key, how often it comes, and what is typed before; the 0 begins a count.
  private static let held: [(before: String, key: Key, count: Int)] = [
    ("", .right, 1000), ("", .left, 1000), ("099999", .enter, 1), ("099999", .shiftLeft, 5),
    ("099999", .right, 2),
  ]

  @Test func `A long count on a large network is made in slices, and given up for a key`() throws {
    let layer = #"{"neurons": 400}"#
    let preset = try Preset(
      json: JSON(parsing: Array(#"{"inputs": 400, "layers": [\#(layer), \#(layer)]}"#.utf8)),
      in: .working)
    var state = ExplorerState(preset, glyphs: .ascii)
    state.type("9999.")
    let made = state.timeline.experiment.age
    #expect(made > 0 && made < 200 && state.stepsLeft == 9999 - made)
    state.advance()
    #expect(state.stepsLeft == 9998 - made)
    state.press(.down)
    #expect(state.stepsLeft == 0 && state.timeline.experiment.age == made + 1)
  }

  @Test(arguments: ["10001.", "20000.", "99999,", "923456789."])
  func `As many steps as can be typed can be asked for after the colon`(typed: String) throws {
    var state = try explorer()
    var other = state
    state.type(typed)
    other.obey((typed.hasSuffix(",") ? "back " : "step ") + typed.dropLast())
    #expect(state.timeline.experiment.age == 0 && other.timeline.experiment.age == 0)
    let sentence = "how often must be a whole number from 1 to 10000"
    #expect(state.message?.text.hasSuffix(sentence) == true)
    #expect(other.message?.text.hasSuffix(sentence) == true)
    // Digits that open views make a count after a 0.
    state.type("09999999999")
    #expect(state.message?.isWarning == true && state.count == nil)
    state.press(.escape)
    state.type("025000")
    state.press(.enter)
    #expect(state.value(.tauM) == 25_000)
  }

  @Test func `A sweep of a slow network begins without making anyone wait`() throws {
    var state = try explorer("phantom-errors")
    state.obey("set tau_m=1e6")
    state.view = .bode
    state.type("S")
    #expect(state.bode.sweep != nil)
    for _ in 0..<20 { state.advance() }
    #expect(state.bode.sweep?.points.isEmpty == true)
    _ = state.picture(Size(columns: 80, rows: 24))
    state.type("S")
    #expect(state.bode.sweep == nil)
  }
}
