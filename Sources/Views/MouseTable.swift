package import Stage

/// What the mouse does, for the help page and the documents; `MouseInput.swift` does it.
package enum MouseTable {
  package static let rows =
    [
      MouseRow("tab", "a click opens the view"),
      MouseRow("parameter", "a click chooses it, the wheel changes it"),
      MouseRow("slider", "a click sets it there, dragging moves it"),
      MouseRow("panel's title", "a click or the wheel chooses the layer to act on"),
      MouseRow("chart", "a click chooses its layer, another makes it large"),
      MouseRow("chart of times", "the wheel zooms; with the cursor on, a click moves it"),
      MouseRow("any picture", "what lies under the pointer is read in the last line"),
      MouseRow("row of times", "dragging goes back and forward in time"),
    ] + ViewDeck.kinds.flatMap { $0.card.mouse } + [
      MouseRow("list", "a click chooses, another opens; beside it closes"),
      MouseRow("lesson", "a click chooses an answer or, at its foot, is Enter"),
    ]

  /// In Markdown, as the documentation shows it.
  package static var markdown: String {
    let lines = rows.map { "| \($0.place) | \($0.summary) |" }
    return (["| on | the mouse |", "|---|---|"] + lines).joined(separator: "\n")
  }
}
