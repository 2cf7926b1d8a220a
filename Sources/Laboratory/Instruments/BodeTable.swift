package import Formats
import LatentEquilibrium
package import Presets

/// The frequency response of an experiment's networks as tidy values: by theory in continuous time,
/// by theory of the scheme, and as measured.
package struct BodeTable: Sendable {
  /// Where a row's values come from.
  package enum Source: String, CaseIterable, Sendable {
    /// The closed form in continuous time.
    case continuous
    /// The closed form of the discrete scheme.
    case scheme
    case measured
    /// The closed form in continuous time of errors that travel in time, from the target down.
    case error
    /// The same of the exact gradient.
    case adjoint
  }

  /// A layer's answer at one frequency.
  package struct Row: Equatable, Sendable {
    /// In Hz.
    package let frequency: Double
    package let member: Member
    /// Counted from 1.
    package let layer: Int
    package let source: Source
    /// Nil where there is nothing to tell.
    let response: FrequencyResponse?
    /// The standard errors of what was measured.
    package let gainUncertainty: Double?
    package let lagUncertainty: Double?
    /// Why there is no answer.
    package let absence: Response.Absence?

    /// The amplitude over the ideal's.
    package var gain: Double? { response?.gain }
    /// In degrees, negative where the layer lags.
    package var phase: Double? { response.map { $0.phase / Double.pi * 180 } }
    /// In ms.
    package var lag: Double? { response?.lag(frequency: frequency) }
  }

  package let preset: Preset
  package let probe: Probe
  /// The members whose membranes are moved by the errors that they see in their own lag.
  package let disturbed: [Member]
  /// Those of them that these errors never let rest: there is no answer to a small sine.
  package let restless: [Member]
  private let theories: [(member: Member, theory: SmallSignal)]

  package init(_ preset: Preset, _ probe: Probe) {
    let experiment = Experiment(preset)
    self.preset = preset
    self.probe = probe
    let disturbed = Member.pair.filter { experiment.seesPhantomErrors($0) }
    self.disturbed = disturbed
    restless = disturbed.filter {
      experiment.provenSettlingTimes(of: $0, about: probe.offset).contains(.infinity)
    }
    theories = Member.pair.compactMap { member in
      experiment.smallSignal(of: member, probe).map { (member, $0) }
    }
  }

  /// The rows of one frequency: network by network, layer by layer, theory before measurement.
  package func rows(_ point: FrequencySweep.Point) -> [Row] {
    let frequency = point.frequency
    return theories.flatMap { member, theory -> [Row] in
      let isRestless = restless.contains(member)
      let continuous = isRestless ? [] : theory.responses(frequency: frequency, .continuous)
      let scheme = isRestless ? [] : theory.responses(frequency: frequency, .discrete)
      let errors = theory.errorResponses(frequency: frequency)
      return point.layers(of: member).enumerated().flatMap { layer, measured in
        func row(_ source: Source, _ response: FrequencyResponse?) -> Row {
          let isMeasured = source == .measured
          return Row(
            frequency: frequency, member: member, layer: layer + 1, source: source,
            response: response, gainUncertainty: isMeasured ? measured.gainUncertainty : nil,
            lagUncertainty: isMeasured ? measured.lagUncertainty : nil,
            absence: isMeasured
              ? measured.absence
              : response == nil ? (isRestless ? .restless : .nothingArrives) : nil)
        }
        return [
          row(.continuous, isRestless ? nil : continuous[layer]),
          row(.scheme, isRestless ? nil : scheme[layer]),
          row(.measured, measured.response(frequency: frequency)),
        ] + (errors[layer].map { [row(.error, $0.error), row(.adjoint, $0.adjoint)] } ?? [])
      }
    }
  }

  /// What was done, in a sentence.
  package var note: String {
    var note =
      "sines of amplitude \(JSON.digits(of: probe.amplitude)) about the constant part of the "
      + "stimulus; gain, phase and lag are those of each layer against the network without time"
    if !preset.isLinear { note += ", theory that of the network linearised there" }
    for member in disturbed {
      note +=
        restless.contains(member)
        ? "; errors of its own lag never let \(member.rawValue) rest: no theory for it"
        : "; \(member.rawValue) is moved by errors that it sees in its own lag, in theory too"
    }
    if preset.hasTarget { note += "; without the target" }
    if theories.contains(where: { $0.theory.errorResponses(frequency: 1).contains { $0 != nil } }) {
      note += "; errors and their adjoint are those of a layer against those at the target"
    }
    return note
  }

  /// The lines before the first row.
  ///
  /// - Parameter withPreset: whether they begin with a comment that holds the preset, and one that
  ///   says what was done.
  package func header(withPreset: Bool) -> String {
    let comment = withPreset ? "\(RecordedPreset.start)\(preset.json.compact)\n# \(note)\n" : ""
    return comment
      + "frequency_hz,network,layer,source,gain,phase_deg,lag_ms,gain_uncertainty,"
      + "lag_uncertainty_ms,remark\n"
  }
}

extension BodeTable.Row {
  /// The row as comma separated values; what there is not is empty.
  package var csv: String {
    [
      JSON.digits(of: frequency), member.rawValue, "\(layer)", source.rawValue,
      JSON.field(of: gain), JSON.field(of: phase), JSON.field(of: lag),
      JSON.field(of: gainUncertainty), JSON.field(of: lagUncertainty),
      absence?.rawValue ?? "",
    ].joined(separator: ",") + "\n"
  }

  package var json: JSON {
    func value(_ number: Double?) -> JSON { number.map { .number($0) } ?? .null }
    var members: [JSON.Member] = [
      .init("frequency_hz", .number(frequency)), .init("network", .text(member.rawValue)),
      .init("layer", .number(Double(layer))), .init("source", .text(source.rawValue)),
      .init("gain", value(gain)), .init("phase_deg", value(phase)),
      .init("lag_ms", value(lag)),
    ]
    if source == .measured {
      members += [
        .init("gain_uncertainty", value(gainUncertainty)),
        .init("lag_uncertainty_ms", value(lagUncertainty)),
      ]
    }
    members.append(.init("remark", absence.map { .text($0.rawValue) } ?? .null))
    return .object(members)
  }
}

extension Response.Layer {
  /// The measured lag and gain as an answer to a sine.
  func response(frequency: Double) -> FrequencyResponse? {
    guard let lag, let gain else { return nil }
    return FrequencyResponse(gain: gain, phase: -lag * 2 * Double.pi * frequency / 1000)
  }
}
