import LatentEquilibrium
package import Presets

/// What the output is nudged towards, step by step.
package struct TargetSignal: Equatable, Sendable {
  private let from: Int
  private let until: Int
  private var source: Source
  private let count: Int
  /// Whether it depends on all that went in before.
  let remembers: Bool

  private enum Source: Equatable, Sendable {
    case none
    case signal(InputSignal)
    case teacher(Network, IdealNetwork)
    case teacherInTime(Network)
  }

  package init(_ preset: Preset) {
    let grid = TimeGrid(dt: preset.dt)
    from = grid.steps(until: preset.target.from)
    until = preset.target.until.map { grid.steps(until: $0) } ?? .max
    count = preset.layers.last?.neurons ?? 0
    if case .teacher = preset.target.kind {
      remembers = preset.target.isInTime
    } else {
      remembers = false
    }
    switch preset.target.kind {
    case .none:
      source = .none
    case .signal(let signal):
      source = .signal(
        InputSignal(signal, count: count, dt: preset.dt, seed: preset.seed, stream: "target"))
    case .teacher:
      source = .none
      if let description = preset.teacherNetwork {
        let teacher = Network(description)
        source =
          preset.target.isInTime
          ? .teacherInTime(teacher) : .teacher(teacher, IdealNetwork(shapedAs: teacher))
      }
    }
  }

  /// Goes on where another target is, as far as both are signals, or teachers in time.
  mutating func goOn(_ moment: Moment, after old: TargetSignal) {
    switch (source, old.source) {
    case (.signal(var signal), .signal(let before)):
      signal.goOn(moment, after: before)
      source = .signal(signal)
    case (.teacherInTime(var teacher), .teacherInTime(let before)):
      if teacher.take(before.numbers) { source = .teacherInTime(teacher) }
    default: break
    }
  }

  /// Writes the target of step k = 1, 2, …, in which `stimulus` is applied; `values` is left empty
  /// where there is no target.
  package mutating func fill(_ values: inout [Double], step k: Int, stimulus: [Double]) {
    var isNone = false
    if case .none = source { isNone = true }
    if remembers { runTeacher(on: stimulus, to: &values) }
    guard !isNone, (from..<until).contains(k - 1) else {
      values.removeAll(keepingCapacity: true)
      return
    }
    while values.count < count { values.append(0) }
    switch source {
    case .none, .teacherInTime: break
    case .signal(var signal):
      source = .none
      signal.fill(&values, step: k)
      source = .signal(signal)
    case .teacher(let teacher, var ideal):
      source = .none
      ideal.evaluate(stimulus: stimulus, weightsOf: teacher)
      let output = teacher.rateRange(ofLayer: teacher.layers.count - 1)
      for (index, place) in output.enumerated() { values[index] = ideal.rate[place] }
      source = .teacher(teacher, ideal)
    }
  }

  /// Writes what the teacher sent in the step before, as neurons hear one another, and steps it.
  private mutating func runTeacher(on stimulus: [Double], to values: inout [Double]) {
    guard case .teacherInTime(var teacher) = source else { return }
    source = .none
    while values.count < count { values.append(0) }
    let output = teacher.rateRange(ofLayer: teacher.layers.count - 1)
    for (index, place) in output.enumerated() { values[index] = teacher.rate[place] }
    do throws(Divergence) { try teacher.step(stimulus: stimulus) } catch {
      // A teacher that has gone astray takes the network with it, which is then told of.
    }
    source = .teacherInTime(teacher)
  }
}
