import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import ShippedPresets

struct ParameterTests {
  private let chain = #"{"layers": [{}, {"tau_m": 20, "eta": 0.5}, {}]}"#

  @Test(arguments: Parameter.allCases)
  func `Every row of the table is whole`(parameter: Parameter) {
    let facts = parameter.facts
    #expect(!facts.symbol.isEmpty && !facts.name.isEmpty && !facts.help.isEmpty)
    #expect(facts.noun.hasPrefix("a ") || facts.noun.hasPrefix("an "))
    switch facts.domain {
    case .choices(let words):
      #expect(words.count > 1 && Set(words).count == words.count)
      #expect(parameter.ladder.isEmpty && parameter.fineStep == 0)
    case .numbers(let limits, let ladder, let fine):
      #expect(zip(ladder, ladder.dropFirst()).allSatisfy { $0 < $1 } && ladder.count > 3)
      #expect(ladder.allSatisfy(limits.contains))
      #expect(fine > 0)
      #expect(facts.standard.map(limits.contains) ?? true)
      #expect(!limits.contains(.nan) && !limits.contains(.infinity))
      #expect(parameter.choices.isEmpty)
    }
  }

  @Test(arguments: Parameter.allCases)
  func `Every parameter leads to a property`(parameter: Parameter) {
    let part = parameter.rawValue.split(separator: ".").first
    if case .stimulus = parameter.location { #expect(part == "stimulus") }
    #expect(Parameter(rawValue: parameter.rawValue) == parameter)
  }

  @Test func `The rungs are the numbers that are written`() {
    #expect(
      Parameter.rungs(from: -2, to: 1) == [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10])
  }

  @Test func `A preset that says nothing stands at the standards`() throws {
    let preset = try read(#"{"layers": [{}], "stimulus": {"kind": "pulse"}}"#)
    var compared = 0
    for parameter in Parameter.allCases {
      guard let standard = parameter.facts.standard,
        let value = preset.value(of: parameter).number
      else { continue }
      #expect(value == standard, "\(parameter.rawValue)")
      compared += 1
    }
    #expect(compared > 15)
  }

  @Test func `Layers that differ have no common value`() throws {
    let preset = try read(chain)
    #expect(preset.value(of: .tauM) == .various)
    #expect(preset.value(of: .tauM, layer: 1) == .number(20))
    #expect(preset.value(of: .eta, layer: 0) == .number(0))
    #expect(preset.value(of: .tauR, layer: 1) == .number(20))
    #expect(preset.value(of: .dt) == .number(0.1))
  }

  @Test func `Setting all layers clears what they had of their own`() throws {
    let preset = try read(chain).setting(.tauM, to: 30)
    #expect(preset.value(of: .tauM) == .number(30))
    #expect(preset.layers.allSatisfy { $0.tauM == nil })
    let one = try preset.setting(.tauM, to: 5, layer: 2)
    #expect((0..<3).map { one.value(of: .tauM, layer: $0).number } == [30, 30, 5])
    #expect(one.value(of: .tauM) == .various)
    #expect(one.value(of: .tauR, layer: 2) == .number(5))
  }

  @Test func `A tie is loosened by a value and made again`() throws {
    let preset = try read(chain)
    #expect(preset.tiesTauR())
    let loose = try preset.setting(.tauR, to: 3, layer: 0)
    #expect(!loose.tiesTauR() && !loose.tiesTauR(layer: 0) && loose.tiesTauR(layer: 1))
    #expect(loose.tyingTauR(layer: 0) == preset)
    let free = try preset.setting(.tauR, to: 3)
    let partly = free.tyingTauR(layer: 1)
    #expect(partly.tiesTauR(layer: 1) && !partly.tiesTauR(layer: 0))
    #expect(partly.value(of: .tauR, layer: 0) == .number(3))
    #expect(partly.value(of: .tauR, layer: 1) == .number(20))
    #expect(free.tyingTauR() == preset)
  }

  @Test func `Tied, τr follows τm; untied it stays`() throws {
    let tied = try shipped("lag-adds-up")
    #expect(try tied.setting(.tauM, to: 30).value(of: .tauR) == .number(30))
    let free = try tied.setting(.tauR, to: 10)
    #expect(try free.setting(.tauM, to: 30).value(of: .tauR) == .number(10))
    let partly = try free.tyingTauR(layer: 2).setting(.tauM, to: 30)
    #expect((0..<4).map { partly.tauR(ofLayer: $0) } == [[10], [10], [30], [10]])
  }

  @Test func `What a stimulus does not have does not apply`() throws {
    let constant = try read(stimulus(#"{"kind": "constant"}"#))
    #expect(constant.value(of: .frequency) == .none)
    #expect(constant.value(of: .amplitude) == .number(1))
    let fault = #expect(throws: Fault.self) { try constant.setting(.frequency, to: 3) }
    #expect(fault?.description == "stimulus.frequency: this preset does not have it")
  }

  @Test
  func `The end of a target is read where there is a target, and refused where there is none`()
    throws
  {
    let preset = try read(preset(#""target": {"kind": "constant"}"#))
    #expect(try preset.setting(.targetUntil, to: 50).value(of: .targetUntil) == .number(50))
    let without = try shipped("lag-adds-up")
    #expect(throws: Fault.self) { try without.setting(.targetUntil, to: 50) }
  }

  @Test func `Another kind keeps what both have`() throws {
    let sine = try read(stimulus(#"{"frequency": 8, "amplitude": 3}"#))
    let square = try sine.setting(.stimulusKind, to: "square")
    #expect(square.value(of: .frequency) == .number(8))
    #expect(square.value(of: .amplitude) == .number(3))
    #expect(square.value(of: .width) == .none)
    #expect(square.value(of: .stimulusKind) == .choice("square"))
    #expect(try square.setting(.stimulusKind, to: "pulse").value(of: .width) == .number(10))
    #expect(throws: Fault.self) { try sine.setting(.stimulusKind, to: "csv") }
  }

  @Test func `Every parameter that applies can be set to what it is`() throws {
    for text in [
      chain, stimulus(#"{"kind": "pulse", "period": 50}"#), stimulus(#"{"kind": "noise"}"#),
    ] {
      let preset = try read(text)
      for parameter in Parameter.panel {
        switch preset.value(of: parameter, layer: 0) {
        case .number(let value) where !parameter.isPerLayer:
          #expect(try preset.setting(parameter, to: value).value(of: parameter) == .number(value))
        case .choice(let word):
          let same = try preset.setting(parameter, to: word).value(of: parameter)
          #expect(same == .choice(word))
        default: break
        }
      }
    }
  }

  @Test(arguments: EmbeddedFiles.selfContained)
  func `What is set is what is read, in all layers and in one`(name: String) throws {
    let preset = try shipped(name)
    var settings = 0
    for parameter in Parameter.allCases {
      for layer in [nil, 0] where layer == nil || parameter.isPerLayer {
        for value in parameter.ladder {
          guard let changed = try? preset.setting(parameter, to: value, layer: layer)
          else { continue }
          #expect(changed.value(of: parameter, layer: layer) == .number(value))
          settings += 1
        }
        for word in parameter.choices {
          guard let changed = try? preset.setting(parameter, to: word, layer: layer)
          else { continue }
          #expect(changed.value(of: parameter, layer: layer) == .choice(word))
          settings += 1
        }
      }
    }
    #expect(settings > 200)
  }

  @Test(arguments: Parameter.panel)
  func `What is not allowed is refused in one sentence`(parameter: Parameter) throws {
    let preset = try shipped("lag-adds-up")
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: Fault.self) { try preset.setting(parameter, to: value) }
    }
    #expect(throws: Fault.self) { try preset.setting(parameter, to: "nonsense") }
    if let limits = parameter.limits, limits.lower.isFinite {
      let fault = #expect(throws: Fault.self) {
        try preset.setting(parameter, to: limits.lower - 1)
      }
      #expect(fault?.message.contains("; it must be ") == true)
    }
  }

  @Test(arguments: [
    (Parameter.tauM, 0.0, "tau_m: 0 is not a time constant; it must be from 1e-6 to 1000000 ms"),
    (.tauSpread, 1.5, "substrate.tau_spread: 1.5 is not a relative spread; it must be from 0 to 1"),
    (.beta, -1, "beta: -1 is not a nudging strength; it must be from 0 to 1000000"),
    (.inputs, 3, "inputs: sizes are given in the preset file, with the weights"),
  ])
  func `A value out of range says what is allowed`(
    parameter: Parameter, value: Double, sentence: String
  ) throws {
    let preset = try read(chain)
    let fault = #expect(throws: Fault.self) { try preset.setting(parameter, to: value) }
    #expect(fault?.description == sentence)
  }
}
