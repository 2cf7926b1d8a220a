extension Stimulus {
  /// A kind of stimulus, by the word that a preset uses.
  package struct Kind: CaseIterable, Sendable {
    let shape: any StimulusShape.Type

    private init(_ shape: any StimulusShape.Type) { self.shape = shape }

    /// All kinds; those that have no numbers of their own come last.
    package static let allCases: [Kind] = [
      Constant.self, Step.self, Pulse.self, Square.self, Sine.self, Triangle.self, Sawtooth.self,
      Chirp.self, Noise.self, HeldNoise.self, HeldRows.self, SampledSignal.self, Sum.self,
      Pieces.self,
    ].map { Kind($0) }

    /// The kinds that need nothing but numbers, so that one key press can choose them.
    package static let simple = allCases.filter { $0.standard != nil }

    package init?(rawValue: String) {
      guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
      self = known
    }

    package init(of shape: any StimulusShape) { self.shape = type(of: shape) }

    package var rawValue: String { shape.word }

    /// Its parameters, in the order of its keys.
    var parameters: [Parameter] { shape.parameters }

    /// The shape with every default; nil where it needs more than numbers.
    var standard: (any StimulusShape)? { shape.standard }

    /// The keys that the shape has beside `kind`, `amplitude` and `offset`, in their order.
    package var keys: [String] { shape.keys }
  }

  package var kind: Kind { Kind(of: shape) }
}

extension Stimulus.Kind: Hashable {
  package static func == (one: Self, other: Self) -> Bool { one.rawValue == other.rawValue }

  package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension StimulusShape {
  fileprivate static var parameters: [Parameter] { fields.map(\.parameter) }
}
