/// A language that texts can be in, by its tag: `de`, `pt-BR`, `zh-Hant` (BCP 47).
///
/// Whether such a language is spoken anywhere is not known here, only whether the tag is well formed:
/// two or three letters, and after each hyphen up to eight letters or digits.
package struct Language: Hashable, Sendable, CustomStringConvertible {
  /// As it is usually written, whatever the case it was given in: `de-AT`.
  package let tag: String

  /// The language of the program's own words, and of every text that names none.
  package static let english = Language(canonical: "en")

  private init(canonical tag: String) { self.tag = tag }

  /// Nil where the tag is not well formed.
  package init?(tag: String) {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy(\.isLetter),
      parts.dropFirst().allSatisfy({
        (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isLetter || $0.isDigit }
      })
    else { return nil }
    let others = parts.dropFirst().map { part in
      switch part.utf8.count {
      case 2: part.uppercased()
      case 4 where part.utf8.allSatisfy(\.isLetter):
        part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: part.lowercased()
      }
    }
    self.tag = ([first.lowercased()] + others).joined(separator: "-")
  }

  /// The language of a locale: `de-AT` of `de_AT.UTF-8@euro`; nil of `C`, `POSIX`, what names its characters
  /// alone, and what is no locale.
  package init?(locale: String) {
    let name = locale.prefix { $0 != "." && $0 != "@" }
    if name.lowercased() == "utf-8" { return nil }
    self.init(tag: String(name.map { $0 == "_" ? "-" : $0 }))
  }

  package var description: String { tag }

  /// The language with what is more general than it, the most special first: `de-AT`, `de`.
  var widened: [Language] {
    let parts = tag.split(separator: "-")
    return (1...parts.count).reversed().compactMap {
      Language(tag: parts.prefix($0).joined(separator: "-"))
    }
  }

  /// The language alone, without region and script.
  var root: Substring { tag.prefix { $0 != "-" } }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
