import Laboratory
import Presets
import Terminal

/// What a column of charts shows of each layer.
enum ChartSignal: CaseIterable, Sendable {
  case membranePotential, rate, error

  /// As a chart's title names it.
  var title: String {
    switch self {
    case .membranePotential: "u membrane"
    case .rate: "r output"
    case .error: "e error"
    }
  }

  /// The symbol alone.
  var symbol: String { String(title.prefix(1)) }

  /// The recorded channel of a network's neuron.
  func channel(_ member: Member, _ neuron: Int) -> Trace.Channel {
    switch self {
    case .membranePotential: .membranePotential(member, neuron)
    case .rate: .rate(member, neuron)
    case .error: .error(member, neuron)
    }
  }
}

/// The axes of the charts, which follow their data slowly and so are part of the state.
package struct ChartRanges: Equatable, Sendable {
  /// A chart: a layer counted from 0 and a signal, or the stimulus.
  enum Chart: Hashable, Sendable {
    case stimulus
    /// The distance of the outputs from the ideal.
    case errors
    case layer(Int, ChartSignal)
    /// The rates of a column of the network view: 0 is the inputs.
    case activity(Int)
    /// The outputs and their target in the learning view.
    case answers
    /// A signal along an axis of the phase view: a layer, counted from 0, and whether upwards.
    case plane(PhaseSignal, Int, isVertical: Bool)
  }

  private var ranges: [Chart: AxisRange] = [:]

  package init() {}

  /// The chart's axis after a look at the extremes of its data.
  mutating func range(of chart: Chart, following low: Double, _ high: Double) -> AxisRange {
    var range = ranges[chart] ?? AxisRange(holding: low, high)
    range.follow(low, high)
    ranges[chart] = range
    return range
  }
}

/// How a trace is drawn, alike in every chart: solid, dashed and dotted tell them apart without colour.
struct TraceStyle: Equatable {
  var ink: Ink
  var line: Plot.Line
  /// How much its dots count where it shares a cell.
  var claim = 1.0

  static let network = TraceStyle(ink: .first, line: .solid)
  // What lags is the point of the picture: it must not be hidden by what does not.
  static let twin = TraceStyle(ink: .second, line: .dashed, claim: 1.2)
  static let ideal = TraceStyle(ink: .third, line: .dotted, claim: 0)
  static let stimulus = TraceStyle(ink: .stimulus, line: .solid)
  static let target = TraceStyle(ink: .fourth, line: .dotted)

  static func of(_ member: Member) -> TraceStyle { member == .network ? network : twin }
}

extension ExplorerState {
  /// Whether curves are told apart by colour.
  var tellsByColor: Bool { theme.isColored(depth: depth) }

  /// How a network's curve is drawn over time: unbroken where its colour is enough to know it.
  func traceStyle(of member: Member) -> TraceStyle {
    var style = TraceStyle.of(member)
    if tellsByColor && glyphs != .ascii { style.line = .solid }
    return style
  }
}
