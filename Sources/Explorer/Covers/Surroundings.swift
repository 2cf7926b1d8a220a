package import Formats
import Laboratory
package import Presets
import Stage
import Studies
import Terminal
import Views

/// A preset that can be opened.
package struct PresetEntry: Equatable, Sendable {
  package var name: String
  package var title: TranslatedText
  package var about: TranslatedText
  /// nil until somebody opens it, where samples have to be read for it.
  package var preset: Preset?

  package init(name: String, preset: Preset) {
    (self.name, self.preset) = (name, preset)
    (title, about) = (preset.title, preset.about)
  }

  /// One that is read when it is opened.
  package init(name: String, title: TranslatedText, about: TranslatedText) {
    (self.name, self.title, self.about) = (name, title, about)
  }
}

/// What a cover is made from: what all views look at, what there is to be opened, and what was typed.
struct Surroundings: OnStage {
  var bench: Bench
  var look: Look
  var views: ViewDeck
  /// The look of the view, which is beside a lesson where one is taken.
  var lookOfView: Look
  /// The presets that can be opened, in the order of the list.
  var library: [PresetEntry]
  var lessons: [LessonLibrary.Entry]
  /// How far the student has come in each.
  var progress: LessonProgress
  /// What was typed after the colon, the latest last.
  var promptHistory: [String]

  /// A text in all the ways it may be looked for.
  func spelled(_ text: String) -> [String] { [glyphs.spell(text), GlyphSet.ascii.spell(text)] }
}

// What files are called.
extension Surroundings {
  /// The name of what is open, as files are called after it.
  var openedName: String {
    let entry =
      library.first { $0.preset == opened } ?? library.first { $0.title == opened.title }
    return entry?.name ?? opened.title.original.asFileName
  }

  /// A name for a preset that is not taken.
  var freeName: String {
    let taken = Set(library.map(\.name))
    var number = 2
    while taken.contains("\(openedName)-\(number)") { number += 1 }
    return "\(openedName)-\(number)"
  }

  /// What an export is called that is given no name, but for how its file ends.
  var exportName: String {
    let time = Number.fixed(timeline.experiment.time, decimals: 1)
    let digits = time.hasSuffix(".0") ? String(time.dropLast(2)) : time
    return "lescope-\(openedName)-\(digits)ms"
  }

  /// The data in memory as a table with these columns.
  func table(of signals: ExportedSignals) -> TraceRecording {
    let experiment = timeline.experiment
    return switch signals {
    case .all: TraceRecording(timeline.trace, of: experiment)
    case .listed(let signals): TraceRecording(timeline.trace, of: experiment, signals: signals)
    case .shown:
      TraceRecording(
        timeline.trace, of: experiment,
        channels: Set(views[ScopeView.self].staged(bench, lookOfView).drawnChannels))
    }
  }
}

extension String {
  /// "Lag adds up!" as "lag-adds-up".
  fileprivate var asFileName: String {
    let words = lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "preset" : words.joined(separator: "-")
  }
}
