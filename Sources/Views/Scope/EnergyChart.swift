import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

// The energy of each network over time in its two parts, on a logarithmic axis.
extension Staged<ScopeView> {
  /// All of it, and its parts.
  private func curves(
    of member: Member
  ) -> [(part: Energy.Part, style: TraceStyle, name: String, short: String)] {
    [
      (.total, TraceStyle(ink: member.ink, line: .solid), "E", "E"),
      (.mismatch, TraceStyle(ink: .third, line: .dashed), "½Σ|p−i|²", "½Σ"),
      (.nudging, TraceStyle(ink: .fourth, line: .dotted), "β·cost", "βC"),
    ]
  }

  /// The same to be read, of one network.
  func energies(of member: Member) -> [TracedCurve] {
    curves(of: member).map {
      TracedCurve(.of(member, $0.name), $0.style, .energy($0.part, member))
    }
  }

  /// Draws it, for each network in a half of its own.
  func drawEnergy(
    in plot: Rect, _ layout: ScopeLayout, _ axis: TimeAxis, marks: [Int], on grid: inout Grid
  ) {
    let traces = zip([Member.network, compared], layout.panes(of: plot)).map { member, _ in
      curves(of: member).map { curve in
        Plot.Trace(
          curve.style.ink, curve.style.line,
          extents: axis.extents(of: .energy(curve.part, member), in: timeline.trace)
            .map(\.logarithms))
      }
    }
    let scale = DecadeAxis(
      holding: traces.joined().flatMap { $0.extents.flatMap { [$0.low, $0.high] } })
    for (pane, traces) in zip(layout.panes(of: plot), traces) {
      grid.draw(
        Plot(
          range: scale.range, traces: traces, references: scale.decades,
          marks: marks.map { Plot.Mark(pixelColumn: $0) }, phase: axis.phase),
        in: pane)
    }
    scale.label(plot, gutter: layout.gutter, on: &grid)
  }

  /// "energy LE  ── E  ╌╌ ½Σ|p−i|²  ·· β·cost", as much as fits.
  func energyTitle(_ layout: ScopeLayout, columns: Int) -> [Frame.Words] {
    let style = Style(.title, .bold)
    let curves = curves(of: .network)
    for (head, isShort) in [
      ("energy · \(networkName) ", false), ("energy ", false), ("energy", true), ("", true),
    ] {
      let legend = curves.map { curve in
        Frame.Words(
          " \(curve.style.line.sample(in: glyphs)) \(isShort ? curve.short : curve.name)",
          Style(curve.style.ink, .bold))
      }
      let length = legend.reduce(glyphs.columns(of: head)) { $0 + glyphs.columns(of: $1.text) }
      if length <= columns { return [Frame.Words(head, style)] + legend }
    }
    return [Frame.Words("energy", style)]
  }
}
