/// What the mouse does, for the help page and the documents; `MouseInput.swift` does it.
package enum MouseTable {
  package struct Row: Equatable, Sendable {
    /// Where, and whether it is a click, the wheel or dragging.
    package let place: String
    package let summary: String

    init(_ place: String, _ summary: String) {
      self.place = place
      self.summary = summary
    }
  }

  package static let rows = [
    Row("tab", "a click opens the view"),
    Row("parameter", "a click chooses it, the wheel changes it"),
    Row("slider", "a click sets it there, dragging moves it"),
    Row("panel's title", "a click or the wheel chooses the layer to act on"),
    Row("chart", "a click chooses its layer, another makes it large"),
    Row("chart of times", "the wheel zooms; with the cursor on, a click moves it"),
    Row("row of times", "dragging goes back and forward in time"),
    Row("unit", "a click chooses it, the wheel the next one"),
    Row("table in Lag", "a click on a row chooses its layer"),
    Row("errors in Lag", "a click puts the cursor there, dragging moves it"),
    Row("Bode chart", "a click puts the stimulus's frequency there"),
    Row("axis in Phase", "a click puts another signal on it"),
    Row("part of Learning", "two clicks show it alone, and all again"),
    Row("list", "a click chooses, another opens; beside it closes"),
    Row("lesson", "a click chooses an answer or, at its foot, is Enter"),
  ]

  /// In Markdown, as the documentation shows it.
  package static var markdown: String {
    let lines = rows.map { "| \($0.place) | \($0.summary) |" }
    return (["| on | the mouse |", "|---|---|"] + lines).joined(separator: "\n")
  }
}
