import Laboratory

/// What an explorer that did not end orderly has left unsaved, as the next one offers it.
package struct LeftWork: Sendable {
  package let autosave: Autosave
  /// What it is called in its folder.
  package let name: String
  /// How long ago it was written, in seconds.
  package let age: Int
  /// How much more was left, before it.
  package var others = 0
  /// Whether the last action would have dropped it, and asked.
  package var isAskedAbout = false

  package init(_ autosave: Autosave, name: String, age: Int) {
    self.autosave = autosave
    self.name = name
    self.age = age
  }

  /// "3 min".
  package var ageInWords: String {
    switch age {
    case ..<60: "\(age) s"
    case ..<3600: "\(age / 60) min"
    case ..<86_400: "\(age / 3600) h"
    default: age < 2 * 86_400 ? "1 day" : "\(age / 86_400) days"
    }
  }
}
