import Formats

extension Stimulus {
  /// The stimulus with every default of its kind written out.
  var json: JSON {
    .object(
      [.init("kind", .text(kind.rawValue))] + shape.members
        + Self.fields.compactMap { $0.member(of: self) })
  }

  /// The recordings in it, in their order.
  var recordings: [SampledSignal] {
    shape.recording.map { [$0] } ?? shape.parts.flatMap(\.recordings)
  }
}
