import Formats
import Laboratory
import Presets
import Terminal

/// What a word of the command line may become.
package struct Completion: Equatable, Sendable {
  /// What stands before the cursor of it.
  package var word: String
  package var candidates: [Candidate]
  /// What is to follow, where nothing can be offered.
  package var usage: String?
  /// The beginning of a path, where files may follow: looked for by Tab, and where nothing else is offered.
  package var path: PathBeginning?

  /// Whether only files may follow.
  package var isOfFiles: Bool { path != nil && candidates.isEmpty }

  package struct Candidate: Equatable, Sendable {
    package var text: String
    /// What it means.
    package var help: String
    /// Whether something is to follow it.
    package var goesOn = false

    package init(text: String, help: String, goesOn: Bool = false) {
      self.text = text
      self.help = help
      self.goesOn = goesOn
    }
  }

  /// Those that begin with the word; else those that have it in them; else those that have its letters
  /// in their order, the best first.
  ///
  /// - Parameter isFile: whether it may be the beginning of a path, whose letters are meant as they are.
  package init(
    _ word: String, among candidates: [Candidate], usage: String? = nil, isFile: Bool = false
  ) {
    self.word = word
    self.usage = usage
    let beginning = candidates.filter { $0.text.hasPrefix(word) }
    guard beginning.isEmpty, word.count > 1 else {
      self.candidates = beginning
      return
    }
    let within = candidates.filter { $0.text.contains(word) }
    self.candidates =
      within.isEmpty && !isFile ? FuzzyMatch.best(of: candidates, for: word, by: \.text) : within
  }

  /// The one that the word can only mean; nil where there are several, or the word is one or a number,
  /// which stands for itself.
  package var only: Candidate? {
    guard candidates.count == 1, !word.isEmpty, candidates[0].text != word,
      (try? TypedNumber(word)) == nil
    else { return nil }
    return candidates[0]
  }
}
