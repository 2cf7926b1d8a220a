import Laboratory
import Testing

/// The one table of parameters is sound, and what it sets can be read.
struct ParameterTests {
  @Test(arguments: Parameter.allCases)
  func `Ladders rise within the limits, standards are allowed`(_ parameter: Parameter) {
    let ladder = parameter.ladder
    #expect(zip(ladder, ladder.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ladder.allSatisfy { parameter.limits?.contains($0) == true })
    #expect(ladder.isEmpty != parameter.choices.isEmpty)
    #expect((parameter.fineStep > 0) == parameter.choices.isEmpty)
    if let standard = parameter.facts.standard {
      #expect(parameter.limits?.contains(standard) == true)
    }
    #expect(!parameter.symbol.isEmpty && !parameter.name.isEmpty && !parameter.help.isEmpty)
    #expect(parameter.limits?.contains(.nan) != true)
    #expect(parameter.limits?.contains(.infinity) != true)
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

  @Test(arguments: shippedLibrary.entries.map(\.name))
  func `What is set is what is read, in all layers and in one`(name: String) throws {
    let preset = try shipped(name)
    var settings = 0
    for parameter in Parameter.allCases where parameter != .targetUntil {
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
  func `What is not allowed is refused in one sentence`(_ parameter: Parameter) throws {
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

  @Test
  func `The end of a target is read where there is a target, and refused where there is none`()
    throws
  {
    let preset = try read(preset(#""target": {"kind": "constant"}"#))
    #expect(try preset.setting(.targetUntil, to: 50).value(of: .targetUntil) == .number(50))
    let without = try shipped("lag-adds-up")
    withKnownIssue("it is accepted and forgotten") {
      #expect(throws: Fault.self) { try without.setting(.targetUntil, to: 50) }
    }
  }

  @Test func `One layer's value leaves the others, a common one clears them`() throws {
    let preset = try shipped("lag-adds-up")
    let one = try preset.setting(.tauM, to: 20, layer: 1)
    #expect((0..<4).map { one.value(of: .tauM, layer: $0).number } == [10, 20, 10, 10])
    #expect(one.value(of: .tauM) == .various)
    #expect(try one.setting(.tauM, to: 5).value(of: .tauM) == .number(5))
    #expect(one.tauR(ofLayer: 1) == [20])
  }

  @Test func `Tied, τr follows τm; untied it stays`() throws {
    let tied = try shipped("lag-adds-up")
    #expect(tied.tiesTauR())
    #expect(try tied.setting(.tauM, to: 30).value(of: .tauR) == .number(30))
    let free = try tied.setting(.tauR, to: 10)
    #expect(!free.tiesTauR())
    #expect(try free.setting(.tauM, to: 30).value(of: .tauR) == .number(10))
    #expect(free.tyingTauR() == tied)
    let partly = free.tyingTauR(layer: 2)
    #expect((0..<4).map { partly.tiesTauR(layer: $0) } == [false, false, true, false])
    #expect(
      try partly.setting(.tauM, to: 30).layers.indices.map { l in
        try partly.setting(.tauM, to: 30).tauR(ofLayer: l)
      } == [[10], [10], [30], [10]])
  }

  @Test func `A new kind of stimulus keeps what both have`() throws {
    let sine = try shipped("lag-adds-up", setting: ["stimulus.amplitude=3"])
    let square = try sine.setting(.stimulusKind, to: "square")
    #expect(square.value(of: .frequency) == .number(5))
    #expect(square.value(of: .amplitude) == .number(3))
    #expect(square.value(of: .width) == .none)
    #expect(throws: Fault.self) { try sine.setting(.stimulusKind, to: "csv") }
  }
}
