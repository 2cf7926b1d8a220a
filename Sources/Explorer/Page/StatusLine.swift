import Laboratory
package import Presets
import Stage
import Terminal
import Views

/// An experiment on one line, for the status bar of a terminal multiplexer or a prompt.
package struct StatusLine: Sendable {
  private var state: ExplorerState

  /// - Parameter charset: one of `Appearance.charsets`; nil leaves it to the locale. What is not
  ///   drawn on a terminal need not know one.
  package init(_ preset: Preset, charset: String?) {
    let environment = TerminalEnvironment.current
    let suggested = GlyphSet.suggested(environment: environment)
    let glyphs = suggested == .ascii && environment.speaksUTF8 ? .braille : suggested
    self.init(preset, glyphs: charset.flatMap(GlyphSet.init) ?? glyphs)
  }

  init(_ preset: Preset, glyphs: GlyphSet) {
    state = ExplorerState(preset, glyphs: glyphs)
  }

  /// Simulated over real time.
  package var speed: Double { state.preset.view.speed }

  /// The simulated time in ms.
  package var time: Double { state.timeline.experiment.time }

  /// What stopped it, and what to change; nil while it goes on.
  package var fault: String? {
    state.timeline.fault.map { "\($0); \(state.timeline.remedy)" }
  }

  /// Steps until the simulated time in ms, or until a network diverges.
  package mutating func run(until time: Double) { state.run(until: time) }

  /// "LE r4=+0.42 ▂▄▆█▆  leaky r4=+0.31 ▁▂▄▆█  lag 39.1 ms".
  package var text: String {
    let response = Response(of: state.timeline)
    var parts = [part(.network)]
    var lag = response.network.last?.lag
    if state.preset.twin != nil {
      parts.append(part(.twin))
      lag = response.twin.last?.lag
    }
    parts.append(
      "lag \(lag.map { Number.fixed($0, decimals: 1) + " ms" } ?? "unknown")")
    if state.timeline.fault != nil { parts = ["DIVERGED"] + parts }
    return state.glyphs.spell(parts.joined(separator: "  "))
  }

  private func part(_ member: Member) -> String {
    let neuron = state.place(ofLayer: state.preset.layers.count - 1)
    let trace = state.timeline.trace
    let rate = trace.count > 0 ? trace.value(of: .rate(member, neuron), row: trace.count - 1) : 0
    let name = "\(state.name(of: member)) r\(state.preset.layers.count)"
    return "\(name)=\(Sign.signed(rate, columns: 5)) \(spark(member, neuron))"
  }

  private static let sparks = 10

  /// The rate over the time that the scope shows, a bar for each tenth of it.
  private func spark(_ member: Member, _ neuron: Int) -> String {
    let trace = state.timeline.trace
    let borders = trace.borders(
      from: time - state.window, span: state.window / Double(StatusLine.sparks),
      columns: StatusLine.sparks)
    func middles(_ member: Member) -> [Double] {
      trace.extremes(of: .rate(member, neuron), between: borders).map { ($0.low + $0.high) / 2 }
    }
    // Both networks have one scale, or the twin would look as large as it is not.
    let members: [Member] = state.preset.twin == nil ? [.network] : [.network, .twin]
    let all = members.flatMap(middles).filter(\.isFinite)
    guard let low = all.min(), let high = all.max() else { return "" }
    let bars = middles(member).map { middle -> Unicode.Scalar in
      // The lowest is a bar, too; a blank is what there was nothing of.
      guard middle.isFinite else { return " " }
      let share = high > low ? (middle - low) / (high - low) : 0.5
      return state.glyphs.bar(1.0 / 8 + share * 7 / 8)
    }
    return String(String.UnicodeScalarView(bars))
  }
}
