extension Parameter: CaseIterable, RawRepresentable {
  /// All of them, in the order of a preset file.
  package static let allCases: [Parameter] =
    Preset.fields.map(\.parameter)
    + (CircuitPreset.fields + CircuitPreset.fieldsOfConductances).map(\.parameter) + [.neurons]
    + TwinPreset.fields.map(\.parameter) + ofStimulus
    + [.targetFrom, .targetUntil] + TaskPreset.fields.map(\.parameter)
    + SubstratePreset.fields.map(\.parameter) + ViewPreset.fields.map(\.parameter)

  /// Those worth a row in the explorer's panel, in its order.
  package static let panel: [Parameter] =
    [
      .tauM, .tauR, .prospective, .dt, .beta, .eta, .etaUp, .etaToInterneurons,
      .etaFromInterneurons, .presentation, .pause, .on, .off,
    ]
    + stimulusPanel + [
      .twinTauR, .twinTauM, .twinErrorFrom, .gamma, .activation, .scheme, .integrator, .errorFrom,
      .feedback, .learnAfter, .learnBiases, .etaTau, .twinProspective, .twinEtaUp,
      .leakConductance, .basalConductance, .apicalConductance, .dendriticConductance,
      .somaticConductance, .upLimit,
    ] + SubstratePreset.fields.map(\.parameter)

  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  package init?(rawValue: String) {
    guard let known = Self.named[rawValue] else { return nil }
    self = known
  }

  /// Where it stands in a preset.
  var location: Location { Self.locations[self] ?? .stimulus }

  /// The part of a preset that a parameter stands in, and the way there.
  enum Location: Sendable {
    case whole(Field<Preset>)
    /// In each layer; those that say nothing go by the whole.
    case layer(Field<LayerPreset>, Field<Preset>?)
    /// In the twin; where it says nothing it goes by the network's parameter.
    case twin(Field<TwinPreset>, Parameter)
    case target(Field<TargetPreset>)
    case task(Field<TaskPreset>)
    /// In every stimulus that has it.
    case stimulus
  }

  private static let locations: [Parameter: Location] = {
    var locations: [Parameter: Location] = [.neurons: .layer(LayerPreset.size, nil)]
    let ofLayers = Dictionary(uniqueKeysWithValues: LayerPreset.fields.map { ($0.parameter, $0) })
    let ofWhole =
      Preset.fields + SubstratePreset.fields.map { $0.within(\.substrate) }
      + ViewPreset.fields.map { $0.within(\.view) }
      + (CircuitPreset.fields + CircuitPreset.fieldsOfConductances).map { $0.within(\.circuit) }
    for field in ofWhole {
      locations[field.parameter] =
        ofLayers[field.parameter].map { .layer($0, field) } ?? .whole(field)
    }
    for field in TwinPreset.fields {
      let ofNetwork = ofWhole.first { $0.parameter.rawValue == field.parameter.key }
      locations[field.parameter] = ofNetwork.map { .twin(field, $0.parameter) }
    }
    for field in [TargetPreset.from, TargetPreset.until] {
      locations[field.parameter] = .target(field)
    }
    for field in TaskPreset.fields { locations[field.parameter] = .task(field) }
    return locations
  }()

  /// Whether layers may have values of their own.
  package var isPerLayer: Bool { if case .layer(_, .some) = location { true } else { false } }

  /// What it goes by in a layer where neither the layer nor the whole says anything: a tied τr.
  var leader: Parameter? { self == .tauR ? .tauM : nil }
}
