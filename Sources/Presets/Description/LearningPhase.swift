import Formats

/// Learning rates that hold up to a moment, in place of the preset's own.
package struct LearningPhase: Equatable, Sendable {
  /// When it ends, in ms.
  package var until: Double
  package var eta: Double?
  package var etaTau: Double?
  package var etaUp: Double?
  package var etaToInterneurons: Double?
  package var etaFromInterneurons: Double?

  /// The ways to the rates.
  static let fields: [Field<LearningPhase>] = [
    Field(.eta, \.eta), Field(.etaTau, \.etaTau), Field(.etaUp, \.etaUp),
    Field(.etaToInterneurons, \.etaToInterneurons),
    Field(.etaFromInterneurons, \.etaFromInterneurons),
  ]

  /// Its rates that are given.
  var rates: [(parameter: Parameter, value: Parameter.Value)] {
    Self.fields.compactMap { field in
      let value = field.value(in: self)
      return value == .none ? nil : (field.parameter, value)
    }
  }
}

extension Preset {
  /// The phase of learning in which a step is made; nil after the last.
  ///
  /// - Parameter step: counted from 1.
  package func phase(ofStep step: Int) -> LearningPhase? {
    phases.isEmpty ? nil : phases.first { step <= TimeGrid(dt: dt).steps(until: $0.until) }
  }

  /// The preset as it holds in a phase: its rates are those of all layers and twins.
  package func within(_ phase: LearningPhase?) -> Preset {
    guard let phase else { return self }
    return phase.rates.reduce(self) { preset, rate in
      var preset = preset
      preset.set(rate.parameter, to: rate.value, layer: nil)
      for twin in preset.twins.indices {
        let own = TwinPreset.fields.first { $0.parameter.key == rate.parameter.rawValue }
        own?.set(&preset.twins[twin], [])
      }
      return preset
    }
  }
}
