extension View {
  /// The columns that the views' tabs take in their row, " 1 Scope " the first after a blank.
  static var tabs: [(view: View, columns: Range<Int>)] {
    var start = 1
    return zip(1..., allCases).map { number, view in
      let end = start + " \(number) \(view.title) ".count
      defer { start = end + 1 }
      return (view, start..<end)
    }
  }

  /// The view whose tab is at a column of the row.
  static func tab(at column: Int) -> View? {
    tabs.first { $0.columns.contains(column) }?.view
  }
}
