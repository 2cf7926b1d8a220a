import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal
import Testing

@testable import Explorer

/// What is found by some of its letters, and taken by Enter.
struct FuzzyMatchTests {
  private func best(_ letters: String, _ words: String...) -> [String] {
    FuzzyMatch.best(of: words, for: letters, by: { $0 })
  }

  @Test func `Letters are found in their order, at the beginnings of words first`() {
    #expect(best("nwsd", "new-seed", "window", "seed") == ["new-seed"])
    #expect(best("zo", "step-zoom", "zoom-out", "bozo") == ["zoom-out", "step-zoom", "bozo"])
    #expect(best("fn", "fine", "fast-noise") == ["fast-noise", "fine"])
    #expect(best("TH", "theme") == ["theme"])
    #expect(best("ba", "ab") == [])
    #expect(best("abc", "ab") == [] && best("", "ab") == [])
  }

  @Test func `What matches alike stays in its order, the shorter before the longer`() {
    #expect(best("a", "ab", "ac", "ad") == ["ab", "ac", "ad"])
    #expect(best("tm", "tau_m_long", "tau_m") == ["tau_m", "tau_m_long"])
    #expect(best("aa", "a-a", "aXa") == ["a-a", "aXa"])
  }

  @Test func `Every match is one by letters alone, and no other`() {
    let words = ["layers.", "twin.tau_r", "stimulus.frequency", "aab", "ba", ""]
    for word in words {
      for letters in ["a", "ab", "tr", "sf", "ys", "..", "b a"] {
        var rest = word[...]
        let isThere = letters.allSatisfy { letter in
          guard let place = rest.firstIndex(of: letter) else { return false }
          rest = rest[rest.index(after: place)...]
          return true
        }
        #expect((FuzzyMatch(letters, in: word) != nil) == isThere, "\(letters) in \(word)")
      }
    }
  }

  private func after(_ line: String, enter: Int = 1) throws -> ExplorerState {
    var state = try explorer()
    state.type(":" + line)
    for _ in 0..<enter { state.press(.enter) }
    return state
  }

  private func prompt(_ state: ExplorerState) -> String? {
    (state.overlay.cover as? CommandCover)?.prompt.text
  }

  @Test func `Enter takes the only candidate`() throws {
    #expect(try after("newsd").preset.seed == (explorer().preset.seed + 1))
    #expect(try after("open fast-n").opened.title == shippedLibrary.preset("fast-noise").title)
    #expect(try after("set scheme syn").preset.scheme == .synchronous)
    #expect(try after("layer al").layer == nil)
  }

  @Test func `Where more is to follow it waits for that`() throws {
    var state = try after("set stmfreq")
    #expect(prompt(state) == "set stimulus.frequency ")
    state.type("7")
    state.press(.enter)
    #expect(state.preset.value(of: .frequency).number == 7)
    #expect(try prompt(after("wdow")) == "window ")
  }

  @Test func `Of several none is taken, and a number is a number`() throws {
    #expect(try after("xyzzy").message?.isWarning == true)
    #expect(try after("set tau_m 1").preset.tauM == 1)
    #expect(try after("set dt 0.").message != nil)
    #expect(try after("open yin-yang").opened.title != after("open yin-yang-large").opened.title)
    let several = try after("open a")
    #expect(several.message?.text.hasPrefix("there is no view or preset a") == true)
  }

  @Test func `The list shows what is found, the best first`() throws {
    var state = try explorer()
    state.type(":thm")
    let rows = state.text(100, 30)
    #expect(rows.contains(" theme "))
    #expect(!rows.contains(" quit "))
  }
}
