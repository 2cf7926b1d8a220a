import Foundation
import Testing

/// `lescope bode` measures what theory says, and writes it down.
struct BodeTests {
  private struct Row {
    var frequency: Double
    var network: String
    var layer: Int
    var source: String
    var gain: Double
    var phase: Double
    var lag: Double
  }

  private func rows(_ words: String) throws -> (comments: [String], rows: [Row]) {
    let outcome = try Program.run(["bode"] + words.split(separator: " ").map(String.init))
    #expect(outcome.ending == .exit(0))
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let comments = lines.filter { $0.hasPrefix("#") }
    #expect(
      lines.dropFirst(comments.count).first
        == "frequency_hz,network,layer,source,gain,phase_deg,lag_ms,gain_uncertainty,lag_uncertainty_ms,"
        + "remark"
    )
    return (
      comments,
      lines.dropFirst(comments.count + 1).map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        #expect(fields.count == 10 && (fields[4] == "") == (fields[9] != ""))
        return Row(
          frequency: Double(fields[0]) ?? .nan, network: String(fields[1]),
          layer: Int(fields[2]) ?? 0, source: String(fields[3]), gain: Double(fields[4]) ?? .nan,
          phase: Double(fields[5]) ?? .nan, lag: Double(fields[6]) ?? .nan)
      }
    )
  }

  @Test(arguments: ["synchronous", "sweep", "equilibrium"])
  func `What is measured is what the scheme's closed form says`(scheme: String) throws {
    let (comments, rows) = try rows(
      "lag-adds-up --csv - --from 1 --to 50 --points 3 --set scheme=\(scheme) --set dt=0.25")
    #expect(comments.count == 2)
    #expect(comments[0].hasPrefix("# lescope/1 {"))
    #expect(comments[1].hasPrefix("# sines of amplitude 1 about"))
    #expect(rows.count == 3 * 2 * 4 * 3)
    #expect(Set(rows.map(\.frequency)) == [1, 7.071067812, 50])
    for start in stride(from: 0, to: rows.count, by: 3) {
      let (continuous, theory, measured) = (rows[start], rows[start + 1], rows[start + 2])
      #expect(
        [continuous, theory, measured].map(\.source) == ["continuous", "scheme", "measured"])
      #expect(abs(measured.lag - theory.lag) <= max(0.05, 0.01 * abs(theory.lag)))
      #expect(abs(measured.gain / theory.gain - 1) < 0.01)
      #expect(abs(measured.phase - theory.phase) < 0.1)
      #expect(abs(measured.lag * 0.36 * measured.frequency + measured.phase) < 1e-6)
      // H = (1 + iωτr)/(1 + iωτm), to the power of the layer.
      let angle = 2 * Double.pi * continuous.frequency / 100
      let power = Double(continuous.layer)
      let isLeaky = continuous.network == "twin"
      let gain = isLeaky ? pow(1 + angle * angle, -power / 2) : 1
      #expect(abs(continuous.gain - gain) < 1e-9)
      let phase = isLeaky ? -atan(angle) * power * 180 / Double.pi : 0
      #expect(abs(continuous.phase - phase) < 1e-9)
    }
  }

  @Test func `Neurons that are not linear are measured with a small sine`() throws {
    let words = "one-neuron-lag --csv - --from 10 --to 10 --set activation=tanh"
    let (comments, rows) = try rows(words)
    #expect(comments[1].hasPrefix("# sines of amplitude 0.01 about"))
    #expect(comments[1].contains("linearised there"))
    #expect(abs(rows[5].gain / rows[4].gain - 1) < 1e-4)
    let (loud, far) = try self.rows(words + " --amplitude 2")
    #expect(loud[1].hasPrefix("# sines of amplitude 2 about"))
    #expect(abs(far[5].gain / far[4].gain - 1) > 0.02)
    #expect(try self.rows(words + " --no-comment").comments.isEmpty)
  }

  @Test func `Without a file the table is for people, or for programs`() throws {
    let text = try Program.run(["bode", "one-neuron-lag", "--from", "5", "--to", "5"]).output
    #expect(text.contains("measured"))
    #expect(text.split(separator: "\n").contains { $0.contains("leaky") && $0.contains("9.694") })
    let json = try Program.run([
      "bode", "one-neuron-lag", "--from", "5", "--to", "5", "--summary", "json",
    ]).output
    for key in ["frequency_hz", "gain", "phase_deg", "lag_ms", "lag_uncertainty_ms", "amplitude"] {
      #expect(json.contains("\"\(key)\""))
    }
  }

  @Test(
    arguments: [
      ["run", "lag-adds-up", "--duration", "20"], ["bode", "lag-adds-up", "--points", "2"],
      ["train", "two-weights", "--duration", "20"],
    ])
  func `To people a leaky twin is called leaky`(words: [String]) throws {
    func summary(_ more: String...) throws -> String {
      try Program.run(words + ["--summary", "text"] + more).output
    }
    let leaky = try summary()
    #expect(leaky.contains(" leaky") && leaky.contains(" LE"), "\(leaky)")
    #expect(!leaky.contains(" twin ") && !leaky.contains(" twin:"), "\(leaky)")
    let other = try summary("--set", "twin.tau_r=5")
    #expect(other.contains(" twin") && !other.contains(" leaky"), "\(other)")
  }

  @Test func `Errors that travel in time stand beside their adjoint`() throws {
    let settings =
      "lag-line --set activation=linear --set layers.1.tau_m=10 --set layers.2.tau_m=10 --set tau_r=2"
    let (_, rows) = try rows("\(settings) --csv - --from 10 --to 10 --points 1")
    let errors = rows.filter { $0.source == "error" || $0.source == "adjoint" }
    #expect(errors.map(\.network) == ["le", "le", "le", "le"], "the twin's act at once")
    let forward = try #require(rows.first { $0.layer == 1 && $0.source == "continuous" })
    let (error, adjoint) = (errors[2], errors[3])
    #expect([error.source, adjoint.source] == ["error", "adjoint"] && error.layer == 2)
    #expect(abs(forward.phase + 24.98) < 0.005 && abs(forward.gain - 0.853) < 5e-4)
    #expect(abs(error.phase - 24.98) < 0.005 && abs(error.gain - 1.172) < 5e-4)
    #expect(abs(adjoint.phase - error.phase) < 1e-9)
    #expect(abs(adjoint.gain - forward.gain) < 1e-9)
    let text = try Program.run(
      ["bode"] + "\(settings) --from 10 --to 10 --points 1".split(separator: " ").map(String.init))
    #expect(text.output.contains("errors from the target down"))
    let json = try Program.run(
      ["bode"]
        + "\(settings) --from 10 --to 10 --points 1 --summary json".split(separator: " ")
        .map(String.init))
    #expect(json.output.contains(#""source": "adjoint""#))
  }

  @Test func `The summary of a run has both closed forms`() throws {
    let json = try Program.run(["run", "lag-adds-up", "--summary", "json"]).output
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    for (network, lag) in [("le", 0.3), ("twin", 39.1)] {
      let layers = try #require(
        (object[network] as? [String: Any])?["layers"] as? [[String: Any]])
      let last = try #require(layers.last)
      func number(_ key: String) throws -> Double { try #require(last[key] as? Double) }
      #expect(abs(try number("lag_ms") - lag) < 0.05)
      #expect(abs(try number("expected_lag_ms") - lag) < 0.05)
      #expect(abs(try number("correlation_lag_ms") - lag) < 0.05)
      #expect(abs(try number("continuous_lag_ms") - (network == "le" ? 0 : 38.79)) < 0.1)
      #expect(try number("lag_uncertainty_ms") < 0.05)
      #expect(try number("correlation_lag_uncertainty_ms") < 0.05)
      #expect(abs(try number("gain") - number("expected_gain")) < 1e-4)
      #expect(try number("continuous_gain") > 0.8 && number("gain_uncertainty") < 0.01)
      #expect(last["remark"] is NSNull)
    }
    let still = try Program.run([
      "run", "lag-adds-up", "--summary", "json", "--set", "stimulus.kind=constant",
    ]).output
    #expect(still.contains("\"remark\": \"no periodic content\""))
  }
}
