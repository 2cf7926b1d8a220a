import Glibc
import Laboratory
import LatentEquilibrium
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Stage
@testable import Views

/// All numbers that a view shows can be copied, with all their digits.
struct CopyTests {
  private static let size = Size(columns: 120, rows: 40)

  /// What `C` copies.
  private func copied(_ state: ExplorerState) throws -> String {
    var state = state
    state.press(.character("C"))
    guard case .copy(let text)? = state.request else {
      return try #require(nil, "nothing is copied")
    }
    #expect(state.message?.text.contains("copied") == true)
    return text
  }

  /// All numbers in a text whose columns are parted by tabs.
  private func numbers(_ text: String) -> [Double] {
    text.split { $0 == "\t" || $0 == "\n" }.compactMap { Double($0) }
  }

  /// The numbers with decimals in a part of the picture, each with the half of its last digit.
  private func shown(in rect: Rect, of state: ExplorerState) -> [(
    text: String, value: Double, half: Double
  )] {
    let grid = state.picture(Self.size)
    return (rect.row..<rect.endRow).flatMap { row in
      let scalars = (rect.column..<rect.endColumn).map { grid[$0, row].scalar }
      let line = String(String.UnicodeScalarView(scalars)).replacing("−", with: "-")
      let matches = line.matches(of: /[-+]?\d*\.\d+(e-?\d+)?/)
      return matches.compactMap { match -> (text: String, value: Double, half: Double)? in
        // What rounds to nothing is said to be below the last digit.
        if line[..<match.range.lowerBound].last == "<" { return nil }
        let text = String(match.output.0)
        guard let value = Double(text.hasPrefix("+") ? String(text.dropFirst()) : text) else {
          return nil
        }
        let mantissa = text.split(separator: "e")[0]
        let decimals = mantissa.split(separator: ".", omittingEmptySubsequences: false)[1].count
        let exponent = text.contains("e") ? Double(text.split(separator: "e")[1]) ?? 0 : 0
        return (text, value, 0.51 * pow(10, exponent - Double(decimals)))
      }
    }
  }

  /// Every number of a part is among those copied, but for rounding.
  private func expectAll(_ rect: Rect, _ state: ExplorerState, least: Int) throws {
    let copied = numbers(try copied(state))
    let shown = shown(in: rect, of: state)
    #expect(shown.count >= least, "\(state.view.rawValue) shows \(shown.count)")
    for (text, value, half) in shown {
      #expect(
        copied.contains { number in
          // Shares are shown of a hundred.
          [number, -number, 100 * number].contains { abs($0 - value) <= half }
        }, "\(state.view.rawValue): \(text)")
    }
  }

  @Test func `The panels of every view`() throws {
    let lag = try ReadoutTests.opened("lag-adds-up", .lag, at: 700)
    try expectAll(lag.lagLayout(Self.size).inside, lag, least: 40)
    let scope = try ReadoutTests.opened("lag-adds-up", .scope, at: 700)
    try expectAll(Rect(column: 0, row: 35, columns: 90, rows: 3), scope, least: 12)
    var network = try ReadoutTests.opened("yin-yang", .network)
    network.timeline.keepLatest()
    network.advance()
    let graph = network.networkLayout(Self.size).graphs[0]
    try expectAll(graph.panel.area.inset(bottom: 2), network, least: 8)
    let circuit = try ReadoutTests.opened("microcircuit-bars", .circuit)
    for rect in CircuitLayout(Self.size, networks: 2).cells {
      try expectAll(rect, circuit, least: 10)
    }
    let learning = try ReadoutTests.opened("teacher", .learning, at: 400)
    let figures = learning.learning.staged(learning.bench, learning.lookOfView)
      .learningLayout(Self.size).figures.splitTop(4).top
    try expectAll(figures, learning, least: 3)
    var robustness = try ReadoutTests.opened("lag-adds-up", .robustness)
    while robustness.isTesting { robustness.continueTest(work: .max) }
    try expectAll(RobustnessLayout(Self.size).words.splitTop(2).top, robustness, least: 2)
  }

  @Test(arguments: [
    "lag-adds-up", "yin-yang", "microcircuit-bars", "two-weights", "handwritten-digits",
  ])
  func `Every view has its parameters, and tables that are whole`(name: String) throws {
    for view in View.allCases {
      let state = try ReadoutTests.opened(name, view, at: 20)
      let text = try copied(state)
      #expect(text.utf8.count < 75_000, "\(view.rawValue): \(text.utf8.count)")
      for table in text.split(separator: "\n\n") {
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        guard !table.contains("too long for a clipboard") else { continue }
        let widths = Set(lines.filter { !$0.isEmpty }.map { line in line.count { $0 == "\t" } })
        #expect(widths.count == 1, "\(view.rawValue): \(table.prefix(200))")
      }
      for parameter in state.shownParameters {
        #expect(text.contains("\n\(parameter.symbol)\t") || text.contains("too long"))
      }
      let isAbsent = view.card.absences[state.preset.family] != nil
      #expect(isAbsent || text.split(separator: "\n\n").count > 2, "\(view.rawValue)")
    }
  }

  @Test func `Bode copies the closed form and what was measured`() throws {
    let state = try ReadoutTests.opened("lag-adds-up", .bode, at: 900)
    let rows = try copied(state).split(separator: "\n").map { $0.split(separator: "\t") }
    let leaky = rows.filter { $0.count == 5 && $0[2] == "leaky" && $0[1] == "2" }
    #expect(leaky.count > 10)
    var isAtStimulus = false
    for row in leaky {
      let (frequency, gain) = (try #require(Double(row[0])), try #require(Double(row[3])))
      let turn = 2 * Double.pi * frequency * 0.010
      #expect(abs(gain * (1 + turn * turn) - 1) < 0.01)
      isAtStimulus = isAtStimulus || frequency == 5
    }
    #expect(isAtStimulus)
  }

  @Test func `The curves are copied at the cursor, and what is under the mouse with them`() throws {
    var state = try ReadoutTests.opened("lag-adds-up", .scope, at: 430)
    let trace = state.timeline.trace
    let newest = trace.value(of: .rate(.network, 3), row: trace.count - 1)
    #expect(try copied(state).contains("\nlayer 4 r LE\t\(newest)\t"))
    state.bench.cursor = 300
    let row = trace.row(at: 299.95)
    let there = trace.value(of: .rate(.twin, 3), row: row)
    #expect(try copied(state).contains("\nlayer 4 r leaky\t\(there)\t"))
    state.press(.motion(Position(column: 30, row: 12)))
    let text = try copied(state)
    let readout = try #require(state.page.readout(on: Self.size))
    #expect(text.contains("\n\(readout.places[0])\nfigure\tvalue\tunit\n"))
    var after = state
    after.press(.character("C"))
    #expect(after.readoutInWords.isEmpty && after.message?.text.contains("copied") == true)
  }

  @Test func `Numbers are read back the same, and words stay in their column`() {
    let table = NumberTable(
      "a\ttitle\n", columns: ["x", "y"],
      rows: [
        [.number(0.1 + 0.2), .word("two\twords")], [.number(3), nil],
        [.number(.nan), .number(-1e-9)],
      ])
    #expect(
      table.tabSeparated
        == "a title \nx\ty\n0.30000000000000004\ttwo words\n3\t\n\t-1e-09\n")
    let many = NumberTable(
      "many", columns: ["x"], rows: Array(repeating: [.number(0.5)], count: 5000))
    #expect(
      [table, many].tabSeparated.hasSuffix("\ntoo long for a clipboard\nmany\n"))
    #expect(NumberTable("nothing", columns: ["x"], rows: []).rows.isEmpty)
    #expect([NumberTable("nothing", columns: ["x"], rows: [])].tabSeparated.isEmpty)
  }
}
