import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

struct TraceTests {
  /// The trace of `steps` steps, and every value of a channel of each kind beside it.
  private func record(
    _ name: String, steps: Int, budget: Int
  ) throws -> (trace: Trace, rows: [[(channel: Trace.Channel, value: Double)]], times: [Double]) {
    let preset = try shipped(name, setting: ["dt=0.5"])
    var experiment = Experiment(preset)
    var trace = Trace(for: preset, budget: budget)
    var rows: [[(channel: Trace.Channel, value: Double)]] = []
    var times: [Double] = []
    for _ in 0..<steps {
      try experiment.advance()
      trace.append(experiment)
      times.append(experiment.time)
      let twin = try #require(experiment.twin)
      let last = experiment.network.membranePotential.count - 1
      rows.append([
        (.stimulus(0), experiment.stimulus[0]),
        (.membranePotential(.network, 0), experiment.network.membranePotential[0]),
        (.rate(.network, last), experiment.network.rate[last + 1]),
        (.error(.network, last), experiment.network.error[last]),
        (.ideal(.network, last), experiment.ideal.rate[last + 1]),
        (.membranePotential(.twin, last), twin.membranePotential[last]),
        (.rate(.twin, 0), twin.rate[1]),
        (.ideal(.twin, 0), experiment.twinIdeal?.rate[1] ?? .nan),
      ])
    }
    return (trace, rows, times)
  }

  @Test(arguments: [100, 2000, 2001, 4700])
  func `The ring keeps the newest rows, as they were`(steps: Int) throws {
    let (trace, rows, times) = try record("fast-noise", steps: steps, budget: 0)
    #expect(trace.capacity == 2000)
    let kept = min(steps, 2000)
    #expect(trace.count == kept)
    #expect(trace.firstRow == steps - kept)
    for row in stride(from: 0, to: kept, by: 7) {
      #expect(trace.time(ofRow: row) == times[steps - kept + row])
      for (channel, value) in rows[steps - kept + row] {
        #expect(trace.value(of: channel, row: row) == value)
      }
    }
    #expect(trace.value(of: .target(0), row: 0).isNaN)
  }

  @Test func `The budget decides how many rows fit`() throws {
    let preset = try shipped("one-neuron-lag")
    #expect(Trace(for: preset, budget: 1 << 20).capacity == (1 << 20) / (8 * 17))
    #expect(Trace(for: preset, budget: .max).capacity == 100_000)
  }

  @Test(arguments: 1...8)
  func `Extremes are those of a search through all rows`(seed: UInt64) throws {
    let (trace, rows, times) = try record("fast-noise", steps: 2900, budget: 0)
    var random = RandomGenerator(seed: seed, stream: "spans")
    let start = 1450 * random.uniform() - 100
    let span = 0.3 + 20 * random.uniform()
    let borders = trace.borders(from: start, span: span, columns: 60)
    #expect(borders.count == 61)
    for (index, entry) in rows[0].enumerated() {
      let found = trace.extremes(of: entry.channel, between: borders)
      #expect(found.count == 60)
      for column in 0..<60 {
        let from = start + Double(column) * span
        let values = times.indices.filter {
          $0 >= 900 && times[$0] >= from && times[$0] < from + span
        }.map { rows[$0][index].value }
        if let low = values.min(), let high = values.max() {
          #expect(found[column] == (low, high))
        } else {
          #expect(found[column].low.isNaN && found[column].high.isNaN)
        }
      }
    }
  }

  @Test func `What is forgotten is written again`() throws {
    let (full, rows, times) = try record("sum-of-sines", steps: 2500, budget: 0)
    var trace = full
    trace.forget(after: 1200)
    #expect(trace.time(ofRow: trace.count - 1) == 1200)
    #expect(trace.count == 2000 - 100)
    #expect(trace.firstRow == 500)
    var experiment = try Experiment(shipped("sum-of-sines", setting: ["dt=0.5"]))
    experiment = try experiment.advanced(by: 2400)
    for _ in 2400..<2500 {
      try experiment.advance()
      trace.append(experiment)
    }
    #expect(trace.count == 2000)
    for row in stride(from: 0, to: 2000, by: 3) {
      #expect(trace.time(ofRow: row) == times[500 + row])
      for (channel, value) in rows[500 + row] {
        #expect(trace.value(of: channel, row: row) == value)
      }
    }
    trace.forget(after: -1)
    #expect(trace.count == 0)
  }

  @Test func `The first row at a time, and every so many values`() throws {
    let (trace, rows, _) = try record("fast-noise", steps: 50, budget: 0)
    #expect(trace.row(at: -5) == 0)
    #expect(trace.row(at: 0.5) == 0)
    #expect(trace.row(at: 0.6) == 1)
    #expect(trace.row(at: 25) == 49)
    #expect(trace.row(at: 26) == 50)
    #expect(
      trace.values(of: .stimulus(0), rows: 3..<20, every: 4)
        == [3, 7, 11, 15, 19].map { rows[$0][0].value })
  }
}
