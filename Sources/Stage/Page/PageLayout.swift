package import Terminal

/// Where the parts that every view has are on a screen of some size, and what is left for its own.
package struct PageLayout: Equatable {
  package let title: Rect
  /// The row of tabs; nil where there is no room.
  package let tabs: Rect?
  /// What the view may draw on.
  package let body: Rect
  /// The parameters with their frame; nil where there is no room.
  package let panel: Rect?
  package let hint: Rect

  package init(_ size: Size) {
    let (title, belowTitle) = Rect(size).splitTop(1)
    let (tabs, belowTabs) = belowTitle.splitTop(size.rows >= PageLayout.leastRowsForTabs ? 1 : 0)
    let (middle, hint) = belowTabs.splitBottom(1)
    let (body, panel) = middle.splitRight(PageLayout.panelColumns(size))
    self.title = title
    self.tabs = tabs.isEmpty ? nil : tabs
    self.body = body
    self.panel = panel.isEmpty ? nil : panel
    self.hint = hint
  }

  /// From so many rows on there is one for the tabs.
  package static let leastRowsForTabs = 24

  /// From so many columns on the networks can be shown side by side.
  package static let leastColumnsToSplit = 120

  /// Below this size only a sentence is shown.
  private static let smallest = Size(columns: 34, rows: 9)

  /// Whether there is room for a view.
  package static func fits(_ size: Size) -> Bool {
    size.columns >= smallest.columns && size.rows >= smallest.rows
  }

  /// How wide the panel of parameters is; 0 where there is no room for it.
  package static func panelColumns(_ size: Size) -> Int {
    size.columns >= 110 ? 31 : size.columns >= 76 ? 27 : size.columns >= 56 ? 22 : 0
  }
}
