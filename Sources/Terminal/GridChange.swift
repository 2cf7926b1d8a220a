extension Grid {
  /// How many bytes it takes to turn one picture into another on a terminal: for every run of
  /// changed cells a cursor movement, for every change of ink a colour, and the characters in UTF-8.
  ///
  /// A plain encoding, which ncurses sometimes undercuts; meant for comparisons, not for sending.
  public func bytesOfChange(from other: Grid) -> Int {
    guard size == other.size else { return ansiText().utf8.count }
    var bytes = 0
    var style: Style?
    var previous = -2
    for index in cells.indices where cells[index] != other.cells[index] {
      if index != previous + 1 || index % size.columns == 0 { bytes += 7 }
      if cells[index].style != style && cells[index].scalar != " " {
        bytes += 10
        style = cells[index].style
      }
      bytes += String(Character(cells[index].scalar)).utf8.count
      previous = index
    }
    return bytes
  }
}
