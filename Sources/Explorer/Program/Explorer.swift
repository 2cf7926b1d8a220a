import Formats
import Laboratory
import Presets
import Stage
package import Terminal
import Views

/// The loop: the only place with a clock, and the owner of the only mutable state.
///
/// Keys are answered at once, whatever the simulation does: the steps of a picture are made in
/// slices of a few milliseconds with a look at the keyboard between them. While nothing moves it
/// waits for a key without waking up.
package struct Explorer: ~Copyable {
  private(set) var state: ExplorerState
  private let clock = ContinuousClock()
  private var nextPicture: ContinuousClock.Instant
  private var nextMeasurement: ContinuousClock.Instant
  private var lastEarning: ContinuousClock.Instant
  /// The simulated time in ms that is due and not yet stepped.
  private var due = 0.0
  private var pace: Pacemaker
  /// What need not be drawn again until something but the time changes.
  private var backdrop: Grid?
  /// What the state asks for is done here.
  private var files: any Files
  /// What came in, so that it can be played again.
  private var log: SessionLog
  private var start: ContinuousClock.Instant
  /// When a key was pressed last, in ms since the beginning.
  private var lastPress = 0
  private var autosaving = Autosaving()
  /// When there is to be looked again whether a file has changed that is watched.
  private var nextLook: ContinuousClock.Instant
  private var longRun = LongRun()
  private var hovering = Hovering()
  /// Where what came in is written down; nil where it is not.
  private var recorder: SessionRecorder?
  /// Why not all of it is written down; nil where it is, or need not be.
  private(set) var faultOfRecording: Fault?

  private static let pictureInterval = Duration.microseconds(33_333)
  private static let measurementInterval = Duration.milliseconds(400)
  private static let slice = Duration.milliseconds(4)
  /// Soon enough for who has saved a file and looks up.
  private static let lookInterval = Duration.milliseconds(200)

  /// - Parameters:
  ///   - log: what came in before, for a state that has a past; nil begins with it.
  ///   - files: what can be opened, saved and exported; nil is nothing.
  package init(_ state: consuming ExplorerState, log: SessionLog? = nil, files: (any Files)? = nil)
  {
    self.init(state, log: log, files: files, recorder: nil)
  }

  /// - Parameter recorder: what writes down what comes in.
  init(
    _ state: consuming ExplorerState, log: SessionLog? = nil, files: (any Files)? = nil,
    recorder: consuming SessionRecorder?
  ) {
    // Taken over: a second owner would make the first step copy the whole trace.
    self.state = state
    self.files = files ?? NoFiles()
    self.recorder = recorder
    let log = if let log { log } else { SessionLog(self.state) }
    self.log = log
    let now = clock.now
    start = now - .milliseconds(log.session.duration)
    nextPicture = now + Explorer.pictureInterval
    nextMeasurement = now + .milliseconds(100)
    lastEarning = now
    nextLook = now
    pace = Pacemaker(now)
  }

  /// Runs until the user quits.
  ///
  /// - Returns: the exit status: 0, or 128 plus the number of the signal that ended it.
  package mutating func run(on screen: inout some Screen & ~Copyable) -> Int32 {
    let status = goOn(on: &screen)
    writeDown(hasKeys: true)
    autosaving.finish(state, in: files.autosaves)
    return status
  }

  private mutating func goOn(on screen: inout some Screen & ~Copyable) -> Int32 {
    log.begin(on: screen.size)
    state.depth = screen.depth
    meetRequest(on: &screen)
    draw(on: &screen)
    while true {
      if writeDown() { draw(on: &screen) }
      if readAgain() { draw(on: &screen) }
      // What runs is drawn soon anyway.
      if hovering.isDue(at: clock.now), !state.isRunning, state.readoutInWords != hovering.shown {
        draw(on: &screen)
      }
      if let key = nextKey(from: &screen) {
        if case .motion = key { continue }
        if let status = take(key, from: &screen) { return status }
        writeDown(hasKeys: true)
        draw(on: &screen)
      } else if state.hasDigits && milliseconds - lastPress >= ExplorerState.patienceWithDigits {
        state.forgetDigits()
        backdrop = nil
        draw(on: &screen)
      } else if state.stepsLeft > 0 {
        makeStepsLeft()
        if clock.now >= nextPicture || state.stepsLeft == 0 {
          if state.stepsLeft == 0 { measure() }
          backdrop = nil
          draw(on: &screen)
          nextPicture = clock.now + Explorer.pictureInterval
        }
      } else if !state.isRunning {
        guard state.isTesting else { continue }
        state.continueTest()
        if !state.isTesting { draw(on: &screen) }
      } else {
        earn()
        if isBehind { advance() }
        meetRequest(on: &screen)
        if clock.now >= nextPicture || !state.isRunning {
          if clock.now >= nextMeasurement { measure() }
          state.continueTest()
          state.bench.pace = pace.count(at: clock.now)
          draw(on: &screen)
          nextPicture = max(nextPicture + Explorer.pictureInterval, clock.now)
        }
      }
    }
  }

  /// What came in up to now, and whether all of it is there.
  package var session: (session: Session, isComplete: Bool) {
    (log.finished(at: milliseconds), log.isComplete)
  }

  /// Has on the disk what must outlive a crash, where it is time.
  ///
  /// - Returns: whether there is something to be said of it.
  @discardableResult
  private mutating func writeDown(hasKeys: Bool = false) -> Bool {
    let now = milliseconds
    var complaint = autosaving.keep(state, in: files.autosaves, at: now)
    do throws(Fault) {
      if try recorder?.write(log, at: now, isUrgent: hasKeys) == true { faultOfRecording = nil }
    } catch {
      if faultOfRecording == nil { complaint = "the session is not recorded: \(error)" }
      faultOfRecording = error
    }
    if let complaint {
      state.warn(complaint)
      backdrop = nil
    }
    return complaint != nil
  }

  /// Looks whether a file has changed that is watched, where it is time.
  ///
  /// - Returns: whether it has, and the state with it.
  private mutating func readAgain() -> Bool {
    guard files.watches, clock.now >= nextLook else { return false }
    nextLook = clock.now + Explorer.lookInterval
    guard let news = files.news() else { return false }
    state.take(news)
    measure()
    forgetTime()
    return true
  }

  /// The real time since the beginning.
  private var milliseconds: Int { Int(clamping: (clock.now - start).inSeconds * 1000) }

  /// How long to wait for a key, in ms: for ever where nothing moves.
  private var timeout: Int {
    if state.stepsLeft > 0 { return 0 }
    guard state.isRunning else {
      if state.isTesting { return 0 }
      let patience = ExplorerState.patienceWithDigits - (milliseconds - lastPress)
      return [
        state.hasDigits ? max(0, patience) : nil,
        autosaving.wait(for: state, in: files.autosaves, at: milliseconds),
        files.watches ? (nextLook - clock.now).wholeMilliseconds : nil,
        hovering.wait(at: clock.now),
      ].compactMap(\.self).min() ?? -1
    }
    if isBehind { return 0 }
    return (nextPicture - clock.now).wholeMilliseconds
  }

  /// The next key. Of moves of the mouse that have come together only the last one counts; where nothing
  /// else has come with them, it is returned.
  private mutating func nextKey(from screen: inout some Screen & ~Copyable) -> Key? {
    var key = screen.nextKey(timeout: timeout)
    while let move = key, case .motion = move {
      state.press(move)
      hovering.move()
      key = screen.nextKey(timeout: 0)
      if key == nil { return move }
    }
    return key
  }

  /// Takes in a key and all that have come with it.
  ///
  /// - Returns: the exit status, where it was the last.
  private mutating func take(_ first: Key, from screen: inout some Screen & ~Copyable) -> Int32? {
    let wasRunning = state.isRunning
    backdrop = nil
    var next: Key? = first
    while let key = next {
      switch key {
      case .hangUp: return 128 + 1
      case .terminate(let signal): return 128 + signal
      case .background(let background): state.follow(background)
      case .motion: state.press(key)
      default:
        switch state.loopAction(for: key) {
        case .suspend:
          suspend(screen: &screen)
          forgetTime()
        case .redraw: screen.forgetPicture()
        default:
          let now = milliseconds
          log.take(key, at: now)
          if now - lastPress >= ExplorerState.patienceWithDigits { state.forgetDigits() }
          lastPress = now
          state.press(key)
        }
      }
      meetRequest(on: &screen)
      if state.isOver { return 0 }
      next = screen.nextKey(timeout: 0)
    }
    if state.isRunning != wasRunning || !state.isRunning {
      measure()
      forgetTime()
    }
    return nil
  }

  /// The time that the program is stopped is no part of the session.
  private mutating func suspend(screen: inout some Screen & ~Copyable) {
    let stop = clock.now
    screen.suspend()
    start += clock.now - stop
  }

  private mutating func meetRequest(on screen: inout some Screen & ~Copyable) {
    guard let request = state.request else { return }
    state.meetRequest(on: screen.size, with: &files)
    if request == .redraw { screen.forgetPicture() }
    if case .copy(let text) = request { screen.copy(text) }
    if request == .suspend { suspend(screen: &screen) }
    forgetTime()
  }

  /// Starts counting real time anew: what passed while nothing ran is not owed.
  private mutating func forgetTime() {
    lastEarning = clock.now
    due = 0
    pace = Pacemaker(clock.now)
    state.bench.pace = Pace()
  }

  /// Turns the real time that has passed into simulated time that is due. What can't be made up for
  /// within two pictures is let go: the title shows the real speed.
  private mutating func earn() {
    let now = clock.now
    let seconds = (now - lastEarning).inSeconds
    lastEarning = now
    switch state.speed {
    case .times(let factor):
      due = min(due + seconds * 1000 * factor, max(2 * 33 * factor, state.preset.dt))
    case .unlimited: due = .infinity
    }
  }

  private var isBehind: Bool { due >= state.preset.dt }

  /// Steps what is due, for a slice of time at most.
  private mutating func advance() {
    let end = min(clock.now + Explorer.slice, max(nextPicture, clock.now + .milliseconds(1)))
    while isBehind && state.isRunning && state.timeline.fault == nil && clock.now < end {
      // What runs to an end of its own must not be stepped beyond it.
      // A step takes the steps of a sweep with it.
      for _ in 0..<(state.views.stepsAreDear ? 1 : 8) where isBehind && state.isRunning {
        state.advance()
        log.step()
        due -= state.preset.dt
        pace.simulated += state.preset.dt
      }
    }
    if !state.isRunning { backdrop = nil }
  }

  /// Makes steps that a count asked for, for a slice of time.
  private mutating func makeStepsLeft() {
    let end = clock.now + Explorer.slice
    while state.stepsLeft > 0 && clock.now < end {
      state.advance()
      log.step()
    }
  }

  private mutating func measure() {
    state.beginMeasuring()
    backdrop = nil
    nextMeasurement = clock.now + Explorer.measurementInterval
  }

  private mutating func draw(on screen: inout some Screen & ~Copyable) {
    let size = screen.size
    state.screen = size
    if state.view == .network { state.timeline.keepLatest() }
    let backdrop = backdrop.flatMap { $0.size == size ? $0 : nil } ?? state.backdrop(size)
    self.backdrop = backdrop
    state.adaptAxes(to: size)
    screen.theme = state.theme
    screen.title = state.page.windowTitle
    hovering.shown = state.isRunning ? "" : state.readoutInWords
    screen.show(state.picture(size, on: backdrop))
    if let end = longRun.end(in: state.lesson, at: clock.now) { screen.notify(end) }
  }
}
