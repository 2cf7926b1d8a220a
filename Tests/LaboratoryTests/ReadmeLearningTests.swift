import Formats
import Presets
import Samples
import TestSupport
import Testing

@testable import Laboratory

/// What the references say about learning.
///
/// Its table of presentation times takes nine minutes, too long for a test: here its shape is held, and
/// `ShippedLearningTests` has the same sweep in small.
struct ReadmeLearningTests {
  /// The numbers of a row of the table, by what it begins with; there may be several of one name.
  private func rows(_ name: String, in readme: String) -> [[Double]] {
    readme.split(separator: "\n").filter { $0.hasPrefix("| \(name) |") }.map { row in
      row.split(separator: "|").dropFirst().compactMap { cell in
        let digits = cell.filter { $0.isNumber || $0 == "." }
        return Double(digits)
      }
    }
  }

  /// What stands after an option of the command above the table.
  private func values(of axis: String, in readme: String) throws -> [Double] {
    let line = try #require(
      readme.split(separator: " ").first { $0.hasPrefix("\(axis)=") && $0.contains(",") })
    return line.split(separator: "=")[1].split(separator: ",").compactMap { Double($0) }
  }

  @Test func `The table of presentation times is of the sweep above it, and has its shape`() throws
  {
    let text = try document("presets/README.md")
    let preset = try shipped("yin-yang-large")
    let times = try values(of: "task.presentation", in: text)
    let rates = try values(of: "eta", in: text)
    let tau = preset.tauM
    #expect(rows("T/τ", in: text) == [times.map { $0 / tau }])
    let chosen = rows("at η·T", in: text)
    #expect(chosen.count == 3)
    for row in chosen {
      #expect(row.count == times.count && row.allSatisfy(rates.contains))
    }
    let network = try #require(rows("LE", in: text).first { $0.count == times.count })
    let leaky = try #require(rows("leaky, own errors", in: text).first)
    // In as many steps it learns the very same whatever τ is: as long as they are twenty.
    let same = zip(times, network).filter { $0.0 / 20 <= 1 }.map(\.1)
    #expect(Set(same).count == 1 && same.count == 5)
    #expect(network.allSatisfy { $0 > 95 && $0 < 99 })
    #expect(leaky == leaky.sorted() && Set(leaky).count == leaky.count)
    let chance = 100 / Double(try #require(preset.task).test.classNames.count)
    #expect(abs(leaky[0] - chance) < 2 && leaky[leaky.count - 1] < 90)
    for (network, leaky) in zip(network, leaky) { #expect(network > leaky) }
    // Where its errors are clean, a leaky network that has settled comes up with it.
    let clean = try #require(rows("leaky, clean errors", in: text).first)
    #expect(clean.count == times.count && clean == clean.sorted() && abs(clean[0] - chance) < 2)
    for (time, pair) in zip(times, zip(network, clean)) {
      #expect(time >= 10 * tau ? abs(pair.0 - pair.1) < 2 : pair.0 > pair.1 + 10)
    }
    // What is said of the samples.
    let task = try #require(preset.task)
    #expect(
      text.contains(
        "Right answers to \(task.test.count) test samples, after ten passes through "
          + "\(task.training.count), one at a time; a third is chance."))
    #expect(text.contains("Yin-Yang with \(preset.layers[0].neurons) hidden neurons"))
  }

  @Test func `Every loss has one name and one definition`() throws {
    let text = try document("Sources/lescope/README.md")
    for loss in Loss.allCases {
      #expect(text.contains("\n| `\(loss.rawValue)` | \(loss.definition) | "), "\(loss)")
      #expect(text.ranges(of: "\n| `\(loss.rawValue)` |").count == 1)
      #expect(loss.inWords("1").contains("1"))
    }
    #expect(Set(Loss.allCases.map(\.definition)).count == Loss.allCases.count)
    #expect(Set(Loss.allCases.map { $0.inWords("1") }).count == Loss.allCases.count)
  }

  @Test func `Weights that nobody teaches move as far as is said`() throws {
    let preset = try shipped("phantom-errors")
    let experiment = try Experiment(preset, tracksIdeal: false).advanced(
      by: TimeGrid(dt: preset.dt).steps(lasting: preset.duration))
    let start = Experiment(preset, tracksIdeal: false)
    let twin = try #require(experiment.twin).drift(from: try #require(start.twin))
    let network = experiment.network.drift(from: start.network)
    let text = try document("Sources/lescope/README.md").replacing("\n", with: " ")
    let percent = Int((100 * twin).rounded())
    let clean = try #require(experiment.network(.twin2)).drift(
      from: try #require(start.network(.twin2)))
    #expect(network == 0 && clean == 0)
    #expect(
      text.contains(
        "prints 0 for LE and for the leaky network with clean errors, and \(percent) % for the one "
          + "with its own"))
  }
}
