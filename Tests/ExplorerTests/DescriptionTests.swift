import Formats
import LatentEquilibrium
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Stage

/// The picture in sentences says what the picture shows.
struct DescriptionTests {
  @Test(arguments: shippedPresets.map(\.name))
  func `Lags and gains are those that the scope shows`(name: String) throws {
    var state = try explorer(name, at: 700)
    state.measure()
    let response = try #require(state.response)
    let sentences = Description(state).sentences
    for (member, layers) in [(Member.network, response.network), (.twin, response.twin)] {
      for (number, layer) in layers.enumerated() {
        guard let lag = layer.lag else { continue }
        let start = "\(state.name(of: member)): layer \(number + 1) "
        let sentence = try #require(sentences.first { $0.hasPrefix(start) }, "\(start)")
        let gain = Number.fixed(layer.gain ?? .nan, decimals: 2)
        let time = Number.fixed(abs(lag), decimals: 1)
        if case .halfTime = response.method {
          #expect(sentence.hasPrefix("\(start)is half way \(time) ms after the step, peak \(gain)"))
        } else {
          let words = abs(lag) < 0.05 ? "without lag" : "\(time) ms \(lag > 0 ? "late" : "early")"
          let spread = layer.lagUncertainty ?? 0
          let doubt =
            spread < 0.05 ? "" : " give or take \(Number.fixed(spread, decimals: 1)) ms"
          #expect(sentence.hasPrefix("\(start)follows the ideal \(words)\(doubt), gain \(gain)"))
        }
      }
    }
    let error = Number.significant(try #require(response.error), digits: 2)
    let words = "off the ideal, on average, by: \(state.networkName) \(error)"
    #expect(sentences.contains { $0.contains(words) })
  }

  @Test func `The fourth leaky layer is as late as it is`() throws {
    let sentences = Description(of: try shippedLibrary.preset("lag-adds-up"), at: 500).sentences
    #expect(
      sentences.contains(
        "leaky: layer 4 follows the ideal 39.1 ms late, gain 0.83 (theory 39.1 ms)."))
    #expect(sentences.contains("LE: layer 1 follows the ideal without lag, gain 1.00."))
    #expect(sentences.contains { $0.hasPrefix("LE is Latent Equilibrium, 4 layers") })
    #expect(sentences.contains { $0.contains("tau_r is 0 ms, not tau_m = 10 ms") })
    #expect(!sentences.contains { $0.hasPrefix("Warning") })
  }

  @Test(arguments: shippedPresets.map(\.name))
  func `The numbers for programs are those of the networks`(name: String) throws {
    let state = try explorer(name, at: 150)
    let json = try JSON(parsing: Array(Description(state).json.pretty.utf8))
    guard case .list(let layers) = json["twin"]?["layers"] else {
      Issue.record("the twin has no list of layers")
      return
    }
    let twin = try #require(state.timeline.experiment.participant(.twin)?.model)
    #expect(layers.count == state.preset.layers.count)
    let error = state.preset.family == .layered ? Signal.error : .apicalPotential
    for (number, layer) in layers.enumerated() {
      let place = state.place(ofLayer: number)
      #expect(layer["u"] == .number(twin.value(of: .membranePotential, unit: place)))
      #expect(layer["r"] == .number(twin.value(of: .rate, unit: place)))
      #expect(layer[error.symbol] == .number(twin.value(of: error, unit: place)))
    }
  }

  @Test func `Phantom errors, a coarse step and a divergence are warned of`() throws {
    let phantom = try read(
      #"{"layers": [{"neurons": 3, "weights": {"init": "normal", "std": 1}}, {}], "#
        + #""stimulus": {"kind": "sine"}}"#)
    let warnings = Description(of: phantom, at: 60).warnings
    #expect(warnings.count == 1)
    #expect(warnings[0].hasPrefix("phantom errors: without a teacher leaky makes errors of up to"))

    let coarse = try read(#"{"dt": 2, "layers": [{}], "stimulus": {"kind": "sine"}}"#)
    #expect(Description(of: coarse, at: 60).sentences.contains { $0.contains("is coarse for") })

    let diverging = try read(
      #"{"dt": 5, "tau_m": 1, "layers": [{"weights": [[1]]}], "stimulus": {"kind": "constant"}}"#)
    let end = Description(of: diverging, at: 1000)
    #expect(end.time < 100)
    #expect(end.sentences.contains { $0.hasPrefix("Warning: the network diverged in layer 1") })
  }

  @Test func `A change is told`() throws {
    var state = try explorer(at: 20)
    state.set(.tauM, to: 50)
    let changes = "Changed from Lag adds up with depth: tau_m 50 ms instead of 10 ms."
    #expect(Description(state).sentences.contains(changes))
  }

  @Test func `Nothing but printable ASCII comes out, whatever the preset says`() throws {
    let preset = try read(
      #"{"title": "\u001b[31mτ\u0007", "about": "\u009b1m ü 漢", "layers": [{"name": "\u001b"}]}"#)
    for line in Description(of: preset, at: 5).sentences {
      #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
    }
  }
}
