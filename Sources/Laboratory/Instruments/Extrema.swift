extension [Double] {
  /// The indices of the local extrema: where the values turn by more than a thousandth of all they
  /// span. The ends are none.
  package var extrema: [Int] {
    guard let low = self.min(), let high = self.max(), high > low else { return [] }
    let least = 1e-3 * (high - low)
    var found: [Int] = []
    var highest = 0
    var lowest = 0
    /// Up 1, down −1, or not known yet.
    var direction = 0
    for index in indices {
      if self[index] > self[highest] { highest = index }
      if self[index] < self[lowest] { lowest = index }
      if direction >= 0, self[highest] - self[index] > least {
        if direction > 0 || highest > 0 { found.append(highest) }
        direction = -1
        lowest = index
      } else if direction <= 0, self[index] - self[lowest] > least {
        if direction < 0 || lowest > 0 { found.append(lowest) }
        direction = 1
        highest = index
      }
    }
    return found
  }

  /// The index of the first local maximum.
  package var firstMaximum: Int? {
    let extrema = extrema
    guard let first = extrema.first else { return nil }
    // Maxima and minima take turns.
    return self[first] > self[0] ? first : extrema.dropFirst().first
  }
}
