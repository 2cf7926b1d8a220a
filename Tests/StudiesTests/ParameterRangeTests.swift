import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Every number of a preset has a range, and every way of setting it respects that range.
struct ParameterRangeTests {
  static let numbers = Parameter.allCases.filter { $0.limits != nil }
  /// Presets that have, all together, nearly every parameter.
  static let presets = [
    "lag-adds-up", "prospective-overshoot", "fast-noise", "yin-yang", "teacher",
  ]

  @Test(arguments: numbers)
  func `A range has two ends`(parameter: Parameter) throws {
    let limits = try #require(parameter.limits)
    #expect(limits.lower.isFinite && limits.upper.isFinite)
    #expect(limits.contains(limits.lower) && limits.contains(limits.upper))
    #expect(!limits.contains(limits.lower.nextDown) && !limits.contains(limits.upper.nextUp))
    #expect(parameter.remedy.contains(" from "))
  }

  @Test(arguments: numbers)
  func `What is beyond its ends is refused by keys, settings, files and sweeps alike`(
    parameter: Parameter
  ) throws {
    let limits = try #require(parameter.limits)
    let beyond = [
      limits.lower.nextDown, limits.upper.nextUp, 1e300, -1e300, 1e18, -1e18,
      limits.lower > 0 ? limits.lower / 1e6 : limits.lower - 1,
    ].filter { !limits.contains($0) }
    #expect(beyond.count >= 4)
    for name in Self.presets {
      let preset = try shipped(name)
      guard case .number = preset.value(of: parameter, layer: 0), parameter != .neurons else {
        continue
      }
      for value in beyond {
        let fault = #expect(throws: Fault.self) { try preset.setting(parameter, to: value) }
        #expect(fault?.message.contains("it must be") == true)
        let assignment = try Assignment("\(parameter.rawValue)=\(JSON.digits(of: value))")
        #expect(throws: PresetError.self) { try preset.setting(assignment) }
        let axis = try SweepAxis("\(parameter.rawValue)=\(JSON.digits(of: value))")
        let source = try shippedLibrary.source(of: name)
        #expect(throws: PresetError.self) {
          try Sweep(source, setting: [], over: SweepGrid([axis]), measures: [.error])
        }
      }
    }
  }

  @Test(arguments: numbers, presets)
  func `At the ends of its range an experiment still runs`(
    parameter: Parameter, name: String
  ) throws {
    let preset = try shipped(name)
    let limits = try #require(parameter.limits)
    for value in [limits.lower, limits.upper] {
      guard let changed = try? preset.setting(parameter, to: value) else { continue }
      #expect(changed.value(of: parameter).number == value)
      var experiment = Experiment(changed, tracksLearning: true)
      // It may diverge; it may not trap.
      for _ in 0..<20 where (try? experiment.advance()) == nil { break }
      var running = try Experiment(preset, tracksLearning: true).advanced(by: 300)
      running.adopt(changed)
      for _ in 0..<20 where (try? running.advance()) == nil { break }
      #expect(running.preset == changed)
      // What is measured of a short run at the end of a range is a number, or nothing.
      let timeline = Timeline(running: changed, lasting: 20 * changed.dt)
      for layer in Response(of: timeline, correlates: true).network {
        #expect(layer.lag?.isFinite ?? true)
      }
    }
  }

  @Test func `The steps of a run are counted before they are made`() throws {
    let preset = try shipped("lag-adds-up")
    #expect(try preset.stepsOfRun(lasting: 1e11) == TimeGrid.mostSteps)
    let fault = #expect(throws: Fault.self) { try preset.stepsOfRun(lasting: 1.1e11) }
    #expect(
      fault?.description
        == "duration: 110000000000 ms in steps of 0.1 ms are more than 1e12 steps; "
        + "it must be shorter, or dt coarser")
    let task = try shipped("yin-yang", setting: ["task.presentation=1e11"])
    #expect(throws: Fault.self) { try task.stepsOfRun() }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 0x1p53, 1.9, -1.9])
  func `A number of any size becomes a whole one`(value: Double) {
    let whole = Int(clamping: value)
    #expect(abs(whole) <= 1 << 53)
    if value.magnitude < 10 { #expect(whole == Int(value)) }
  }

  @Test func `A formula is as long as a formula may be`() throws {
    let long = Array(repeating: "1", count: 201).joined(separator: "+")
    #expect(try Expression(long).value(in: Measurements(before: shipped("lag-adds-up"))) == 201)
    for sign in ["+", "*", " and ", "^", "-"] {
      let endless = Array(repeating: "1", count: 60_000).joined(separator: sign)
      #expect(throws: Fault.self) { try Expression(endless) }
    }
    #expect(throws: Fault.self) { try Expression(String(repeating: "-", count: 60_000) + "1") }
    #expect(throws: Fault.self) { try Expression(String(repeating: "(", count: 60_000)) }
  }
}
