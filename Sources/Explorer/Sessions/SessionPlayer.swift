import Formats
import Laboratory
import Stage
package import Studies
package import Terminal

/// Plays a session, without a clock: the same session gives the same state to the last bit.
package struct SessionPlayer: Sendable {
  package let session: Session
  /// The explorer as it is now.
  package private(set) var state: ExplorerState
  /// The size of the screen now.
  package private(set) var size: Size
  /// The entries whose text the screen did not show when it should.
  package private(set) var failures: [Int] = []
  /// The entry that comes next.
  private var next = 0
  /// How many of its steps have been made, and how often its key has been pressed.
  private var steps = 0
  private var presses = 0
  /// When a key was pressed last, in ms.
  private var lastPress = 0.0
  /// What need not be drawn again until something but the time changes.
  private var backdrop: Grid?

  /// - Parameters:
  ///   - library: the presets that can be opened.
  ///   - lessons: those that can be taken. Nothing is known of what was answered before.
  ///   - theme: the theme to begin with: it suits who looks on, not who sat there.
  ///   - depth: how many colours who looks on can see.
  package init(
    _ session: Session, library: [PresetEntry] = [],
    lessons: [LessonLibrary.Entry] = [], theme: Theme = .dark,
    depth: ColorDepth = .full
  ) {
    self.session = session
    state = session.beginning(library: library)
    state.lessons = lessons
    state.theme = theme
    state.depth = depth
    size = session.size
  }

  /// Whether all has been played.
  package var isAtEnd: Bool { next == session.entries.count }

  /// Plays what is due by a real time in ms since the beginning; all of it by default.
  package mutating func play(until time: Double = .infinity) {
    while proceed(until: time) {}
  }

  /// Makes a few of the steps that are due by a real time, or presses one key.
  ///
  /// - Returns: whether there was anything to do.
  package mutating func proceed(until time: Double) -> Bool {
    guard !isAtEnd else { return false }
    let entry = session.entries[next]
    let due = steps(of: entry, until: time)
    if steps < due {
      for _ in steps..<min(due, steps + 8) { state.advance() }
      steps = min(due, steps + 8)
      if !state.isRunning { backdrop = nil }
      meetRequest()
      return true
    }
    guard steps == entry.steps, time >= entry.time(ofPress: presses) else { return false }
    take(entry.event)
    presses += 1
    if presses == entry.times { (next, steps, presses) = (next + 1, 0, 0) }
    return true
  }

  /// When something is to be seen next, in ms; infinite where all has been played.
  var nextTime: Double {
    guard !isAtEnd else { return .infinity }
    let entry = session.entries[next]
    // Steps are spread evenly over the time since the entry before.
    return steps < entry.steps ? -.infinity : entry.time(ofPress: presses)
  }

  /// The log as if it had been taken down up to here.
  var log: SessionLog {
    var played = session
    played.entries.removeSubrange(next...)
    if presses > 0 {
      var entry = session.entries[next]
      (entry.times, entry.end) = (presses, Int(clamping: entry.time(ofPress: presses - 1)))
      played.entries.append(entry)
    }
    return SessionLog(played, steps: presses > 0 ? 0 : steps)
  }

  /// The picture now, on a screen of this size.
  package mutating func picture(_ size: Size) -> Grid {
    let backdrop = backdrop.flatMap { $0.size == size ? $0 : nil } ?? state.backdrop(size)
    self.backdrop = backdrop
    state.adaptAxes(to: size)
    return state.picture(size, on: backdrop)
  }

  /// Measures the lags anew.
  package mutating func measure() {
    state.measure()
    backdrop = nil
  }

  /// Measures anew what is soon measured; `continueTest` goes on with the rest.
  mutating func beginMeasuring() {
    state.beginMeasuring()
    backdrop = nil
  }

  /// Goes on with a test of what has been learned, for as long as a picture can wait.
  mutating func continueTest() { state.continueTest() }

  private func steps(of entry: Session.Happening, until time: Double) -> Int {
    guard time < Double(entry.time) else { return entry.steps }
    let start = next > 0 ? session.entries[next - 1].end : 0
    let fraction = (time - Double(start)) / Double(entry.time - start)
    return Int(clamping: Double(entry.steps) * max(0, fraction))
  }

  private mutating func meetRequest() {
    var files = SessionFiles()
    state.meetRequest(on: size, with: &files)
  }

  private mutating func take(_ event: Session.Event) {
    backdrop = nil
    switch event {
    case .key(let key):
      let time = session.entries[next].time(ofPress: presses)
      if time - lastPress >= Double(ExplorerState.patienceWithDigits) { state.forgetDigits() }
      lastPress = time
      state.press(key)
      meetRequest()
    case .resize(let size):
      self.size = size
      state.press(.resize(size))
    case .say(let text): state.say(text)
    case .expect(let text):
      state.measure()
      if !state.picture(size).shows(text) { failures.append(next) }
    case .rest: break
    }
  }
}

extension Grid {
  /// Whether a row shows a text, however these glyphs spell it.
  func shows(_ text: String) -> Bool {
    let spelled = glyphs.spell(text)
    return self.text.split(separator: "\n").contains { $0.contains(spelled) }
  }
}
