import Testing

@testable import Formats

struct SpellingTests {
  @Test(arguments: [
    ("tau_n", "tau_m"), ("taum", "tau_m"), ("sede", "seed"), ("TITLE", "title"),
    ("dur", "duration"),
    ("d", "dt"),
  ])
  func `The nearest key is found`(word: String, meant: String) {
    let keys = ["title", "seed", "dt", "duration", "tau_m", "tau_r"]
    #expect(Spelling.nearest(to: word, in: keys) == meant)
  }

  @Test(arguments: ["", "x", "weights", "zz"])
  func `What resembles nothing gets no suggestion`(word: String) {
    #expect(Spelling.nearest(to: word, in: ["title", "seed", "dt"]) == nil)
  }

  @Test(arguments: [("kitten", "sitting", 3), ("ab", "ba", 1), ("", "abc", 3), ("same", "same", 0)])
  func `The distance counts edits and swaps`(a: String, b: String, distance: Int) {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    #expect(Spelling.distance(from: a, to: b) == distance)
  }
}
