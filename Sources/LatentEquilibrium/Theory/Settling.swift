extension Network {
  /// Whether the errors of a target move the membranes, if there is one.
  public var isNudgedByTargets: Bool { parameters.membrane.gamma != 0 && parameters.beta != 0 }

  /// Whether errors move the membranes that lagging neurons see in themselves, where mismatches are
  /// taken from τr: phantom errors, for they are there without any target.
  public var seesPhantomErrors: Bool {
    parameters.membrane.gamma != 0 && takesLagForErrors
  }

  /// Whether lagging neurons see errors in themselves, whatever these move.
  public var takesLagForErrors: Bool {
    parameters.layers.count > 1
      && parameters.membrane.errorLag.dropFirst(parameters.layers[0].neurons)
        .contains { $0 != 0 || !parameters.membrane.looksAheadPerfectly }
  }

  /// How far a layer of neurons may lag behind its input, and be ahead of it, in ms.
  public func reach(ofLayer number: Int) -> (lag: Double, lead: Double) {
    layers[number].range.reduce((0.0, 0.0)) {
      (
        max($0.0, parameters.tauM[$1]),
        max($0.1, parameters.tauR[$1] - parameters.tauM[$1])
      )
    }
  }

  /// After how long, in ms, less than 10⁻⁴ is left in each layer's rates of what was before, as long
  /// as all neurons are linear: n neurons of time constant τ in a chain forget as
  /// e^{−t/τ}·(t/τ)ⁿ⁻¹/(n−1)!. Where τr = τm rates remember nothing but what is under way from layer
  /// to layer. A layer has to wait for those below it; where errors move the membranes, for all, and
  /// may then take longer: `forgettingTime`.
  ///
  /// - Parameter hasTarget: whether a target may send errors to the membranes.
  public func settlingTimes(hasTarget: Bool) -> [Double] {
    let remembersAll = hasTarget && isNudgedByTargets || seesPhantomErrors
    var (slowest, sum, times) = (0.0, 0.0, [Double]())
    for (number, layer) in layers.enumerated() {
      let memory = layer.range.reduce(0.0) { slowest, neuron in
        let remembers =
          remembersAll || parameters.membrane.memory[neuron] != 0
          || !parameters.membrane.looksAheadPerfectly
        return max(slowest, remembers ? parameters.tauM[neuron] : 0)
      }
      let slow = memory + parameters.substrate.tauSynapse + parameters.substrate.lookaheadCutoff
      slowest = max(slowest, slow)
      sum += slow
      times.append(Double(number + 1) * parameters.dt + 8 * slowest + 2 * sum)
    }
    return remembersAll ? times.map { _ in times.last ?? 0 } : times
  }

  /// After how long, in ms, less than 10⁻⁴ of an impulse is left, found by trying: `ForgettingTrial`.
  ///
  /// - Parameters:
  ///   - offset: the constant stimulus about which the network is linear, one value an input.
  ///   - longest: how long to try, in ms.
  /// - Returns: nil where it still rings then.
  public func forgettingTime(about offset: [Double], longest: Double) -> Double? {
    var trial = ForgettingTrial(of: self, about: offset, longest: longest)
    while !trial.isOver { trial.advance() }
    return trial.time
  }
}

/// After how long less than 10⁻⁴ of an impulse is left in a network, tried out step by step: the errors
/// that a network sees in its own lag may hold it for much longer than its time constants, or for
/// ever. It may take many steps; whoever makes them can do something else between them.
public struct ForgettingTrial: Sendable {
  /// Whether the answer is found.
  public private(set) var isOver = false
  /// The answer in ms; nil before it is found, and where the network still rings at the end.
  public private(set) var time: Double?
  private var network: Network
  private let impulse: [Double]
  private let quiet: [Double]
  private let dt: Double
  private let longest: Double
  /// As many steps as a beat may be quiet for.
  private let least: Double
  private var step = 0
  private var lastLoud = 0
  private var peak = 0.0

  /// - Parameters:
  ///   - network: the one that settles.
  ///   - offset: the constant stimulus about which the network is linear, one value an input.
  ///   - longest: how long to try, in ms.
  public init(of network: Network, about offset: [Double], longest: Double) {
    var resting = IdealNetwork(shapedAs: network)
    resting.evaluate(stimulus: offset, weightsOf: network)
    self.network = network.linearised(holding: resting.slope, rates: resting.rate)
    self.network.parameters.beta = 0
    self.longest = longest
    dt = network.parameters.dt
    quiet = [Double](repeating: 0, count: offset.count)
    impulse = quiet.indices.map { 1 / Double($0 + 1) }
    least = (network.settlingTimes(hasTarget: false).last ?? 0) / dt
  }

  /// Makes one step; does nothing once the answer is found.
  public mutating func advance() {
    guard !isOver, Double(step) * dt <= longest else {
      isOver = true
      return
    }
    do throws(Divergence) {
      try network.step(stimulus: step == 0 ? impulse : quiet)
    } catch {
      isOver = true
      return
    }
    step += 1
    var size = 0.0
    for value in network.state.membranePotential { size = max(size, abs(value)) }
    for value in network.state.error { size = max(size, abs(value)) }
    peak = max(peak, size)
    if size > 1e-4 * peak { lastLoud = step }
    if Double(step) > 2 * Double(lastLoud) + least {
      (isOver, time) = (true, Double(lastLoud) * dt)
    }
  }
}
