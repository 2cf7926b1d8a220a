import Arithmetic
import Studies
import Testing

@testable import Formats
@testable import lescope

/// How `bench` writes down what it has measured, here on networks that take no time.
@Suite struct BenchTests {
  private let learning = [
    LearningBenchmark(sizes: [1, 2, 1], minibatch: 1, cores: 1),
    LearningBenchmark(sizes: [1, 2, 1], minibatch: 5, cores: 2),
  ]

  private var results: BenchResults {
    BenchResults(
      kernel: .baseline, peak: 1e10, steps: [StepBenchmark(sizes: [1, 2, 1], isPlastic: true)],
      learning: learning,
      peers: [], scopes: [], live: [], sweeps: [])
  }

  @Test func theTextHasAColumnForEveryFigure() throws {
    let lines = results.text.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "one core's peak: 10000 million multiply-adds a second")
    #expect(lines[1] == "vectors are worked out with: baseline")
    let header = try #require(lines.firstIndex { $0.hasPrefix("learning steps a second") })
    let rows = lines[(header + 1)..<(header + 3)]
    #expect(rows.allSatisfy { $0.count == lines[header].count && $0.hasPrefix("1-2-1 ") })
    let figures = rows.map { $0.split(separator: " ").filter { $0 != "%" }.map(String.init) }
    #expect(figures[0][1...2] == ["1", "1"] && figures[1][1...2] == ["5", "2"])
    for (row, benchmark) in zip(figures, learning) {
      #expect(row[3] == String(Int((1e9 / benchmark.time.median).rounded())))
      #expect(row[6] == String(Int((1e9 / benchmark.linearTime.median).rounded())))
      #expect(row.count == 9)
    }
  }

  @Test func theJSONHasTheSameFigures() throws {
    let json = results.json
    #expect(json["kernel"] == .text("baseline"))
    #expect(json["peak_multiply_adds_per_second"] == .number(1e10))
    guard case .list(let rows)? = json["learning"] else {
      Issue.record("no list of learning steps")
      return
    }
    #expect(rows.count == 2)
    for (row, benchmark) in zip(rows, learning) {
      #expect(row["network"] == .text("1-2-1"))
      #expect(row["minibatch"] == .number(Double(benchmark.minibatch)))
      #expect(row["cores"] == .number(Double(benchmark.cores)))
      #expect(row["multiply_adds"] == .number(Double(benchmark.multiplyAdds)))
      #expect(row["activation_share"] == .number(benchmark.activationShare))
      for (name, time) in [("tanh", benchmark.time), ("linear", benchmark.linearTime)] {
        #expect(row[name]?["ns"] == .number(time.median))
        #expect(row[name]?["steps_per_second"] == .number(1e9 / time.median))
        #expect(
          row[name]?["fraction_of_peak"] == .number(benchmark.fraction(of: time, ofPeak: 1e10)))
      }
    }
  }
}
