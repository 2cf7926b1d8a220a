import Formats
import Laboratory
package import Presets
package import Terminal

/// How a trace is drawn, alike in every chart: solid, dashed and dotted tell them apart without colour.
package struct TraceStyle: Equatable {
  package var ink: Ink
  package var line: Plot.Line
  /// How much its dots count where it shares a cell.
  package var claim = 1.0

  package init(ink: Ink, line: Plot.Line, claim: Double = 1) {
    self.ink = ink
    self.line = line
    self.claim = claim
  }

  package static let network = TraceStyle(ink: .first, line: .solid)
  // What lags is the point of the picture: it must not be hidden by what does not.
  package static let twin = TraceStyle(ink: .second, line: .dashed, claim: 1.2)
  package static let ideal = TraceStyle(ink: .third, line: .dotted, claim: 0)
  package static let stimulus = TraceStyle(ink: .stimulus, line: .solid)
  package static let target = TraceStyle(ink: .fourth, line: .dotted)

  /// How a member's curves are drawn wherever they are: each has a colour, and without colour a line.
  package static func of(_ member: Member) -> TraceStyle {
    switch member {
    case .network: network
    case .twin: twin
    case .twin2: TraceStyle(ink: .fourth, line: .longDashed, claim: 1.2)
    case .twin3: TraceStyle(ink: .stimulus, line: .longDashed, claim: 1.2)
    }
  }
}

extension Member {
  package var ink: Ink { TraceStyle.of(self).ink }
}
