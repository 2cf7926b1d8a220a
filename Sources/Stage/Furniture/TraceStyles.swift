import Formats
package import Presets
import Terminal

extension OnStage {
  /// How a network's curve is drawn over time: unbroken where its colour is enough to know it.
  package func traceStyle(of member: Member) -> TraceStyle {
    var style = TraceStyle.of(member)
    if look.tellsByColor && glyphs != .ascii { style.line = .solid }
    return style
  }
}
