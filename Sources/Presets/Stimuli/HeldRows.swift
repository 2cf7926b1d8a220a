package import Formats

extension Stimulus {
  /// Samples written in the preset, one a row, each held for a while.
  package struct HeldRows: StimulusShape {
    package static let word = "sequence"
    package static let fields = [Field(.hold, \HeldRows.hold)]
    package static let keys = ["values", "hold", "shuffle"]
    package static var keyOfColumns: String? { "values" }
    package static var standard: HeldRows? { nil }

    /// A row a sample.
    package var values: [[Double]]
    /// How long each sample stays, in ms.
    package var hold: Double
    /// Whether every pass has an order of its own.
    package var shuffle: Bool

    package init(values: [[Double]], hold: Double, shuffle: Bool) {
      (self.values, self.hold, self.shuffle) = (values, hold, shuffle)
    }

    package init?(_ fields: JSONFields, _ reader: inout some StimulusChecking) {
      let place = fields.place(of: "values")
      hold = reader.number(fields, "hold", .hold) ?? Parameter.hold.standard
      if fields["hold"] == nil {
        reader.note(
          fields.place(of: "hold"), "is missing; it must say how many ms each sample stays")
      }
      shuffle = reader.flag(fields, "shuffle") ?? false
      guard let json = fields["values"] else {
        reader.note(place, "is missing; a sequence needs a list of rows, one for each sample")
        return nil
      }
      guard
        let values = reader.matrix(json, at: place, rows: nil, columns: nil, number: "a sample")
      else { return nil }
      self.values = values
    }

    package var members: [JSON.Member] {
      let rows = JSON.list(values.map { .list($0.map { .number($0) }) })
      return [
        .init("values", rows), .init("hold", .number(hold)), .init("shuffle", .flag(shuffle)),
      ]
    }

    package var columns: Int { values.first?.count ?? 1 }

    package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] {
      grid.warnings(at: place + ".hold", hold)
    }

    package func window(settling: Double) -> Double? { 5 * hold }

    package func source(on grid: TimeGrid) -> StimulusSource {
      .heldRows(values, steps: grid.steps(lasting: hold), isShuffled: shuffle)
    }
  }
}
