import Laboratory

/// The options of `lescope run`, checked.
struct RunOptions {
  /// In ms; nil is the preset's own.
  var duration: Double?
  /// "-" is standard output; nil records nothing.
  var csv: String?
  var layout: Recording.Layout
  /// Each Nth step is kept.
  var every: Int
  var signals: [Recording.Signal]
  /// Nil is text on standard error where that is a terminal.
  var summary: Summary?
  /// Whether the CSV begins with the preset as a comment.
  var hasComment: Bool
  /// Whether a file that exists is replaced.
  var overwrites: Bool

  enum Summary: String, Choice { case text, json }

  init(_ arguments: Arguments) throws(Fault) {
    duration = try arguments.milliseconds(.duration, .positive)
    csv = arguments.text(.csv)
    layout = try arguments.choice(.layout, Recording.Layout.self) ?? .wide
    every = try arguments.whole(.every, 1...Int.max) ?? 1
    signals = try Self.signals(arguments)
    summary = try arguments.choice(.summary, Summary.self)
    hasComment = !arguments.has(.noComment)
    overwrites = arguments.has(.force)
  }

  private static func signals(_ arguments: Arguments) throws(Fault) -> [Recording.Signal] {
    guard let text = arguments.text(.signals) else { return Recording.standardSignals }
    var signals: [Recording.Signal] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let signal = Recording.Signal(rawValue: String(word)) else {
        let known = Recording.Signal.allCases.map(\.rawValue)
        let meant = Spelling.nearest(to: String(word), in: known).map { "; did you mean \($0)?" }
        throw arguments.fault(
          .signals,
          "\"\(word)\" is not a signal\(meant ?? ""); it must be a list of "
            + known.joined(separator: ","))
      }
      if !signals.contains(signal) { signals.append(signal) }
    }
    return signals
  }
}

extension Recording.Layout: Choice {}
