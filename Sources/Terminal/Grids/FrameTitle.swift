/// Words within a line of a frame, in one or several wordings.
///
/// Several may stand in one line: each is as long as the others leave room for, and none is written
/// over another. Those that come first in `Frame` are the last to be shortened.
struct FrameTitle {
  /// From the longest to the shortest; only where it stands alone is the last cut, too.
  let wordings: [[Frame.Words]]
  /// The columns it may use.
  let span: Range<Int>
  let row: Int
  /// Whether it stands at the end of its line, and not at the beginning.
  let isAtEnd: Bool
}

/// The titles of one row, each with its wording and its place.
struct TitleRow {
  struct Placed: Equatable {
    /// With a blank at each end.
    var words: [Frame.Words]
    var columns: Range<Int>
  }

  private let glyphs: GlyphSet
  private let titles: [FrameTitle]

  init(_ titles: [FrameTitle], _ glyphs: GlyphSet) {
    (self.titles, self.glyphs) = (titles, glyphs)
  }

  /// All that there is room for. One column of the line stays between two of them.
  var placed: [Placed] {
    // First as many as possible in their shortest wording, then each as long as it can be.
    var texts: [[Frame.Words]?] = titles.map { _ in nil }
    for (number, title) in titles.enumerated() {
      guard let shortest = title.wordings.last else { continue }
      var next = texts
      next[number] = shortest
      if places(of: next) == nil {
        let room = title.span.count - 2
        next[number] = room > 2 ? fitted(shortest, to: room) : nil
      }
      if places(of: next) != nil { texts = next }
    }
    for (number, title) in titles.enumerated() where texts[number] != nil {
      for wording in title.wordings.dropLast() {
        var next = texts
        next[number] = wording
        guard places(of: next) != nil else { continue }
        texts = next
        break
      }
    }
    let places = places(of: texts) ?? []
    return zip(texts, places).compactMap { placed in
      guard let text = placed.0, let columns = placed.1 else { return nil }
      let (first, last) = (text.first?.style ?? .plain, text.last?.style ?? .plain)
      return Placed(
        words: [Frame.Words(" ", first)] + text + [Frame.Words(" ", last)], columns: columns)
    }
  }

  private func columns(of words: [Frame.Words]) -> Int {
    words.reduce(0) { $0 + glyphs.columns(of: $1.text) }
  }

  /// As many of the words as fit, the last one cut.
  private func fitted(_ words: [Frame.Words], to limit: Int) -> [Frame.Words] {
    var fitted: [Frame.Words] = []
    for var next in words {
      let room = limit - columns(of: fitted)
      guard room > 0 else { break }
      next.text = glyphs.fitted(next.text, to: room)
      fitted.append(next)
    }
    return fitted
  }

  /// Where each text would stand; nil where they do not all fit.
  private func places(of texts: [[Frame.Words]?]) -> [Range<Int>?]? {
    var places: [Range<Int>?] = []
    for (title, text) in zip(titles, texts) {
      guard let text else {
        places.append(nil)
        continue
      }
      let columns = columns(of: text) + 2
      let taken = places.compactMap(\.self)
      func isFree(_ start: Int) -> Bool {
        taken.allSatisfy { start >= $0.upperBound + 1 || start + columns <= $0.lowerBound - 1 }
      }
      let last = title.span.upperBound - columns
      guard last >= title.span.lowerBound else { return nil }
      let starts = title.span.lowerBound...last
      let start = title.isAtEnd ? starts.last(where: isFree) : starts.first(where: isFree)
      guard let start else { return nil }
      places.append(start..<start + columns)
    }
    return places
  }
}
