import Glibc
import LatentEquilibrium
import Stage
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Formats
@testable import Laboratory
@testable import Presets

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

  static func opened(
    _ text: String, at time: Double = 100, glyphs: GlyphSet = .braille
  ) throws -> ExplorerState {
    var state = ExplorerState(try read(text), glyphs: glyphs)
    state.isRunning = false
    state.run(until: time)
    state.measure()
    return state
  }

  /// The words of the figures' row of a learner: after its sample, name and all.
  static func figures(_ name: String, _ state: ExplorerState, _ size: Size) throws -> [Substring] {
    let row = state.text(size.columns, size.rows).split(separator: "\n").first {
      $0.contains(" \(name) ") && $0.contains("%")
    }
    let words = try #require(row).split(whereSeparator: { $0 == " " || $0 == "│" || $0 == "%" })
    let start = try #require(words.firstIndex(of: Substring(name)))
    return Array(words[(start + 1)...])
  }

  @Test func `Several twins have their figures, and marks that tell their curves apart`() throws {
    let twins =
      #""twin": [{"name":"own","tau_r":0,"error_from":"tau_r"},{"name":"clean","tau_r":0},"#
      + #"{"name":"slow","tau_m":20}], "view""#
    for glyphs in [GlyphSet.braille, .ascii] {
      var state = ExplorerState(
        try read(Self.bars.replacing(#""view""#, with: twins)), glyphs: glyphs)
      state.isRunning = false
      state.run(until: 100)
      state.measure()
      let experiment = state.timeline.experiment
      let curve = try #require(experiment.curve)
      for (name, member) in [("own", Member.twin), ("clean", .twin2), ("slow", .twin3)] {
        let network = try #require(experiment.network(member))
        let start = Network(state.preset.network)
        let found = try Self.figures(name, state, Size(columns: 120, rows: 40))
        let loss = try #require(curve.meanLoss(of: member.learner, last: curve.recent))
        #expect(found[0] == Number.significant(loss, digits: 3))
        #expect(found[2] == Number.significant(100 * network.drift(from: start), digits: 3))
      }
      let rows = state.text(120, 40).split(separator: "\n").map { $0.prefix(53) }
      for (mark, name) in [("2", "clean"), ("3", "slow")] {
        #expect(rows.contains { $0.contains("\(mark) \(name)") })
        #expect(rows.dropFirst(3).prefix(7).contains { $0.hasSuffix(mark) })
      }
      #expect(
        try StateToken(parsing: StateToken(state.preset).text).preset().twins == state.preset.twins)
      for view in View.allCases {
        state.view = view
        for size in Self.sizes { #expect(!state.text(size.columns, size.rows).isEmpty) }
      }
    }
  }

  @Test func `The figures are those of the experiment`() throws {
    let state = try Self.opened(Self.yinYang)
    let experiment = state.timeline.experiment
    let curve = try #require(experiment.curve)
    let samples = try #require(state.preset.task).test
    let direction = try #require(LearningDirection(of: state.timeline))
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
        + direction.angles(of: member).map { $0.map { "~" + Number.fixed($0, decimals: 0) } ?? "–" }
    }
    for (name, member) in [("LE", Member.network), ("leaky", .twin)] {
      let found = try Self.figures(name, state, Size(columns: 120, rows: 40)).prefix(5).map(
        String.init)
      #expect(try found == expected(member))
      let few = try Self.figures(name, state, Size(columns: 40, rows: 12)).map(String.init)
      #expect(try few == Array(expected(member).prefix(3)))
    }
    let yardstick = try Self.figures("backprop", state, Size(columns: 120, rows: 40))
    #expect(
      try yardstick[0]
        == Number.significant(#require(curve.meanLoss(of: .yardstick, last: 10)), digits: 3))
  }

  @Test func `The accuracy's chart has the share of the last samples up to each column`() throws {
    let state = try Self.opened(Self.yinYang, at: 400)
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
    var state = try Self.opened(Self.yinYang, at: 200)
    let large = state.text(120, 40)
    #expect(large.contains("loss ½|target − r|² over the whole run"))
    #expect(large.contains("right before they are learned"))
    #expect(large.contains("100 %") && large.contains("33 %"))
    state.press(.resize(Size(columns: 120, rows: 40)))
    state.type("y")
    #expect(state.message?.text == "the energy")
    #expect(state.text(120, 40).contains("energy over the run: lines ½Σ|p−i|², dots β·cost"))
    #expect(state.text(120, 40).contains("right before they are learned"))
    state.type("y")
    #expect(state.message?.text == "the loss")
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
      #expect(state.message?.text == "the energy")
      #expect(top().contains(" energy") && !top().contains(title))
      state.type("y")
      #expect(state.message?.text == "the loss")
    }
    var teacher = try Self.opened(Self.teacher)
    teacher.type("y")
    #expect(teacher.message?.text == "the energy")
    teacher.type("y")
    #expect(teacher.message?.text == "the loss")
  }

  @Test func `The loss's chart has the mean of the intervals over each column`() throws {
    let state = try Self.opened(Self.yinYang, at: 200)
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
        #expect(chart.axis.range.contains(extent.low))
      }
    }
    // More columns than intervals: each interval has several.
    let wide = LossChart(curve, of: [.network], pixels: 300, until: 200)
    for pixel in 0..<300 {
      let value = log10(curve.loss(of: .network, interval: pixel / 3))
      #expect(abs(wide.extents[0][pixel].low - value) < 1e-12)
    }
    #expect(chart.axis.range.lower == chart.axis.range.lower.rounded())
    #expect(chart.axis.range.upper == chart.axis.range.upper.rounded())
    #expect(chart.axis.decades.allSatisfy { $0 == $0.rounded() })
  }

  @Test func `Going back forgets what was measured later, and the picture is as it was`() throws {
    var state = try Self.opened(Self.yinYang, at: 60)
    state.press(.unknown)
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
    let whole = try Self.opened(Self.yinYang)
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
    var state = try Self.opened(Self.yinYang)
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

  @Test func `Enter shows one part after the other alone, Esc all and then the scope`() throws {
    var state = try Self.opened(Self.yinYang)
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
      var state = try Self.opened(text, at: time, glyphs: .ascii)
      for _ in 0..<4 {
        _ = state.text(size.columns, size.rows)
        state.press(.enter)
      }
    }
  }

  /// Whoever learns in phases has a map, figures and answers as the others have.
  @Test(arguments: ["predictive_coding", "equilibrium_propagation"])
  func `Who learns in phases is seen as the others are`(rule: String) throws {
    let twin = #""twin": {"learner": "\#(rule)", "beta": 0.5, "eta": 0.05}, "task""#
    let name = rule == "predictive_coding" ? "PC" : "EP"
    for (preset, shown) in [(Self.yinYang, "\(name) answers"), (Self.bars, name)] {
      let state = try Self.opened(preset.replacing(#""task""#, with: twin))
      let text = state.text(120, 40)
      #expect(text.contains(shown), "\(text)")
      let start = state.timeline.start
      let model = try #require(state.timeline.experiment.participant(.twin)?.model)
      let moved = Number.significant(100 * model.drift(from: start), digits: 3)
      let row = text.split(separator: "\n").first { $0.contains("\(name) ") && $0.contains("%") }
      #expect(row?.contains("\(moved) %") == true, "\(moved): \(text)")
    }
  }

  @Test func `A second click enlarges a part, the wheel turns the layer`() throws {
    let size = Size(columns: 120, rows: 40)
    var state = try Self.opened(Self.yinYang)
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
