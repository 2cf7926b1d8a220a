package import Formats
import LatentEquilibrium

extension Preset {
  /// What cannot go together: the equilibrium of a step is found by repeated evaluation, which
  /// leaves no meaning to noise or to a filter within the step.
  var contradiction: Fault? {
    guard scheme == .equilibrium || twin?.scheme == .equilibrium else { return nil }
    let parts = [("rate_noise", substrate.rateNoise), ("tau_synapse", substrate.tauSynapse)]
    guard let (key, value) = parts.first(where: { $0.1 > 0 }) else { return nil }
    return Fault(
      place: "substrate.\(key)",
      "\(JSON.digits(of: value)) does not go with the scheme equilibrium; it must be 0, or the "
        + "scheme synchronous or sweep")
  }

  /// What is allowed but probably not meant, each with its key path.
  package var warnings: [Fault] {
    var warnings: [Fault] = []
    if integrator == .euler {
      for (index, layer) in layers.enumerated() {
        let fastest = (layer.tauM ?? [tauM]).min() ?? tauM
        if dt >= 2 * fastest {
          let place = layer.tauM == nil ? "dt" : "layers[\(index)].tau_m"
          warnings.append(
            Fault(
              place: place,
              "the step of \(JSON.digits(of: dt)) ms is too coarse for a membrane of "
                + "\(JSON.digits(of: fastest)) ms and forward Euler diverges; take dt below "
                + "\(JSON.digits(of: 2 * fastest)) ms, or the exponential integrator"))
          if layer.tauM == nil { break }
        } else if dt > fastest / 10 * (1 + 1e-9) {
          warnings.append(
            Fault(
              place: "dt",
              "a step of \(JSON.digits(of: dt)) ms is coarse for a membrane of "
                + "\(JSON.digits(of: fastest)) ms; the curves change with dt"))
          break
        }
      }
    }
    let grid = TimeGrid(dt: dt)
    for (place, stimulus) in stimulus.places("stimulus") {
      warnings += stimulus.warnings(at: place, grid)
    }
    if case .signal(let signals) = target.kind {
      for (place, stimulus) in signals.places("target") {
        warnings += stimulus.warnings(at: place, grid)
      }
    }
    if let task {
      warnings +=
        grid.warnings(at: "task.presentation", task.presentation)
        + grid.warnings(at: "task.pause", task.pause)
    }
    for (name, gamma) in [("gamma", gamma), ("twin.gamma", twin?.gamma ?? 1)]
    where gamma == 0 && hasTarget && layers.dropLast().contains(where: { $0.eta ?? eta > 0 }) {
      warnings.append(
        Fault(
          place: name,
          "with γ = 0 no error is handed down, and hidden layers learn nothing from the target"))
    }
    if duration < dt {
      warnings.append(Fault(place: "duration", "is shorter than one step; one step is recorded"))
    }
    return warnings
  }
}

extension TimeGrid {
  /// What there is to say of a length of time that is rounded to whole steps.
  fileprivate func warnings(at place: String, _ time: Double) -> [Fault] {
    let rounded = Double(steps(lasting: time)) * dt
    guard time > 0, abs(rounded - time) > 1e-6 * time else { return [] }
    return [
      Fault(
        place: place,
        "\(JSON.digits(of: time)) ms are not whole steps of \(JSON.digits(of: dt)) ms; they last "
          + "\(JSON.time(rounded)) ms")
    ]
  }
}

extension InputPreset {
  fileprivate func places(_ place: String) -> [(place: String, stimulus: Stimulus)] {
    switch self {
    case .shared(let stimulus): [(place, stimulus)]
    case .perInput(let stimuli): stimuli.enumerated().map { ("\(place)[\($0)]", $1) }
    }
  }
}

extension Stimulus {
  /// What is allowed in it but probably not meant, on a grid of steps.
  fileprivate func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
    func tooFast(_ frequency: Double) -> [Fault] {
      guard frequency * grid.dt > 500 else { return [] }
      return [
        Fault(
          place: place,
          "\(JSON.digits(of: frequency)) Hz has less than two steps of \(JSON.digits(of: grid.dt)) ms "
            + "a period; what the network sees is another frequency")
      ]
    }
    switch shape {
    case .constant, .step, .noise: return []
    case .square(let frequency, _), .sine(let frequency, _), .triangle(let frequency, _),
      .sawtooth(let frequency, _):
      return tooFast(frequency)
    case .chirp(let from, let to, let sweep):
      return tooFast(max(from, to)) + grid.warnings(at: place + ".sweep", sweep)
    case .pulse(_, let width, let period):
      return grid.warnings(at: place + ".width", width)
        + grid.warnings(at: place + ".period", period)
    case .random(let hold), .sequence(_, let hold, _):
      return grid.warnings(at: place + ".hold", hold)
    case .csv(let signal): return signal.warnings(at: place, grid)
    case .sum(let parts):
      // The fastest of many sines says it for all.
      let fastest = parts.compactMap(\.frequency).max().map(tooFast) ?? []
      let others = parts.enumerated().flatMap { number, part in
        part.frequency == nil ? part.warnings(at: "\(place).of[\(number)]", grid) : []
      }
      return fastest + others
    }
  }

  /// The frequency of a shape that has one, in Hz.
  private var frequency: Double? {
    switch shape {
    case .square(let frequency, _), .sine(let frequency, _), .triangle(let frequency, _),
      .sawtooth(let frequency, _):
      frequency
    case .constant, .step, .pulse, .chirp, .noise, .random, .sequence, .csv, .sum: nil
    }
  }
}

extension SampledSignal {
  /// Whether steps pass over what happens between them: a sample lies further from the line through
  /// the signal at the steps around it than a tenth of what the signal spans.
  fileprivate func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
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
