import Formats
import Glibc
import Laboratory
import Terminal

/// A line of standard error that is written over again and again while some work goes on.
///
/// It appears only on a terminal, and only when the work takes longer than a moment.
struct OverwrittenLine: Sendable {
  /// When the work began.
  let start = ContinuousClock.now
  private let isShown: Bool
  private var next: ContinuousClock.Instant
  private var hasWritten = false
  private var tab: WindowTab?

  /// - Parameters:
  ///   - moment: how long nothing is shown.
  ///   - tells: whether the terminal itself is told how far it is, for the tab of its window.
  init(isShown: Bool, after moment: Duration = .milliseconds(500), tells: Bool = false) {
    self.isShown = isShown
    next = start + moment
    tab = tells && isShown ? WindowTab(.current) : nil
  }

  /// How long the work has taken, in seconds.
  var seconds: Double { (ContinuousClock.now - start).inSeconds }

  /// Whether it is time for other words; so the work need not make up those that nobody would read.
  var isDue: Bool { isShown && ContinuousClock.now >= next }

  /// Shows other words.
  ///
  /// - Parameter percent: how much of the work is done; nil where that is not known.
  mutating func show(_ words: String, percent: Int? = nil) {
    next = .now + .milliseconds(200)
    hasWritten = true
    let news = percent.flatMap { tab?.show(percent: $0) } ?? ""
    write(OverwrittenLine.blank + words.shown + news)
  }

  /// Takes the line away.
  mutating func clear() {
    if hasWritten { write(OverwrittenLine.blank) }
    if let end = tab?.end() { write(end) }
    hasWritten = false
  }

  /// Takes the line away, and where the work took long tells who has looked away that it is over.
  mutating func finish(_ words: String) {
    clear()
    if let notice = tab?.notice(words, after: ContinuousClock.now - start) { write(notice) }
  }

  /// Back to the first column, and all of the line away.
  private static let blank = "\r\u{1B}[K"

  /// "[#####---------------]".
  static func bar(_ done: Int, of total: Int) -> String {
    let cells = 20
    let filled = cells * min(done, total) / max(1, total)
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: cells - filled) + "]"
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
