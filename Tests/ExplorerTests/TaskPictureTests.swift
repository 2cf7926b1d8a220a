import Foundation
import LatentEquilibrium
import Presets
import Samples
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Formats
@testable import Laboratory
@testable import Stage

/// The task's own picture in the learning view: the map, the sample, or target and output over time.
struct TaskPictureTests {
  /// Twenty images of 28x28 pixels, the left half of each bright, in ten classes.
  @Test func `A digit is known again in every window`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = (0..<784).map { UInt8($0 % 28 < 14 ? 200 : 30) }
    try Data([0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 28, 0, 0, 0, 28] + (0..<20).flatMap { _ in image })
      .write(to: folder.appending(path: "images"))
    try Data([0, 0, 8, 1, 0, 0, 0, 20] + (0..<20).map { UInt8($0 % 10) })
      .write(to: folder.appending(path: "labels"))
    let state = try LearningViewTests.opened(
      """
      {"dt": 0.1, "layers": [{"neurons": 20, "weights": {"init": "xavier"}}, {"neurons": 10}],
       "task": {"kind": "idx", "images": "\(folder.path)/images", "labels": "\(folder.path)/labels",
                "presentation": 2}, "view": {"open": "learning"}}
      """, at: 5)
    let task = try #require(state.preset.task)
    let sample = try #require(state.timeline.experiment.presenter).sample
    let label = try #require(task.training.label(of: sample))
    for (columns, rows) in [(80, 24), (60, 20)] {
      var state = state
      let text = state.text(columns, rows)
      #expect(text.contains("▸this is \(label)") || text.contains("▸is \(label)"))
      for name in ["LE", "leaky"] {
        #expect(text.contains("\(name) answers ") || text.contains("\(name): "))
      }
      // All pixels, eight a cell: seven rows of seven bright and seven dark cells.
      let rowsOfDots = text.split(separator: "\n").filter {
        $0.contains(" " + String(repeating: "⣿", count: 7) + " ")
      }
      #expect(rowsOfDots.count == 7)
      state.glyphs = .ascii
      #expect(state.text(columns, rows).contains("is \(label)"))
    }
    let large = state.text(120, 40)
    #expect(large.contains(String(repeating: "▓", count: 14) + String(repeating: ".", count: 14)))
    #expect(large.contains("▸\(label) "))
  }

  @Test func `The map shows the class of each cell, and the sample`() throws {
    let state = try LearningViewTests.opened(LearningViewTests.yinYang, glyphs: .ascii)
    let size = Size(columns: 120, rows: 40)
    let panel = try #require(state.learningLayout(size).parts.first { $0.part == .picture })
    let layout = DecisionMapLayout(
      panel.inside.inset(columns: 1), members: Member.pair, chosen: .network)
    #expect(layout.maps.map(\.member) == [.network, .twin])
    let grid = state.picture(size)
    let test = try #require(state.learning.test)
    let classes: [Unicode.Scalar] = [".", "o", "#"]
    for map in layout.maps {
      #expect(map.cells.columns == 2 * map.cells.rows)
      var marks = 0
      for row in 0..<map.cells.rows {
        for column in 0..<map.cells.columns {
          let glyph = grid[map.cells.column + column, map.cells.row + row].scalar
          if glyph == "X" {
            marks += 1
            continue
          }
          let answer = test.answer(
            of: map.member.learner,
            column: Int((Double(column) + 0.5) * 32 / Double(map.cells.columns)),
            row: Int((Double(row) + 0.5) * 16 / Double(map.cells.rows)))
          #expect(glyph == answer.map { classes[$0] } ?? " ")
        }
      }
      #expect(marks == 1)
    }
  }

  @Test func `A pattern is shown with what each output says to it`() throws {
    let state = try LearningViewTests.opened(LearningViewTests.bars, at: 41, glyphs: .ascii)
    let experiment = state.timeline.experiment
    let task = try #require(state.preset.task)
    let sample = try #require(experiment.presenter).sample
    let text = state.text(120, 40)
    let label = try #require(task.training.label(of: sample))
    for (output, name) in task.training.classNames.enumerated() {
      let numbers =
        [experiment.target[output]]
        + [experiment.network, try #require(experiment.twin)].map {
          $0.rate[$0.rateRange(ofLayer: 1).lowerBound + output]
        }
      let words = numbers.map { Sign.signed($0, columns: 6).replacing("−", with: "-") }
      let row = try #require(text.split(separator: "\n").first { $0.contains(name) })
      #expect(row.contains(words.joined(separator: " ")), "\(row) \(words)")
      #expect(row.contains(">" + name) == (output == label))
    }
    let pixels = text.split(separator: "\n").map { row in row.count { $0 == "#" } }
    #expect(task.training.features(of: sample).contains(1) && pixels.contains { $0 >= 10 })
  }

  @Test func `Target and output stand as numbers above their curves`() throws {
    let state = try LearningViewTests.opened(LearningViewTests.teacher)
    let experiment = state.timeline.experiment
    let text = state.text(120, 40)
    for network in [experiment.network, try #require(experiment.twin)] {
      let rate = network.rate[network.rateRange(ofLayer: 1).lowerBound]
      #expect(text.contains(Sign.signed(rate, columns: 5)))
    }
    #expect(text.contains("target \(Sign.signed(experiment.target[0], columns: 5))"))
  }

  @Test func `Without a target the errors are shown, and that the leaky weights move`() throws {
    let state = try LearningViewTests.opened(LearningViewTests.phantom, at: 300)
    let text = state.text(120, 40)
    #expect(text.contains("There is no target"))
    #expect(text.contains("error e of layer 1 1/4"))
    #expect(try LearningViewTests.figures("LE", state, Size(columns: 120, rows: 40))[0] == "0")
    let drift = try #require(state.timeline.experiment.twin).drift(
      from: Network(state.preset.network))
    #expect(
      try LearningViewTests.figures("leaky", state, Size(columns: 120, rows: 40))[0]
        == Number.significant(100 * drift, digits: 3))
    #expect(drift > 0.01)
  }
}
