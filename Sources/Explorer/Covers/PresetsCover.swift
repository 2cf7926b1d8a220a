import Presets
import Stage
import Terminal

/// The list of presets, and what the chosen one is about.
struct PresetsCover: ListCover {
  var chosen: Int

  static let opener = Action.openPresets
  static let columns = 84
  static let aboutRows = 6

  func count(_ surroundings: Surroundings) -> Int { surroundings.library.count }

  func titles(_ surroundings: Surroundings) -> [String] {
    let leave = Key.escape.name(in: surroundings.glyphs)
    let find = surroundings.keys.name(of: .find, in: surroundings.glyphs)
    return [
      "presets · Enter opens, \(find) finds, \(leave) leaves",
      "presets · Enter opens, \(leave) leaves", "presets",
    ]
  }

  /// The title, and the name where several have the title.
  func entry(
    _ number: Int, in list: EntryList, _ surroundings: Surroundings
  ) -> (name: String, mark: String) {
    let entry = surroundings.library[number]
    let title = surroundings.told(entry.title)
    let isAlone = surroundings.library.count { surroundings.told($0.title) == title } == 1
    return (isAlone ? title : "\(title) · \(entry.name)", "")
  }

  func about(_ surroundings: Surroundings) -> String {
    surroundings.told(surroundings.library[chosen].about)
  }

  func texts(_ number: Int, _ surroundings: Surroundings) -> [String] {
    let entry = surroundings.library[number]
    return [surroundings.told(entry.title), entry.name, surroundings.told(entry.about)]
  }

  func take(_ surroundings: Surroundings) -> [CoverReply] { [.open(surroundings.library[chosen])] }
}

extension Overlay {
  /// The list of presets, with one chosen.
  static func presets(chosen: Int) -> Overlay { Overlay(cover: PresetsCover(chosen: chosen)) }
}
