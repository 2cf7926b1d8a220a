import Formats
import Laboratory
import Presets

/// The options of `lescope run`, checked.
struct RunOptions {
  /// In ms; nil is the preset's own.
  var duration: Double?
  /// "-" is standard output; nil records nothing.
  var csv: String?
  var layout: Recording.Layout
  /// Each Nth step is kept.
  var every: Int
  /// Nil is what is standard for the preset's family.
  var signals: [Recordable]?
  /// Nil is text on standard error where that is a terminal.
  var summary: Summary?
  /// Whether the CSV begins with the preset as a comment.
  var hasComment: Bool
  /// Whether a file that exists is replaced.
  var overwrites: Bool

  enum Summary: String, Choice { case text, json }

  init(_ arguments: Arguments) throws(Fault) {
    duration = try arguments.milliseconds(.duration, .timeSpan)
    csv = arguments.text(.csv)
    layout = try arguments.choice(.layout, Recording.Layout.self) ?? .wide
    every = try arguments.whole(.every, 1...Int.max) ?? 1
    signals = try arguments.list(.signals, of: "a signal", Recordable.self)
    summary = try arguments.choice(.summary, Summary.self)
    hasComment = !arguments.has(.noComment)
    overwrites = arguments.has(.force)
  }
}

extension Recordable: Choice {}
extension Recording.Layout: Choice {}
