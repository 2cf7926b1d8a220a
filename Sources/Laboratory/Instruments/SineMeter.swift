import Arithmetic
import Formats
import LatentEquilibrium
import Presets

/// A lock-in amplifier on every neuron of an experiment's networks, fed step by step: the sums of
/// its signals' products with a cosine and a sine are all it keeps.
struct SineMeter: Sendable {
  /// How many steps have been taken in.
  private(set) var count = 0
  private let members: [Member]
  private let layers: [Range<Int>]
  private let neurons: Int
  private let cyclesPerStep: Double
  private var reference = Sums()
  /// The ideal and the actual rate of every neuron, network after network.
  private var ideal: [Sums]
  private var actual: [Sums]

  /// What a least-squares fit of a constant, a cosine and a sine needs; of the reference Σ cos,
  /// Σ sin, Σ cos², Σ sin², Σ cos·sin, of a signal Σ y, Σ y·cos, Σ y·sin.
  private struct Sums: Sendable {
    var plain = 0.0
    var cosine = 0.0
    var sine = 0.0
    var cosineSquare = 0.0
    var sineSquare = 0.0
    var product = 0.0
  }

  init(_ experiment: borrowing Experiment, _ members: [Member], cyclesPerStep: Double) {
    self.members = members
    self.cyclesPerStep = cyclesPerStep
    let preset = experiment.preset
    layers = preset.family.units(of: .rate, layers: preset.sizes)
    neurons = layers.last?.upperBound ?? 0
    ideal = Array(repeating: Sums(), count: neurons * members.count)
    actual = ideal
  }

  /// Begins anew.
  mutating func clear() {
    count = 0
    reference = Sums()
    for index in ideal.indices { (ideal[index], actual[index]) = (Sums(), Sums()) }
  }

  /// Takes in the state after a step.
  mutating func take(_ experiment: borrowing Experiment) {
    let cycles = Double(experiment.step) * cyclesPerStep
    let angle = 2 * Double.pi * (cycles - cycles.rounded(.down))
    let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
    count += 1
    reference.cosine += cosine
    reference.sine += sine
    reference.cosineSquare += cosine * cosine
    reference.sineSquare += sine * sine
    reference.product += cosine * sine
    for (place, member) in members.enumerated() {
      guard let number = experiment.place(of: member.learner) else { continue }
      let start = place * neurons
      add(experiment.participants[number].values(of: .rate), cosine, sine, to: &actual, at: start)
      add(experiment.participants[number].values(of: .ideal), cosine, sine, to: &ideal, at: start)
    }
  }

  private func add(
    _ rates: ArraySlice<Double>, _ cosine: Double, _ sine: Double, to sums: inout [Sums],
    at start: Int
  ) {
    for (neuron, rate) in rates.enumerated() {
      sums[start + neuron].plain += rate
      sums[start + neuron].cosine += rate * cosine
      sums[start + neuron].sine += rate * sine
    }
  }

  /// Σ x*·y / Σ |x|² of the ideal and actual phasors of every layer, network after network; nil
  /// where the ideal ones hold nothing of the frequency.
  var ratios: [Phasor?] {
    members.indices.flatMap { place in
      layers.map { layer -> Phasor? in
        var sum = Phasor.zero
        var power = 0.0
        var total = 0.0
        for neuron in layer {
          let x = phasor(of: ideal[place * neurons + neuron])
          sum += x.conjugate * phasor(of: actual[place * neurons + neuron])
          power += x.power
          let mean = ideal[place * neurons + neuron].plain / Double(count)
          total += mean * mean
        }
        guard power > 1e-18 * total, power > 0 else { return nil }
        return 1 / power * sum
      }
    }
  }

  /// a − ib of the best a·cos + b·sin.
  private func phasor(of signal: Sums) -> Phasor {
    let n = Double(count)
    let (c, s) = (reference.cosine / n, reference.sine / n)
    let cc = reference.cosineSquare - n * c * c
    let ss = reference.sineSquare - n * s * s
    let cs = reference.product - n * c * s
    let yc = signal.cosine - signal.plain * c
    let ys = signal.sine - signal.plain * s
    let determinant = cc * ss - cs * cs
    return Phasor((yc * ss - ys * cs) / determinant, -(ys * cc - yc * cs) / determinant)
  }
}
