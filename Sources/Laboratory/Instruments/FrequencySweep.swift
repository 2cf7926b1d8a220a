import Arithmetic
import Formats
import LatentEquilibrium
package import Presets

/// A measurement of the frequency response: a sine of each frequency in turn, until all layers
/// answer it evenly.
///
/// A value that goes on step by step. Each frequency is a fresh experiment; what comes after the
/// time that its networks take to settle is fitted in blocks of whole periods, until two blocks agree, or
/// as many have passed as a noisy one is given.
package struct FrequencySweep: Sendable {
  /// What was measured at one frequency.
  package struct Point: Equatable, Sendable {
    /// In Hz.
    package let frequency: Double
    /// From the first layer with neurons up to the output.
    package let network: [Response.Layer]
    /// The twin's layers; empty without a twin.
    package let twin: [Response.Layer]

    package init(frequency: Double, network: [Response.Layer], twin: [Response.Layer]) {
      self.frequency = frequency
      self.network = network
      self.twin = twin
    }

    package func layers(of member: Member) -> [Response.Layer] {
      member == .network ? network : twin
    }
  }

  /// In Hz, in the order they are measured in.
  package let frequencies: [Double]
  package let probe: Probe
  package private(set) var points: [Point] = []
  private let preset: Preset
  /// How long each network takes to forget its start, found out before anything is measured.
  private var proofs: [(member: Member, proof: SettlingProof)]
  private var measurement: Measurement?

  /// - Precondition: every frequency is above 0 and below half of the steps a second.
  package init(_ preset: Preset, frequencies: [Double], probe: Probe) {
    precondition(frequencies.allSatisfy { $0 > 0 && $0 < 500 / preset.dt })
    self.preset = preset
    self.frequencies = frequencies
    self.probe = probe
    let experiment = Experiment(preset.probed(with: probe, frequency: frequencies.first ?? 1))
    proofs = Member.pair.compactMap { member in
      SettlingProof(of: member, in: experiment, about: probe.offset).map { (member, $0) }
    }
    begin()
  }

  /// Frequencies from one to another, evenly spread on a logarithmic axis; to ten digits, so that 10
  /// is 10.
  package static func frequencies(from first: Double, to last: Double, points: Int) -> [Double] {
    guard points > 1 else { return [first] }
    return (0..<points).map { number in
      if number == points - 1 { return last }
      let frequency =
        first * Double.exp(Double.log(last / first) * Double(number) / Double(points - 1))
      let scale = Double.pow(10, 9 - Double.log10(frequency).rounded(.down))
      return (frequency * scale).rounded() / scale
    }
  }

  package var isFinished: Bool { points.count == frequencies.count }

  /// As many steps as are made at least; infinite where a network does not settle.
  package var leastSteps: Double {
    let experiment = Experiment(preset.probed(with: probe, frequency: frequencies.first ?? 1))
    let settling = experiment.settlingTime * experiment.patience(under: probe) / preset.dt
    return frequencies.reduce(0) {
      $0 + settling + 2 * max(Measurement.leastSteps, 1000 / $1 / preset.dt)
    }
  }

  /// The frequency that is being measured, in Hz.
  package var frequency: Double? { isFinished ? nil : frequencies[points.count] }

  /// Makes one step; does nothing once all is measured.
  ///
  /// - Throws: where a network diverges under the probe.
  package mutating func advance() throws(ExperimentFault) {
    guard measurement != nil else {
      // Long work in small steps: whoever waits for it must still be heard.
      for index in proofs.indices { proofs[index].proof.advance() }
      return begin()
    }
    try measurement?.advance()
    if let point = measurement?.point {
      points.append(point)
      begin()
    }
  }

  private mutating func begin() {
    guard !isFinished, proofs.allSatisfy(\.proof.isOver) else {
      measurement = nil
      return
    }
    let settling = Dictionary(
      uniqueKeysWithValues: proofs.map { ($0.member, $0.proof.times.max() ?? 0) })
    measurement = Measurement(preset, probe, settling, frequency: frequencies[points.count])
  }
}

/// The measurement at one frequency.
private struct Measurement: Sendable {
  private var experiment: Experiment
  private let frequency: Double
  private let members: [Member]
  private let settling: [Member: Double]
  private let settlingSteps: Int
  private let blockSteps: Int
  private var meter: SineMeter
  /// The ratios of every finished block, one a layer of every network.
  private var blocks: [[Phasor?]] = []
  private(set) var point: FrequencySweep.Point?

  /// Blocks that agree so far are settled.
  private static let tolerance = 1e-5
  /// As many blocks as a noisy network is given, and how many of the last of them count.
  private static let mostBlocks = 16
  private static let counted = 12
  /// As many steps as a block has at least, so that a few points do not stand for a sine.
  static let leastSteps = 40.0

  init(
    _ preset: Preset, _ probe: Probe, _ settling: [Member: Double], frequency: Double
  ) {
    self.settling = settling
    experiment = Experiment(preset.probed(with: probe, frequency: frequency))
    self.frequency = frequency
    members = experiment.twin == nil ? [.network] : Member.pair
    // What never rests need not be waited for.
    let longest = settling.values.filter(\.isFinite).reduce(experiment.settlingTime) { max($0, $1) }
    settlingSteps = Int(
      clamping: (longest * experiment.patience(under: probe) / preset.dt).rounded(.up))
    let period = 1000 / frequency / preset.dt
    let periods = max(1, (Measurement.leastSteps / period).rounded(.up))
    blockSteps = Int(clamping: (periods * period).rounded())
    meter = SineMeter(experiment, members, cyclesPerStep: frequency * preset.dt / 1000)
  }

  mutating func advance() throws(ExperimentFault) {
    try experiment.advance()
    guard experiment.age > settlingSteps else { return }
    meter.take(experiment)
    guard meter.count == blockSteps else { return }
    blocks.append(meter.ratios)
    meter.clear()
    if blocks.count >= 2, blocks.count == Measurement.mostBlocks || isSteady { conclude() }
  }

  /// Whether the last two blocks agree in all layers.
  private var isSteady: Bool {
    zip(blocks[blocks.count - 1], blocks[blocks.count - 2]).allSatisfy { last, before in
      guard let last, let before else { return last == before }
      return (last - before).length <= Measurement.tolerance * last.length
    }
  }

  private mutating func conclude() {
    let counted = blocks.suffix(isSteady ? 2 : Measurement.counted)
    let layers = experiment.network.layers.count
    func answers(_ place: Int) -> [Response.Layer] {
      if settling[members[place]] == .infinity && !isSteady {
        return Array(repeating: Response.Layer(absence: .restless), count: layers)
      }
      var follower = experiment.network(members[place]).map {
        PhaseFollower($0, frequency: frequency, .discrete)
      }
      return (place * layers..<(place + 1) * layers).map { index in
        let found = counted.compactMap { $0[index] }
        guard found.count == counted.count else {
          _ = follower?.next(nil)
          return Response.Layer(absence: .noContent)
        }
        return Response.Layer(found, frequency: frequency, &follower)
      }
    }
    point = FrequencySweep.Point(
      frequency: frequency, network: answers(0), twin: members.count > 1 ? answers(1) : [])
  }
}

extension Experiment {
  /// By how much longer it takes to forget its start to 10⁻⁴ of the probe: a network that begins at 0
  /// has to reach the point that the constant stimulus holds it at, however small the probe is.
  fileprivate func patience(under probe: Probe) -> Double {
    let rest = (probe.offset + network.bias).reduce(preset.isLinear ? 0 : 1) { max($0, abs($1)) }
    // What errors hold dies away slowly, and an answer may be a thousandth of the probe.
    let isHeld = Member.pair.contains { seesPhantomErrors($0) }
    return 1 + (Double.log10(max(1, rest / probe.amplitude)) + (isHeld ? 3 : 0)) / 4
  }
}

extension Response.Layer {
  /// The answer as the mean of several blocks has it.
  fileprivate init(
    _ blocks: [Phasor], frequency: Double, _ follower: inout PhaseFollower?
  ) {
    self.init()
    let count = Double(blocks.count)
    let mean = (1 / count) * blocks.reduce(.zero) { $0 + $1 }
    let size = mean.length
    let direction = size > 0 ? (1 / size) * mean.conjugate : Phasor(1)
    var spread = Phasor.zero
    for block in blocks {
      let off = direction * (block - mean)
      spread += Phasor(off.real * off.real, off.imaginary * off.imaginary)
    }
    let gainUncertainty = (spread.real / (count * (count - 1))).squareRoot()
    let across = (spread.imaginary / (count * (count - 1))).squareRoot()
    let isSignificant = size > 1e-9 && Double.hypot(gainUncertainty, across) < 0.3 * size
    guard let response = follower?.next(isSignificant ? mean : nil) else {
      absence = .tooLittle
      return
    }
    lag = response.lag(frequency: frequency)
    lagUncertainty = across / size / (2 * Double.pi) * 1000 / frequency
    gain = response.gain
    self.gainUncertainty = gainUncertainty
  }
}
