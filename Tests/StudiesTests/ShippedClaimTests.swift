import Glibc
import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import ShippedPresets
@testable import Studies

/// What shipped presets, lessons and the documents say that a run shows is what a run shows.
struct ShippedClaimTests {
  private func readme() throws -> String { try document("README.md") }

  private func fixed(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "–" }
    let scale = pow(10, Double(decimals))
    let digits = String(Int((value.magnitude * scale).rounded()))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// As many decimals as three digits that count have.
  private func significant(_ value: Double) -> Int {
    value == 0 ? 0 : max(0, 2 - Int(log10(value.magnitude).rounded(.down)))
  }

  /// "7, 16, 24 and 34".
  private func list(_ values: [Double?], _ decimals: Int) -> String {
    values.map { fixed($0, decimals) }.joined(", ", last: " and ")
  }

  /// The numbers that stand in a text.
  private func numbers(in text: String) -> [String] {
    text.matches(of: /[0-9]+(\.[0-9]+)?/).map { String($0.output.0) }
  }

  /// What was measured when a preset has run for its duration.
  private func response(_ name: String) throws -> (Preset, Response) {
    let preset = try shipped(name)
    return (preset, Response(of: Timeline(running: preset, lasting: preset.duration)))
  }

  /// Every number of a preset's `about`: either given in the preset, or what its run shows.
  private func expect(
    _ preset: Preset, shows claims: [String], given: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for claim in claims {
      #expect(preset.about.original.contains(claim), "\(claim)", sourceLocation: sourceLocation)
    }
    let known = Set(given + claims.flatMap(numbers))
    for number in numbers(in: preset.about.original) {
      #expect(known.contains(number), "\(number)", sourceLocation: sourceLocation)
    }
  }

  @Test func `Lag adds up with depth`() throws {
    let (preset, response) = try response("lag-adds-up")
    let lags = response.twin.map(\.lag)
    expect(
      preset,
      shows: [
        "adds \(fixed((lags[3] ?? 0) - (lags[2] ?? 0), 1)) ms of lag: \(fixed(lags[3], 0)) ms",
        "shrunk to \(fixed(response.twin[3].gain, 2))",
        "\(fixed((response.network[3].lag ?? 0) / 3, 1)) ms a layer",
      ], given: ["5"])
    #expect(try readme().contains("\(list(lags, 1)) ms against\n"))
    let last = fixed(response.network[3].lag, 1)
    #expect(try readme().contains("0.0 to \(last) ms"))
  }

  @Test func `One neuron, one lag`() throws {
    let (preset, response) = try response("one-neuron-lag")
    let (leaky, network) = (response.twin[0], response.network[0])
    expect(
      preset,
      shows: [
        "\(fixed(leaky.lag, 1)) ms late and \(fixed(leaky.gain, 2)) as high",
        "\(fixed(network.lag, 1)) ms late.",
      ], given: ["10", "5"])
  }

  @Test func `A step through four layers, and looking too far ahead`() throws {
    let (step, halves) = try response("step-through-four-layers")
    expect(
      step,
      shows: [
        "after \(list(halves.twin.map(\.lag), 1)) ms", "\(list(halves.network.map(\.lag), 1)) ms",
      ], given: ["1", "20", "200"])
    let (overshoot, peaks) = try response("prospective-overshoot")
    let list = list(peaks.network.map(\.gain), 2)
    expect(overshoot, shows: ["peak at \(list)"], given: ["12", "10"])
    #expect(try readme().contains("peaks at \(list);"))
  }

  @Test func `The relaxation problem`() throws {
    let (preset, response) = try response("relaxation")
    expect(
      preset,
      shows: [
        "\(list(response.twin.map(\.lag), 1)) ms late",
        "\(list(response.network.map(\.lag), 1)) ms late",
        "\(fixed(response.twinError, 2)) on average", "\(fixed(response.error, 4)) from the ideal",
      ], given: ["100", "1", "0.5"])
    // Until the input changes u is under way, and r where it will be.
    let timeline = Timeline(running: preset, lasting: 101)
    let (network, ideal) = (timeline.experiment.network, timeline.experiment.ideal)
    #expect(abs(tanh(network.prospectivePotential[1]) - (ideal.neuronRate.last ?? .nan)) < 1e-9)
    #expect(abs(network.membranePotential[1] - network.prospectivePotential[1]) > 0.1)
  }

  @Test func `Sums, noise, and a heartbeat come as late as is said`() throws {
    let (sum, ofSum) = try response("sum-of-sines")
    func late(_ response: Response) -> String { list(response.twin.map(\.lag), 0) }
    func step(_ response: Response) -> String { fixed((response.network[3].lag ?? 0) / 3, 1) }
    expect(
      sum, shows: ["\(late(ofSum)) ms late", "\(step(ofSum)) ms a layer"],
      given: ["2", "7", "23"])
    let (noise, ofNoise) = try response("fast-noise")
    expect(
      noise,
      shows: [
        "\(late(ofNoise)) ms too late", "with \(fixed(ofNoise.twin[0].gain, 2)) of its size",
        "\(fixed(ofNoise.twin[3].gain, 2)) in the fourth",
        "\(fixed(ofNoise.network[3].lag, 1)) ms late",
      ], given: ["20"])
    let (heart, ofHeart) = try response("recorded-signal")
    expect(
      heart, shows: ["\(late(ofHeart)) ms late", "\(step(ofHeart)) ms a layer"], given: ["800"])
    let (mismatch, ofMismatch) = try response("mismatched-time-constants")
    expect(
      mismatch,
      shows: [
        "lag by \(list(ofMismatch.network.map(\.lag), 1)) ms, the leaky ones by "
          + "\(late(ofMismatch)) ms"
      ], given: ["8", "10"])
  }

  @Test func `How far to look ahead under noise`() throws {
    let preset = try shipped("noisy-input")
    func curve(_ noise: Double) throws -> RobustnessCurve {
      let noisy = try preset.setting(.inputNoise, to: noise)
      var curve = try #require(RobustnessCurve(noisy, dial: .tauR))
      while !curve.isFinished { curve.proceed(work: 10_000_000) }
      return curve
    }
    let noisy = try curve(0.5)
    let full = try #require(noisy.theory.first { $0.value == 10 })
    let best = try #require(noisy.theoryBest)
    let quieter = try #require(try curve(0.2).theoryBest)
    #expect(abs(best.value / 10 - 0.5) < 0.005)
    expect(
      preset,
      shows: [
        "misses \(fixed(full.network, 2)) of the variance", "\(fixed(full.twin, 2)) as well",
        "half of the look-ahead, with \(fixed(best.network, 3))",
        "it is \(fixed(quieter.value / 10, 2)) of it, with \(fixed(quieter.network, 3))",
      ], given: ["0.5", "0.1", "0.2"])
  }

  @Test func `Time constants come to where it is said, and the lag goes`() throws {
    let preset = try shipped("learned-time-constants")
    let timeline = Timeline(running: preset, lasting: preset.duration)
    let response = Response(of: timeline)
    var experiment = Experiment(preset, tracksIdeal: false)
    let times = try [5_000, 10_000, 20_000, 40_000].map { step in
      experiment = try experiment.advanced(by: step - experiment.step)
      return experiment.network.tauM[0]
    }
    expect(
      preset,
      shows: [
        "\(fixed(response.twin[3].lag, 1)) ms late", "\(list(Array(times[..<3]), 1)) ms after half",
        "\(fixed(times[3], 2)) after four", "the lag is \(fixed(response.network[3].lag, 1)) ms",
      ], given: ["8", "10"])
    #expect(experiment.twin?.tauM == [10, 10, 10, 10])
    #expect(abs(experiment.network.tauM[3] - 8.01) < 0.01)
  }

  @Test func `Errors that travel in time teach a line with lags`() throws {
    let preset = try shipped("lag-line")
    var experiment = Experiment(preset, tracksIdeal: false)
    var (sum, twinSum) = (0.0, 0.0)
    while experiment.step < 120_000 {
      try experiment.advance()
      guard experiment.step > 108_000 else { continue }
      sum += experiment.network.cost(target: experiment.target) / 12_000
      twinSum += try #require(experiment.twin).cost(target: experiment.target) / 12_000
    }
    expect(
      preset, shows: ["a mean cost of \(fixed(sum, 6)), the twin of \(fixed(twinSum, 3))"],
      given: ["1", "2", "10", "20", "12"])
  }

  @Test func `The row of a sweep in its reference is what the sweep prints`() throws {
    let sweep = try Sweep(
      shippedLibrary.source(of: "lag-adds-up"), setting: [],
      over: SweepGrid(
        [SweepAxis("tau_r=0:20:1"), SweepAxis("stimulus.frequency=1,2,5,10")]),
      measures: [.lag, .gain, .error])
    let rows = String(decoding: try sweep.rows(of: 1), as: UTF8.self)
    let first = try #require(rows.split(separator: "\n").first)
    let reference = try document("Sources/lescope/README.md")
    #expect(reference.contains("    \(sweep.header.columns)    \(first)\n"), "\(first)")
  }

  @Test(arguments: EmbeddedFiles.lessons)
  func `What a lesson works out from numbers that it shows comes to what it shows`(
    name: String
  ) throws {
    let lesson = try LessonTests.library.lesson(name)
    for step in lesson.steps {
      let timeline = Timeline(running: step.preset, lasting: step.duration)
      let measurements = Measurements(after: timeline)
      let text = [step.text, step.why].map { text in
        text.filled(from: measurements).parts.map { part in
          switch part {
          case .words(let words): words
          case .number(let value, let decimals): fixed(value, decimals ?? significant(value))
          }
        }.joined()
      }.joined(separator: " ")
      for power in text.matches(of: /([0-9.]+) to the fourth power is ([0-9.]+)/) {
        let base = try #require(Double(power.output.1))
        let decimals = power.output.2.split(separator: ".").last?.count ?? 0
        #expect(fixed(pow(base, 4), decimals) == power.output.2)
      }
      for power in text.matches(of: /By ([0-9.]+), the fourth power of ([0-9.]+[0-9])/) {
        let base = try #require(Double(power.output.2))
        let decimals = power.output.1.split(separator: ".").last?.count ?? 0
        #expect(fixed(pow(base, 4), decimals) == power.output.1)
      }
      for quotient in text.matches(of: /atan\(([0-9.]+)\)\/([0-9.]+) is ([0-9.]+) ms/) {
        let (x, y) = (Double(quotient.output.1) ?? .nan, Double(quotient.output.2) ?? .nan)
        #expect(abs(atan(x) / y - (Double(quotient.output.3) ?? .nan)) < 0.05)
      }
      // A lag of a peak is counted from the peak of what is fed in, row to row.
      #expect(!step.why.words.isEmpty)
    }
  }
}
