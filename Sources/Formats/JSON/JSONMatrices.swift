extension JSONChecking {
  /// The names of columns under a key; empty where it is left out.
  package mutating func columns(_ fields: JSONFields, _ key: String) -> [String] {
    guard let json = fields[key] else { return [] }
    return texts(
      json, at: fields.place(of: key), list: "a list of columns; it must name at least one",
      element: "a column; it must be a name in quotes", mayBeEmpty: false)
  }

  /// A list of rows of finite numbers, at least one of each and all of one length.
  ///
  /// - Parameters:
  ///   - rows: how many there must be and of what, or nil for any number.
  ///   - columns: how many numbers each row must have and of what, or nil for as many as the first.
  package mutating func matrix(
    _ json: JSON, at place: String, rows: CountedNoun?, columns: CountedNoun?, number noun: String
  ) -> [[Double]]? {
    guard case .list(let lines) = json, !lines.isEmpty else {
      note(place, "\(json.inWords) is not a matrix; it must be a list of rows of numbers")
      return nil
    }
    if let rows, lines.count != rows.count {
      note(
        place,
        "\(lines.count) \(lines.count == 1 ? "row" : "rows") for \(rows.inWords); "
          + "it must have one row for each")
      return nil
    }
    let before = faults.count
    var matrix: [[Double]] = []
    matrix.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      let here = "\(place)[\(index)]"
      guard case .list(let elements) = line, !elements.isEmpty else {
        note(here, "\(line.inWords) is not a row; it must be a list of numbers")
        continue
      }
      if let columns, elements.count != columns.count {
        note(
          here,
          "\(elements.count) \(elements.count == 1 ? "column" : "columns") for \(columns.inWords); "
            + "it must have one column for each")
      } else if let first = matrix.first, elements.count != first.count {
        note(
          here, "a row of \(elements.count) below rows of \(first.count); all must be of one length"
        )
      }
      matrix.append(numbers(elements, at: here, noun))
    }
    return faults.count == before ? matrix : nil
  }

  /// Numbers within `Limits.value`; 0 stands in for what is none and is noted.
  package mutating func numbers(_ elements: [JSON], at place: String, _ noun: String) -> [Double] {
    elements.enumerated().map { index, element in
      if case .number(let value) = element, Limits.value.contains(value) { return value }
      note(
        "\(place)[\(index)]",
        "\(element.inWords) is not \(noun); it must be \(Limits.value.inWords(unit: ""))")
      return 0
    }
  }
}
