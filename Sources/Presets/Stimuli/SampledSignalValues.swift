extension SampledSignal {
  /// Adds `offset` + `amplitude`·signal at a time in ms to the one input given, or to all: one column to
  /// each of them, or the only column to every one.
  ///
  /// Linear between the samples; before the first it has the first value, after the last the last.
  /// A repeated signal begins again the moment it reaches its last sample.
  package func add(
    to values: inout [Double], input: Int?, amplitude: Double, offset: Double, at time: Double
  ) {
    let (row, part) = place(of: time)
    let next = min(row + 1, rows.count - 1)
    for index in (input ?? 0)..<(input.map { $0 + 1 } ?? values.count) {
      let column = rows[row].count == 1 ? 0 : index
      let (before, after) = (rows[row][column], rows[next][column])
      // With nothing to go, so that a sample is met exactly.
      let value = part == 0 ? before : before + part * (after - before)
      values[index] += offset + amplitude * value
    }
  }

  func place(of time: Double) -> (row: Int, part: Double) {
    let (first, last) = (times[0], times[times.count - 1])
    var time = time
    if repeats && last > first && time >= last {
      let passes = (time - first) / (last - first)
      // The hundred-millionth keeps a time that rounding left just before the end from the end.
      time = max(first, time - (passes + 1e-8).rounded(.down) * (last - first))
    }
    if time <= first { return (0, 0) }
    if time >= last { return (times.count - 1, 0) }
    var (low, high) = (0, times.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    return (low, (time - times[low]) / (times[high] - times[low]))
  }
}
