package import Formats
import LatentEquilibrium

extension Stimulus {
  /// Several stimuli at once, added up.
  package struct Sum: StimulusShape {
    package static let word = "sum"
    package static let fields: [Field<Sum>] = []
    package static let keys = ["of"]
    package static var standard: Sum? { nil }

    package var parts: [Stimulus]

    package init(_ parts: [Stimulus]) { self.parts = parts }

    package init?(_ fields: JSONFields, _ reader: inout some StimulusChecking) {
      guard let elements = reader.elements(fields, "of", called: "a sum needs") else { return nil }
      parts = elements.compactMap { reader.stimulus($0.json, at: $0.place) }
    }

    package var members: [JSON.Member] { [.init("of", .list(parts.map(\.json)))] }

    package var columns: Int { parts.map(\.columns).max() ?? 1 }

    package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
      // The fastest of many sines says it for all.
      let fastest = parts.compactMap(\.shape.steadyFrequency).max()
      let others = parts.enumerated().flatMap { number, part in
        part.shape.steadyFrequency == nil
          ? part.shape.warnings(at: "\(place).of[\(number)]", grid) : []
      }
      return (fastest.map { grid.warnings(at: place, frequency: $0) } ?? []) + others
    }

    package func tones(amplitude: Double) -> Tones? {
      var tones = Tones()
      for part in parts {
        guard let own = part.tones else { return nil }
        tones.frequencies.formUnion(own.frequencies)
        tones.isSine = tones.isSine && own.isSine
        tones.phasor = tones.phasor + own.phasor
      }
      tones.phasor = amplitude * tones.phasor
      return tones
    }

    package var rest: Double? { parts.reduce(0) { $0 + $1.rest } }

    package func source(on grid: TimeGrid) -> StimulusSource { .sum(parts) }
  }
}

extension Stimulus {
  /// The sines that it consists of; nil where there is anything but sines, what is made of them, and
  /// constants.
  package var tones: Tones? { shape.tones(amplitude: amplitude) }

  /// What it is without what changes in it.
  package var rest: Double { shape.rest.map { offset + amplitude * $0 } ?? offset }
}
