package import Formats

extension Stimulus {
  /// Several stimuli one after the other, each for a while and from its own beginning; after the last
  /// from the first again.
  package struct Pieces: StimulusShape {
    package static let word = "pieces"
    package static let fields: [Field<Pieces>] = []
    package static let keys = ["of"]
    package static var standard: Pieces? { nil }

    package struct Piece: Equatable, Sendable {
      package var stimulus: Stimulus
      /// How long it lasts, in ms.
      package var duration: Double

      package init(_ stimulus: Stimulus, for duration: Double) {
        (self.stimulus, self.duration) = (stimulus, duration)
      }
    }

    package var pieces: [Piece]

    package init(_ pieces: [Piece]) { self.pieces = pieces }

    package init?(_ fields: JSONFields, _ reader: inout some StimulusChecking) {
      guard let elements = reader.elements(fields, "of", called: "pieces need") else { return nil }
      pieces = []
      for (json, place) in elements {
        let stimulus = reader.stimulus(json, at: place, extra: [Self.durationKey])
        guard case .object = json else { continue }
        guard let duration = json[Self.durationKey] else {
          reader.note(
            "\(place).\(Self.durationKey)", "is missing; it must say how many ms the piece lasts")
          continue
        }
        let time = reader.number(duration, at: "\(place).\(Self.durationKey)", .pieceDuration)
        if let stimulus, let time { pieces.append(Piece(stimulus, for: time)) }
      }
    }

    private static var durationKey: String { Parameter.pieceDuration.key }

    package var members: [JSON.Member] {
      let list = pieces.map { piece in
        guard case .object(let members) = piece.stimulus.json else { return piece.stimulus.json }
        return JSON.object([.init(Self.durationKey, .number(piece.duration))] + members)
      }
      return [.init("of", .list(list))]
    }

    package var columns: Int { parts.map(\.columns).max() ?? 1 }

    package var parts: [Stimulus] { pieces.map(\.stimulus) }

    package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
      pieces.enumerated().flatMap { number, piece in
        let here = "\(place).of[\(number)]"
        return grid.warnings(at: "\(here).\(Self.durationKey)", piece.duration)
          + piece.stimulus.shape.warnings(at: here, grid)
      }
    }

    /// All pieces once.
    package func window(settling: Double) -> Double? { pieces.reduce(0) { $0 + $1.duration } }

    package func source(on grid: TimeGrid) -> StimulusSource {
      .pieces(pieces.map { ($0.stimulus, steps: grid.steps(lasting: $0.duration)) })
    }
  }
}
