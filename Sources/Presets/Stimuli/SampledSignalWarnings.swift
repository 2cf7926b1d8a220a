package import Formats

extension SampledSignal {
  /// Whether steps pass over what happens between them: a sample lies further from the line through
  /// the signal at the steps around it than a tenth of what the signal spans.
  package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
    guard let finest = gaps.min(), let last = times.last, finest < grid.dt * (1 - 1e-9) else {
      return []
    }
    let looked = rows.prefix(Self.mostSamples / rows[0].count)
    for column in rows[0].indices {
      let values = looked.map { $0[column] }
      guard let low = values.min(), let high = values.max(), high > low else { continue }
      var (start, before, after) = (-Double.infinity, 0.0, 0.0)
      for (value, time) in zip(values, times) {
        let step = ((time - times[0]) / grid.dt + 1e-9).rounded(.down)
        let now = times[0] + step * grid.dt
        guard now + grid.dt <= last else { break }
        if now != start {
          (start, before, after) = (now, self.value(column, now), self.value(column, now + grid.dt))
        }
        let between = before + (time - start) / grid.dt * (after - before)
        if abs(value - between) > 0.1 * (high - low) {
          return [
            Fault(
              place: place,
              "rows \(JSON.time(finest)) ms apart hold what steps of \(JSON.digits(of: grid.dt)) "
                + "ms pass over, such as at \(JSON.time(time)) ms")
          ]
        }
      }
    }
    return []
  }

  /// As many samples as are looked at, so that a picture need not wait.
  private static let mostSamples = 200_000

  private func value(_ column: Int, _ time: Double) -> Double {
    let (row, part) = place(of: time)
    let next = rows[min(row + 1, rows.count - 1)][column]
    return rows[row][column] + part * (next - rows[row][column])
  }
}
