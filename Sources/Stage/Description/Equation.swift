package import LatentEquilibrium
package import Terminal

/// One line of a neuron's arithmetic: what is computed, from what, and what comes out.
package struct Equation: Equatable {
  /// "u′".
  package var symbol: String
  /// "(−u + i + γe)/τm".
  package var rule: String
  /// "(0.1 + 0.2 + 0)/10"; the same with the numbers put in.
  package var numbers: String
  /// "0.03".
  package var result: String
  /// What has no room is left out from the largest on.
  package var rank: Int

  /// A line of text; the head and the result stand out.
  package struct Wording: Equatable {
    package var head = ""
    package var text = ""
    package var result = ""
  }
}

extension Equation {
  /// Everything a step did to a neuron, in the order in which it was done, with as many digits as
  /// its lines have room for.
  package static func all(
    of step: NeuronStep, scheme: Scheme, columns: Int, in glyphs: GlyphSet
  ) -> [Equation] {
    let drafts = [4, 3, 2].map {
      NeuronArithmetic(step, scheme, digits: $0, glyphs).equations(columns: columns)
    }
    return drafts[0].indices.map { index in
      // In a sum of many inputs more terms say more than more digits.
      let first = index == 0 && step.weights.count > 2 ? 1 : 0
      let candidates = drafts[first...].map { $0[index] }
      return candidates.first { $0.fits(columns, in: glyphs) } ?? drafts[drafts.count - 1][index]
    }
  }

  /// Whether its numbers fit on a line, at least without blanks.
  private func fits(_ columns: Int, in glyphs: GlyphSet) -> Bool {
    let compact = numbers.replacing(" ", with: "")
    return glyphs.columns(of: "\(symbol) = \(compact) = \(result)") <= columns
  }

  /// As many lines as there is room for: the rules and the numbers on one line, or else on two, or
  /// else the numbers alone.
  package static func lines(
    _ equations: [Equation], columns: Int, rows: Int, in glyphs: GlyphSet
  ) -> [Wording] {
    var shown = equations
    while shown.count > rows, let least = shown.map(\.rank).max(),
      let index = shown.lastIndex(where: { $0.rank == least })
    {
      shown.remove(at: index)
    }
    var blocks = shown.map { [$0.line(withRule: false, columns: columns, in: glyphs)] }
    for (index, equation) in shown.enumerated() where !equation.rule.isEmpty {
      let whole = equation.line(withRule: true, columns: columns, in: glyphs)
      let fits = glyphs.columns(of: whole.head + whole.text + whole.result) <= columns
      if fits {
        blocks[index] = [whole]
      } else if blocks.reduce(0, { $0 + $1.count }) < rows {
        let head = Wording(head: equation.symbol, text: " = \(equation.rule)")
        var numbers = equation.line(withRule: false, columns: columns, in: glyphs)
        numbers.head = String(repeating: " ", count: glyphs.columns(of: equation.symbol))
        blocks[index] = [head, numbers]
      }
    }
    return blocks.flatMap(\.self)
  }

  private func line(withRule: Bool, columns: Int, in glyphs: GlyphSet) -> Wording {
    let rule = withRule ? " = \(rule)" : ""
    let end = " = "
    let room = columns - glyphs.columns(of: symbol + rule + end + end + result)
    // A point between two numbers would be read as a decimal one where it is spelled in ASCII.
    var numbers = numbers.replacing("·", with: glyphs == .ascii ? "*" : "·")
    if !withRule, glyphs.columns(of: numbers) > room {
      numbers = glyphs.fitted(numbers.replacing(" ", with: ""), to: max(0, room))
    }
    return Wording(head: symbol, text: "\(rule) = \(numbers)\(end)", result: result)
  }
}
