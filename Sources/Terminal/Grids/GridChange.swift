extension Grid {
  /// How many bytes it takes to turn one picture into another on a terminal, as `GridEncoder` does.
  ///
  /// ncurses, which knows more about the terminal, sometimes takes fewer.
  package func bytesOfChange(from other: Grid) -> Int {
    var encoder = GridEncoder(shown: other)
    return encoder.encode(self).utf8.count
  }
}
