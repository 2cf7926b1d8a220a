import Laboratory
import Presets
import Stage
import Terminal
import Views

/// What a word of the command line may become.
package struct Completion: Equatable, Sendable {
  /// What stands before the cursor of it.
  var word: String
  var candidates: [Candidate]
  /// What is to follow, where nothing can be offered.
  var usage: String?

  package struct Candidate: Equatable, Sendable {
    var text: String
    /// What it means.
    var help: String
    /// Whether something is to follow it.
    var goesOn = false
  }

  /// Those that begin with the word; else those that have it in them.
  init(_ word: String, among candidates: [Candidate], usage: String? = nil) {
    self.word = word
    self.usage = usage
    let beginning = candidates.filter { $0.text.hasPrefix(word) }
    self.candidates =
      beginning.isEmpty && word.count > 1
      ? candidates.filter { $0.text.contains(word) } : beginning
  }
}
