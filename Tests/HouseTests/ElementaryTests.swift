import Testing

/// No number depends on the C library's elementary functions, whose last digits differ from processor
/// to processor, nor on a fused multiply-add, which not every processor has.
@Suite struct ElementaryTests {
  /// The module below `Arithmetic`'s users that only draws, and does not know it.
  private static let drawsOnly: Set = ["Terminal"]

  private static let functions: Set = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "erf",
    "erfc",
    "exp", "exp10", "exp2", "expm1", "hypot", "j0", "j1", "jn", "lgamma", "log", "log10", "log1p",
    "log2", "pow", "sin", "sincos", "sinh", "tan", "tanh", "tgamma", "y0", "y1", "yn",
  ]
  private static let fused: Set = ["fma", "addingProduct"]

  @Test func elementaryFunctionsAreOurOwn() throws {
    for file in try House.asItStands.get().files where !Self.drawsOnly.contains(file.module) {
      for place in Self.libraryCalls(in: file.words) {
        Issue.record("\(file.name) calls \(file.words[place]); Double.\(file.words[place]) is ours")
      }
      for place in Self.fusedProducts(in: file.words) {
        Issue.record("\(file.name): \(file.words[place]) may round once or twice")
      }
    }
  }

  @Test func callsAreFound() {
    func found(_ text: String) -> [String] {
      let words = SourceWords(text).words
      return (Self.libraryCalls(in: words) + Self.fusedProducts(in: words)).map { words[$0] }
    }
    #expect(found("let a = sin(x) + Glibc.cos(x) + x.map(log)") == ["sin", "cos", "log"])
    #expect(found("Double.sin(x) + self.tan(x); func exp(_ x: Double) {}; case .tanh(a)") == [])
    #expect(found("a.addingProduct(b, c); fma(a, b, c)") == ["addingProduct", "fma"])
    #expect(found("a.addProduct(b, c(d, e)); m.addProduct(w, &q, from: 1)") == ["addProduct"])
  }

  /// Where a function of the C library is called or handed over.
  private static func libraryCalls(in words: [String]) -> [Int] {
    words.indices.filter { place in
      guard place > 0, place + 1 < words.count, functions.contains(words[place]) else {
        return false
      }
      let (before, after) = (words[place - 1], words[place + 1])
      if before == "." {
        return place > 1 && ["Glibc", "Foundation", "Darwin", "Musl"].contains(words[place - 2])
      }
      if before == "func" || before == "case" { return false }
      return after == "(" || (before == "(" && after == ")")
    }
  }

  /// Where a product is fused with a sum: the methods of numbers and vectors that have two arguments, not
  /// those of matrices that have more.
  private static func fusedProducts(in words: [String]) -> [Int] {
    words.indices.filter { place in
      if fused.contains(words[place]) { return true }
      guard words[place] == "addProduct", place > 0, words[place - 1] == "." else { return false }
      var (depth, commas) = (0, 0)
      for word in words[(place + 1)...] {
        if word == "(" { depth += 1 }
        if word == ")" { depth -= 1 }
        if word == "," && depth == 1 { commas += 1 }
        if depth == 0 { break }
      }
      return commas == 1
    }
  }
}
