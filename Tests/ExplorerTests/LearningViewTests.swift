import Foundation
import Glibc
import LatentEquilibrium
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory

/// The learning view: every number on it against what it should be.
struct LearningViewTests {
  private static let sizes = [
    Size(columns: 200, rows: 60), Size(columns: 120, rows: 40), Size(columns: 80, rows: 24),
    Size(columns: 60, rows: 20), Size(columns: 40, rows: 12), Size(columns: 34, rows: 9),
  ]

  static let yinYang = #"""
    {"title": "Yin, yang or dot", "dt": 0.1, "seed": 7, "beta": 0.1, "eta": 0.5,
     "layers": [{"neurons": 30, "name": "hidden", "weights": {"init": "normal", "std": 2},
                 "biases": {"init": "normal"}}, {"neurons": 3, "name": "output"}],
     "task": {"kind": "yin_yang", "presentation": 2, "train": 500, "test": 50, "scale": [-1, 1],
              "on": 0.9, "off": -0.9}, "view": {"open": "learning", "window": 20}}
    """#
  static let bars = #"""
    {"title": "Bars", "dt": 0.1, "seed": 7, "beta": 0.1, "eta": 0.5,
     "layers": [{"neurons": 10, "weights": {"init": "xavier"}}, {"neurons": 3}],
     "task": {"kind": "bars", "presentation": 2, "scale": [-1, 1], "on": 0.9, "off": -0.9},
     "view": {"open": "learning"}}
    """#
  static let teacher = #"""
    {"title": "Learning from a teacher", "dt": 0.5, "seed": 7, "beta": 0.1, "eta": 0.05,
     "inputs": 4,
     "layers": [{"neurons": 12, "weights": {"init": "xavier"}},
                {"neurons": 2, "weights": {"init": "xavier"}}],
     "stimulus": {"kind": "noise", "order": 2},
     "target": {"kind": "teacher",
                "layers": [{"neurons": 12, "weights": {"init": "xavier", "gain": 1.5}},
                           {"neurons": 2, "weights": {"init": "xavier", "gain": 1.5}}]},
     "view": {"open": "learning"}}
    """#
  static let phantom = #"""
    {"title": "Phantom errors", "dt": 0.2, "eta": 0.01, "inputs": 2,
     "layers": [{"neurons": 4}, {"neurons": 2}], "stimulus": {"kind": "random", "hold": 50},
     "view": {"open": "learning"}}
    """#

  private func opened(
    _ text: String, at time: Double = 100, glyphs: GlyphSet = .braille
  ) throws -> ExplorerState {
    var state = ExplorerState(try read(text), glyphs: glyphs)
    state.isRunning = false
    state.run(until: time)
    state.measure()
    return state
  }

  /// The words of the figures' row of a learner: after its sample, name and all.
  private func figures(_ name: String, _ state: ExplorerState, _ size: Size) throws -> [Substring] {
    let row = state.text(size.columns, size.rows).split(separator: "\n").first {
      $0.contains(" \(name) ") && $0.contains("%")
    }
    let words = try #require(row).split(whereSeparator: { $0 == " " || $0 == "│" || $0 == "%" })
    let start = try #require(words.firstIndex(of: Substring(name)))
    return Array(words[(start + 1)...])
  }

  @Test func `The figures are those of the experiment`() throws {
    let state = try opened(Self.yinYang)
    let experiment = state.timeline.experiment
    let curve = try #require(experiment.curve)
    let samples = try #require(state.preset.task).test
    let direction = try #require(LearningDirection(of: experiment))
    func expected(_ member: Member) throws -> [String] {
      let network = try #require(experiment.network(member))
      let start = Network(state.preset.network)
      return [
        Number.significant(
          try #require(curve.meanLoss(of: member.learner, last: 10)), digits: 3),
        Number.fixed(
          100 * (try #require(state.preset.accuracy(of: network, as: member, on: samples))),
          decimals: 1),
        Number.significant(100 * network.drift(from: start), digits: 3),
      ]
        + direction.angles(of: member).map { Number.fixed($0 ?? .nan, decimals: 0) }
    }
    for (name, member) in [("LE", Member.network), ("leaky", .twin)] {
      let found = try figures(name, state, Size(columns: 120, rows: 40)).prefix(5).map(String.init)
      #expect(try found == expected(member))
      let few = try figures(name, state, Size(columns: 40, rows: 12)).map(String.init)
      #expect(try few == Array(expected(member).prefix(3)))
    }
    let yardstick = try figures("backprop", state, Size(columns: 120, rows: 40))
    #expect(
      try yardstick[0]
        == Number.significant(#require(curve.meanLoss(of: .yardstick, last: 10)), digits: 3))
  }

  @Test func `The accuracy's chart has the share of the last samples up to each column`() throws {
    let state = try opened(Self.yinYang, at: 400)
    let curve = try #require(state.timeline.experiment.curve)
    #expect(curve.count == 200)
    let chart = AccuracyChart(curve, of: [.network, .twin], pixels: 10, until: 400)
    for (number, learner) in [LearningCurve.Learner.network, .twin].enumerated() {
      for column in 0..<10 {
        // Twenty samples a column, and those before it until there are fifty.
        let end = 20 * (column + 1)
        let share = curve.accuracy(of: learner, intervals: max(0, end - 50)..<end, least: 1)
        #expect(chart.extents[number][column] == Plot.Extent(share))
      }
    }
    #expect(chart.extents[0][9].low > 0.5)
  }

  @Test func `Loss and accuracy share the room, or take turns`() throws {
    var state = try opened(Self.yinYang, at: 200)
    let large = state.text(120, 40)
    #expect(large.contains("loss ½|target − r|² over the whole run"))
    #expect(large.contains("right before they are learned"))
    #expect(large.contains("100 %") && large.contains("33 %"))
    state.press(.resize(Size(columns: 120, rows: 40)))
    state.type("y")
    #expect(state.message?.text == "loss and accuracy are both there")
    for (columns, rows, title) in [
      (80, 24, " answered right "), (60, 20, " accuracy "),
      (40, 12, " right before they are learned"),
    ] {
      func top() -> String {
        state.text(columns, rows).split(separator: "\n").prefix(4).joined(separator: "\n")
      }
      state.press(.resize(Size(columns: columns, rows: rows)))
      #expect(top().contains(" loss ") && !top().contains(title))
      state.type("y")
      #expect(state.message?.text == "the accuracy")
      #expect(!top().contains(" loss ") && top().contains(title))
      #expect(state.text(columns, rows).contains("100 %"))
      state.type("y")
      #expect(state.message?.text == "the loss")
    }
    var teacher = try opened(Self.teacher)
    teacher.type("y")
    #expect(teacher.message?.text == "there are no classes, and so no accuracy")
  }

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
    let state = try opened(
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

  @Test func `The loss's chart has the mean of the intervals over each column`() throws {
    let state = try opened(Self.yinYang, at: 200)
    let curve = try #require(state.timeline.experiment.curve)
    #expect(curve.count == 100)
    // Ten intervals of 2 ms a column.
    let chart = LossChart(curve, of: [.network, .twin], pixels: 10, until: 200)
    for (number, learner) in [LearningCurve.Learner.network, .twin].enumerated() {
      for column in 0..<10 {
        let mean =
          (0..<10).reduce(0) { $0 + curve.loss(of: learner, interval: 10 * column + $1) } / 10
        let extent = chart.extents[number][column]
        #expect(abs(extent.low - log10(mean)) < 1e-12 && extent.low == extent.high)
        #expect(chart.range.contains(extent.low))
      }
    }
    // More columns than intervals: each interval has several.
    let wide = LossChart(curve, of: [.network], pixels: 300, until: 200)
    for pixel in 0..<300 {
      let value = log10(curve.loss(of: .network, interval: pixel / 3))
      #expect(abs(wide.extents[0][pixel].low - value) < 1e-12)
    }
    #expect(chart.range.lower == chart.range.lower.rounded())
    #expect(chart.range.upper == chart.range.upper.rounded())
    #expect(chart.decades.allSatisfy { $0 == $0.rounded() })
  }

  @Test func `Going back forgets what was measured later, and the picture is as it was`() throws {
    var state = try opened(Self.yinYang, at: 60)
    let before = state.text(120, 40)
    state.run(until: 90)
    state.measure()
    #expect(state.text(120, 40) != before)
    state.type("300,")
    #expect(state.learning.test == nil)
    state.measure()
    state.message = nil
    #expect(state.timeline.experiment.time == 60)
    #expect(state.text(120, 40) == before)
    state.type("r")
    #expect(state.learning.test == nil)
  }

  @Test func `In slices the figures come to the same`() throws {
    let whole = try opened(Self.yinYang)
    var state = ExplorerState(try read(Self.yinYang), glyphs: .braille)
    state.isRunning = false
    state.run(until: 100)
    state.beginMeasuring()
    #expect(state.isTesting)
    var slices = 1
    while state.continueTest(work: 50_000) { slices += 1 }
    #expect(slices > 20 && !state.isTesting)
    #expect(state.text(120, 40) == whole.text(120, 40))
    // What has been tested is not tested again.
    state.beginMeasuring()
    #expect(!state.isTesting)
    state.type(".")
    state.beginMeasuring()
    #expect(state.isTesting)
  }

  @Test func `The map shows the class of each cell, and the sample`() throws {
    let state = try opened(Self.yinYang, glyphs: .ascii)
    let size = Size(columns: 120, rows: 40)
    let panel = try #require(state.learningLayout(size).parts.first { $0.part == .picture })
    let layout = DecisionMapLayout(
      panel.inside.inset(columns: 1), members: Member.allCases, chosen: .network)
    #expect(layout.maps.map(\.member) == [.network, .twin])
    let grid = state.picture(size).grid
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

  @Test func `A matrix is shown whole, turned, or by the means of blocks`() {
    let matrix = [[1.0, 2, 3], [4, 5, 6], [7, 8, -9], [1, 1, 1]]
    let whole = HeatMap(matrix, in: Size(columns: 3, rows: 4))
    #expect(whole.cells == matrix && whole.scale == 9)
    let turned = HeatMap(matrix, in: Size(columns: 4, rows: 3), turns: true)
    #expect(turned.isTransposed && turned.cells == [[1, 4, 7, 1], [2, 5, 8, 1], [3, 6, -9, 1]])
    let means = HeatMap(matrix, in: Size(columns: 2, rows: 2))
    #expect(means.cells == [[3, 4.5], [4.25, -4]])
    #expect(means.block == Size(columns: 2, rows: 2) && means.scale == 4.5)
  }

  @Test func `The weights are those of the chosen layer and network, with their change`() throws {
    var state = try opened(Self.yinYang)
    let size = Size(columns: 120, rows: 40)
    func strongest(_ matrix: [[Double]], times factor: Double = 1) -> String {
      Number.significant(factor * (matrix.joined().map(abs).max() ?? 0), digits: 2)
    }
    let experiment = state.timeline.experiment
    for (keys, member, layer) in [("", Member.network, 1), ("w", .twin, 1), ("\t", .twin, 0)] {
      if keys == "\t" { state.press(.tab) } else { state.type(keys) }
      let network = try #require(experiment.network(member))
      let text = state.text(size.columns, size.rows)
      #expect(
        text.contains("weights · layer \(layer + 1) \(state.preset.layers[layer].name) · "))
      #expect(text.contains("W up to ±\(strongest(network.weights(ofLayer: layer)))"))
      let change = strongest(network.plasticity(ofLayer: layer), times: 0.5)
      #expect(text.contains("change η·e·r up to ±\(change)/ms"))
    }
    state.type("p")
    #expect(state.text(size.columns, size.rows).contains("plasticity is off"))
  }

  @Test func `A pattern is shown with what each output says to it`() throws {
    let state = try opened(Self.bars, at: 41, glyphs: .ascii)
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
    let state = try opened(Self.teacher)
    let experiment = state.timeline.experiment
    let text = state.text(120, 40)
    for network in [experiment.network, try #require(experiment.twin)] {
      let rate = network.rate[network.rateRange(ofLayer: 1).lowerBound]
      #expect(text.contains(Sign.signed(rate, columns: 5)))
    }
    #expect(text.contains("target \(Sign.signed(experiment.target[0], columns: 5))"))
  }

  @Test func `Without a target the errors are shown, and that the leaky weights move`() throws {
    let state = try opened(Self.phantom, at: 300)
    let text = state.text(120, 40)
    #expect(text.contains("There is no target"))
    #expect(text.contains("error e of layer 1 1/4"))
    #expect(try figures("LE", state, Size(columns: 120, rows: 40))[0] == "0")
    let drift = try #require(state.timeline.experiment.twin).drift(
      from: Network(state.preset.network))
    #expect(
      try figures("leaky", state, Size(columns: 120, rows: 40))[0]
        == Number.significant(100 * drift, digits: 3))
    #expect(drift > 0.01)
  }

  @Test func `Enter shows one part after the other alone, Esc all and then the scope`() throws {
    var state = try opened(Self.yinYang)
    var shown: [[LearningPart]] = []
    for _ in 0..<4 {
      state.press(.enter)
      shown.append(state.learningLayout(Size(columns: 80, rows: 24)).parts.map(\.part))
    }
    #expect(shown == [[.loss], [.picture], [.weights], [.loss, .picture, .weights]])
    state.press(.enter)
    state.press(.escape)
    #expect(state.learning.enlarged == nil && state.view == .learning)
    state.press(.escape)
    #expect(state.view == .scope)
    state.type("5")
    #expect(state.view == .learning)
  }

  @Test(arguments: sizes, LearningPart.allCases.map(Optional.some) + [nil])
  func `Parts lie side by side and within the body`(size: Size, enlarged: LearningPart?) {
    let body = PageLayout(size).body
    for learners in 1...3 {
      let layout = LearningLayout(size, learners: learners, enlarged: enlarged)
      for area in layout.parts.map(\.area) + [layout.figures] {
        #expect(area.intersection(body) == area && !area.isEmpty)
      }
      let insides = layout.parts.map(\.inside) + [layout.figures.inset(rows: 1)]
      for (number, inside) in insides.enumerated() {
        for other in insides[(number + 1)...] {
          #expect(inside.intersection(other).isEmpty)
        }
      }
    }
  }

  @Test(arguments: sizes, [yinYang, bars, teacher, phantom])
  func `Every picture can be drawn at every size, from the first moment on`(
    size: Size, text: String
  ) throws {
    for time in [0, 0.5, 30] {
      var state = try opened(text, at: time, glyphs: .ascii)
      for _ in 0..<4 {
        _ = state.text(size.columns, size.rows)
        state.press(.enter)
      }
    }
  }

  @Test func `A second click enlarges a part, the wheel turns the layer`() throws {
    let size = Size(columns: 120, rows: 40)
    var state = try opened(Self.yinYang)
    let panel = try #require(state.learningLayout(size).parts.first { $0.part == .weights })
    let position = Position(column: panel.inside.column + 1, row: panel.inside.row + 1)
    state.point(MouseEvent(.wheelDown, at: position), on: size)
    #expect(state.layer == 0)
    state.point(MouseEvent(.press, at: position), on: size)
    #expect(state.learning.enlarged == nil)
    state.point(MouseEvent(.press, at: position), on: size)
    #expect(state.learning.enlarged == .weights)
  }
}
