import Glibc
import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// What the table of lags says is what theory and the presets' own words say.
struct ResponseTests {
  private func response(
    _ name: String, after time: Double, setting assignments: [String] = []
  ) throws -> Response {
    let preset = try shipped(name, setting: assignments)
    var timeline = Timeline(preset)
    for _ in 0..<TimeGrid(dt: preset.dt).steps(until: time) { timeline.advance() }
    return Response(of: timeline)
  }

  @Test(arguments: [1.0, 2, 5, 10, 20, 50])
  func `The lag of a leaky chain is the sum of its layers' phases`(frequency: Double) throws {
    let response = try response(
      "lag-adds-up", after: max(600, 2200 / frequency),
      setting: ["stimulus.frequency=\(frequency)"])
    #expect(response.method == .phase(frequency: frequency))
    func expect(_ layers: [Response.Layer], lookahead: Double) {
      var lag = 0.0
      var gain = 1.0
      #expect(layers.count == 4)
      for (l, layer) in layers.enumerated() {
        let theory = FrequencyResponse.discrete(
          frequency: frequency, lookahead: lookahead, relaxation: 0.01, dt: 0.1,
          delay: l > 0 ? 1 : 0)
        lag += theory.lag(frequency: frequency)
        gain *= theory.gain
        #expect(abs((layer.lag ?? .nan) - lag) < 0.05)
        #expect(abs((layer.expectedLag ?? .nan) - lag) < 1e-9)
        #expect(abs((layer.gain ?? .nan) - gain) < 0.01)
      }
    }
    expect(response.network, lookahead: 1)
    expect(response.twin, lookahead: 0)
  }

  private func rounded(_ layers: [Response.Layer]) -> [Double] {
    layers.map { (($0.lag ?? .nan) * 10).rounded() / 10 }
  }

  @Test(arguments: [150.0, 300, 500, 900])
  func `A step is half way after 7∙0, 17∙0, 27∙1 and 37∙1 ms`(time: Double) throws {
    let response = try response("step-through-four-layers", after: time)
    #expect(rounded(response.twin) == [7.0, 17.0, 27.1, 37.1])
    #expect(rounded(response.network) == [0.1, 0.2, 0.3, 0.4])
  }

  /// The experiment after some steps, then changed and stepped on.
  private func response(
    _ name: String, setting assignments: [String] = [], after time: Double,
    changing assignment: String, then more: Double
  ) throws -> Response {
    let preset = try shipped(name, setting: assignments)
    let grid = TimeGrid(dt: preset.dt)
    var timeline = Timeline(preset)
    for _ in 0..<grid.steps(until: time) { timeline.advance() }
    timeline.adopt(try preset.setting(Assignment(assignment)))
    for _ in 0..<grid.steps(until: more) { timeline.advance() }
    return Response(of: timeline)
  }

  @Test func `A stimulus that becomes a step steps when it is changed`() throws {
    // From rest at another value each layer does what it does from zero.
    let fromRest = try response(
      "lag-adds-up", setting: [#"stimulus={"kind": "constant", "amplitude": 0.3}"#], after: 500,
      changing: #"stimulus={"kind": "step"}"#, then: 300)
    #expect(rounded(fromRest.network) == [0.1, 0.2, 0.3, 0.4])
    #expect(rounded(fromRest.twin) == [7.0, 17.0, 27.1, 37.1])
    let fromSine = try response(
      "lag-adds-up", after: 500, changing: "stimulus.kind=step", then: 300)
    #expect(rounded(fromSine.network) == [0.1, 0.2, 0.3, 0.4])
  }

  @Test func `A step under other parameters is not measured`() throws {
    let settled = try response(
      "lag-adds-up", setting: [#"stimulus={"kind": "step"}"#], after: 600, changing: "tau_m=20",
      then: 100)
    #expect((settled.network + settled.twin).allSatisfy { $0.lag == nil && $0.absence == .noStep })
    // Of pulses the next one counts, once it is there; it is slower then.
    let pulses = [#"stimulus={"kind": "pulse", "at": 10, "width": 200, "period": 400}"#]
    let before = try response(
      "lag-adds-up", setting: pulses, after: 300, changing: "tau_m=20", then: 50)
    #expect(before.twin.allSatisfy { $0.lag == nil && $0.absence == .settling })
    let after = try response(
      "lag-adds-up", setting: pulses, after: 300, changing: "tau_m=5", then: 200)
    #expect(rounded(after.twin).first == 3.6)
  }

  @Test func `Looking too far ahead peaks at powers of 1∙2`() throws {
    let response = try response("prospective-overshoot", after: 200)
    for (l, layer) in response.network.enumerated() {
      #expect(abs((layer.gain ?? .nan) - pow(1.2, Double(l + 1))) < 0.01)
    }
    #expect(response.twin.allSatisfy { abs(($0.gain ?? .nan) - 1) < 0.01 })
  }

  @Test(arguments: [-7, 0, 1, 12, 123], [0.5, 3])
  func `Correlation finds a delay in noise to a tenth of a sample`(delay: Int, gain: Double) throws
  {
    let noise = try samples(
      #"{"kind": "noise", "tau": 10, "order": 2, "offset": 4}"#, dt: 0.5, steps: 6000)
    let ideal = Array(noise[200..<5800])
    let actual = (200..<5800).map { 1 + gain * noise[$0 - delay] }
    let found = try #require(Correlation([(ideal, actual)], delays: -100...400))
    #expect(abs(found.delay - Double(delay)) < 0.1)
    #expect(abs(found.gain - gain) < 0.1 * gain)
    #expect(found.peak > 0.99)
  }

  @Test func `Leaky layers lag behind noise as the preset says`() throws {
    let response = try response("fast-noise", after: 2000)
    #expect(response.method == .correlation)
    for (layer, lag) in zip(response.twin, [7.0, 15, 25, 34]) {
      #expect(abs((layer.lag ?? .nan) - lag) < 2)
    }
    for (layer, lag) in zip(response.network, [0.0, 0.1, 0.2, 0.3]) {
      #expect(abs((layer.lag ?? .nan) - lag) < 0.06)
      #expect(abs((layer.gain ?? .nan) - 1) < 0.01)
    }
    #expect((response.error ?? .nan) < 0.1 * (response.twinError ?? .nan))
  }

  @Test func `Where nothing can be said, nothing is said`() throws {
    let preset = try shipped("lag-adds-up")
    let empty = Response(of: Timeline(preset))
    #expect(empty.network.allSatisfy { $0.lag == nil && $0.gain == nil })
    #expect(empty.error == nil)
    let constant = try response(
      "fast-noise", after: 100, setting: ["stimulus.kind=constant", "twin=null"])
    #expect(constant.network.allSatisfy { $0.lag == nil })
    #expect(constant.twin.isEmpty && constant.twinError == nil)
  }
}
