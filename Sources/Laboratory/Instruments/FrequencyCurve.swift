import Formats
import LatentEquilibrium
package import Presets

/// A layer's answer over frequencies, by theory.
package struct FrequencyCurve: Equatable, Sendable {
  /// The amplitude over the ideal's at each frequency; not a number where nothing arrives.
  package let gains: [Double]
  /// In degrees, negative where the layer lags.
  package let phases: [Double]
}

extension Experiment {
  /// As many multiplications as one frequency of a curve may take, so that a picture of some hundred
  /// takes no longer than it may.
  private static let mostWork = 8000

  /// Whether curves know of the errors that a network sees in its own lag; those of large networks
  /// would hold up the picture.
  package func curvesFollowErrors(of member: Member) -> Bool {
    guard seesPhantomErrors(member) else { return false }
    return SmallSignal.workWithErrors(preset.inputs, preset.layers.map(\.neurons))
      <= Experiment.mostWork
  }

  /// What theory says of every layer of a network, with its present weights.
  ///
  /// - Parameters:
  ///   - source: of `continuous` and `scheme`.
  ///   - frequencies: in Hz; at half of the steps a second and beyond the scheme has no values.
  /// - Returns: empty where there is no such network.
  package func curves(
    of member: Member, _ source: BodeTable.Source, frequencies: [Double]
  ) -> [FrequencyCurve] {
    let follows = curvesFollowErrors(of: member)
    guard let theory = smallSignal(of: member, Probe(for: preset), errors: follows) else {
      return []
    }
    let limit = source == .continuous ? Double.infinity : 500 / preset.dt
    let answers = frequencies.map { frequency -> [FrequencyResponse?] in
      guard frequency < limit else { return preset.layers.map { _ in nil } }
      return theory.responses(
        frequency: frequency, source == .continuous ? .continuous : .discrete)
    }
    return preset.layers.indices.map { layer in
      FrequencyCurve(
        gains: answers.map { $0[layer]?.gain ?? .nan },
        phases: answers.map { $0[layer].map { $0.phase / Double.pi * 180 } ?? .nan })
    }
  }
}

/// How a network's errors get from the target down to one layer, over frequencies.
package struct ErrorCurve: Equatable, Sendable {
  package let error: FrequencyCurve
  /// What the exact gradient would be like.
  package let adjoint: FrequencyCurve
}

extension Experiment {
  /// What theory in continuous time says of errors that travel in time, layer by layer.
  ///
  /// - Returns: nil for a layer of which it says nothing; empty where there is no such network.
  package func errorCurves(of member: Member, frequencies: [Double]) -> [ErrorCurve?] {
    guard let theory = smallSignal(of: member, Probe(for: preset), errors: false) else { return [] }
    let answers = frequencies.map { theory.errorResponses(frequency: $0) }
    return preset.layers.indices.map { layer in
      let told = answers.compactMap { $0[layer] }
      guard !told.isEmpty else { return nil }
      return ErrorCurve(
        error: FrequencyCurve(told.map(\.error)), adjoint: FrequencyCurve(told.map(\.adjoint)))
    }
  }
}

extension FrequencyCurve {
  fileprivate init(_ answers: [FrequencyResponse]) {
    self.init(gains: answers.map(\.gain), phases: answers.map { $0.phase / Double.pi * 180 })
  }
}

extension Response.Layer {
  /// The lag as a phase in degrees, negative where the layer lags.
  ///
  /// - Parameter frequency: in Hz.
  package func phase(at frequency: Double) -> Double? { lag.map { -0.36 * frequency * $0 } }
}

extension Preset {
  /// What a frequency response is that of: all of the preset but the frequency of its stimulus, and
  /// the amplitude as well where every neuron is linear. Responses of equal subjects belong together.
  package var responseSubject: Preset {
    let probe = Probe(for: self, amplitude: isLinear ? 1 : nil)
    var subject = self
    // Any sine stands for all: what is left of the stimulus is its constant part and its phasors.
    let most = isLinear ? 1 : carrier.map { $0.phasors.reduce(0) { max($0, $1.length) } } ?? 1
    subject.stimulus = .perInput(
      zip(probe.phasors, probe.offset).map { phasor, offset in
        Stimulus(
          shape: Stimulus.Sine(frequency: 1, phase: phasor.angle / Double.pi * 180),
          amplitude: most * phasor.length / probe.amplitude, offset: offset)
      })
    subject.view = ViewPreset(open: "", speed: 1, window: nil)
    return subject
  }
}
