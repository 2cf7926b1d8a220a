import Formats
import Laboratory
import Studies
import Terminal

/// Figures in sentences and numbers: what is expected, beside what was measured last or now.
struct ReproductionReport {
  private let kind: FigureForm.Kind
  private let entries: [Entry]
  /// The figures that could not be made, and why.
  private let missing: [(figure: Figure, fault: Fault)]
  private let isMeasured: Bool

  private struct Entry {
    var figure: Figure
    var rows: [Row]
  }

  fileprivate struct Row {
    var part: FigurePart
    var expectation: FigureExpectation
    var last: Spread?
    var measured: Spread?
  }

  /// The table as it stands, without running anything.
  init(_ figures: [Figure], _ kind: FigureForm.Kind) {
    self.kind = kind
    (missing, isMeasured) = ([], false)
    entries = figures.map { figure in
      Entry(
        figure: figure,
        rows: figure.form(kind).parts.flatMap { part in
          part.expectations.map {
            Row(part: part, expectation: $0, last: figure.last(kind, part, $0))
          }
        })
    }
  }

  /// What came out.
  init(
    _ outcomes: [FigureOutcome], _ kind: FigureForm.Kind,
    missing: [(figure: Figure, fault: Fault)]
  ) {
    (self.kind, self.missing, isMeasured) = (kind, missing, true)
    entries = outcomes.map { outcome in
      Entry(
        figure: outcome.figure,
        rows: outcome.lines.map {
          Row(
            part: $0.part, expectation: $0.expectation,
            last: outcome.figure.last(kind, $0.part, $0.expectation), measured: $0.measured)
        })
    }
  }

  /// A sentence for every number that is not where it must be.
  var faults: [Fault] {
    entries.flatMap { entry in
      entry.rows.filter { !$0.expectation.holds(for: $0.measured) }.map { row in
        let unit = row.expectation.unit
        let value = row.measured.map { "\(unit.text($0.mean)) is outside its band" }
        return Fault(
          source: "figure \(entry.figure.name)", place: row.title,
          (value ?? "could not be had; it must lie in the band") + " \(row.band)")
      }
    }
  }

  /// For people: a block for each figure.
  var lines: [String] {
    var lines: [String] = []
    for entry in entries {
      if !lines.isEmpty { lines.append("") }
      let (figure, form) = (entry.figure, entry.figure.form(kind))
      lines += Self.wrapped("\(figure.name): \(figure.shows)", indent: "  ", first: "")
      lines += Self.wrapped("\(figure.source): \(figure.published)", indent: "    ")
      lines += Self.wrapped(
        "\(kind.rawValue): \(form.words); seeds \(Self.list(form.seeds))", indent: "    ")
      if let shortfall = form.shortfall {
        lines += Self.wrapped("short of it: \(shortfall)", indent: "    ")
      }
      if !isMeasured {
        lines += Self.wrapped(
          "live: lescope reproduce \(figure.name) --live (\(figure.preset)); run: lescope reproduce "
            + figure.name + (kind == .full ? " --full" : "")
            + (form.data.map { $0.systemFolder == nil ? " --data FOLDER" : "" } ?? ""),
          indent: "    ")
      }
      lines += table(entry.rows)
    }
    for (figure, fault) in missing {
      lines += ["", "\(figure.name): left out: \(fault)"]
    }
    return lines
  }

  private var heads: [String] {
    ["", "published", isMeasured ? "measured now" : "measured last", "band", ""]
  }

  private func cells(_ row: Row) -> [String] {
    let unit = row.expectation.unit
    let spread = isMeasured ? row.measured : row.last
    let verdict =
      isMeasured ? row.expectation.holds(for: row.measured) ? "as expected" : "OUTSIDE" : ""
    return [
      row.title, row.expectation.published ?? "-", spread.map { unit.text($0) } ?? "-", row.band,
      verdict,
    ]
  }

  private func table(_ rows: [Row]) -> [String] {
    TextTable(rows: [heads] + rows.map(cells)).lines.map { "    " + $0 }
  }

  /// A text in lines of at most a hundred letters.
  private static func wrapped(_ text: String, indent: String, first: String? = nil) -> [String] {
    var lines: [String] = []
    var line = first ?? indent
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + word.count + 1 > 100 {
        lines.append(line)
        line = indent + (first == nil ? "  " : "")
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// "1 to 10", "1, 2, 5".
  private static func list(_ seeds: [Int]) -> String {
    if seeds.count > 3, let first = seeds.first, seeds == Array(first..<first + seeds.count) {
      return "\(first) to \(first + seeds.count - 1)"
    }
    return seeds.map(String.init).joined(separator: ", ")
  }
}

extension ReproductionReport {
  /// For programs.
  var json: JSON {
    .list(
      entries.map { entry in
        let (figure, form) = (entry.figure, entry.figure.form(kind))
        let known: [JSON.Member] = [
          .init("figure", .text(figure.name)), .init("shows", .text(figure.shows)),
          .init("source", .text(figure.source)), .init("published", .text(figure.published)),
          .init("preset", .text(figure.preset)), .init("form", .text(kind.rawValue)),
          .init("made_with", .text(form.words)),
          .init("seeds", .list(form.seeds.map { .number(Double($0)) })),
          .init("data", form.data.map { .text($0.name) } ?? .null),
          .init("short_of_it", form.shortfall.map { .text($0) } ?? .null),
          .init("command", .text("lescope reproduce \(figure.name) --\(kind.rawValue)")),
          .init(
            "commands",
            .list(
              form.parts.map {
                .text($0.command(seeds: form.seeds, files: form.data?.placeholders ?? [:]))
              })),
          .init("values", .list(entry.rows.map(json))),
        ]
        let verdict = isMeasured ? entry.rows.allSatisfy(Self.holds) : nil
        return .object(known + [.init("as_expected", verdict.map { .flag($0) } ?? .null)])
      }
        + missing.map { figure, fault in
          .object([
            .init("figure", .text(figure.name)), .init("shows", .text(figure.shows)),
            .init("left_out", .text(fault.description)),
          ])
        })
  }

  private static func holds(_ row: Row) -> Bool { row.expectation.holds(for: row.measured) }

  private func json(_ row: Row) -> JSON {
    func spread(_ spread: Spread?) -> JSON {
      guard let spread else { return .null }
      return .object([
        .init("mean", .number(spread.mean)), .init("lowest", .number(spread.lowest)),
        .init("highest", .number(spread.highest)), .init("seeds", .number(Double(spread.count))),
      ])
    }
    let band = row.expectation.band.map {
      JSON.list([.number($0.lowerBound), .number($0.upperBound)])
    }
    return .object([
      .init("part", .text(row.part.name)), .init("name", .text(row.expectation.reading.name)),
      .init("words", .text(row.expectation.words)),
      .init("published", row.expectation.published.map { .text($0) } ?? .null),
      .init("band", band ?? .null), .init("last", spread(row.last)),
      .init("measured", spread(row.measured)),
      .init("as_expected", isMeasured ? .flag(Self.holds(row)) : .null),
    ])
  }
}

extension ReproductionReport.Row {
  /// "1 ms a pattern: accuracy, LE".
  fileprivate var title: String {
    part.name.isEmpty ? expectation.words : "\(part.name): \(expectation.words)"
  }

  /// "90 to 97 %".
  fileprivate var band: String {
    expectation.band.map {
      "\(expectation.unit.number($0.lowerBound)) to \(expectation.unit.text($0.upperBound))"
    } ?? "-"
  }
}

extension FigureExpectation.Unit {
  fileprivate func number(_ value: Double) -> String {
    switch self {
    case .plain, .milliseconds: Number.significant(value, digits: 3)
    case .percent: Number.significant(100 * value, digits: 3)
    }
  }

  /// "19.1 ms".
  fileprivate func text(_ value: Double) -> String {
    switch self {
    case .plain: number(value)
    case .milliseconds: number(value) + " ms"
    case .percent: number(value) + " %"
    }
  }

  /// "94.1 % (93.3 to 95)"; of a single value that alone.
  fileprivate func text(_ spread: Spread) -> String {
    if spread.count == 1 { return text(spread.mean) }
    return "\(text(spread.mean)) (\(number(spread.lowest)) to \(number(spread.highest)))"
  }
}
