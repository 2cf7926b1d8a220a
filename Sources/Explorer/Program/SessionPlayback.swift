import Formats
import Laboratory
import Stage
import Terminal
import Views

/// A session played in the terminal at its own pace, until somebody takes over.
struct SessionPlayback: ~Copyable {
  private var player: SessionPlayer
  /// For who goes on by hand.
  private let files: any Files
  /// What keys mean to whoever takes over.
  private let keys: Keymap
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant
  private var nextMeasurement: ContinuousClock.Instant

  private static let pictureInterval = Duration.microseconds(33_333)
  private static let measurementInterval = Duration.milliseconds(400)

  init(_ player: SessionPlayer, keys: Keymap, files: any Files) {
    self.player = player
    self.keys = keys
    self.files = files
    start = clock.now
    nextMeasurement = start + .milliseconds(100)
  }

  /// Plays until the end; from there, or from a key that does not leave, it goes on by hand.
  ///
  /// - Returns: the exit status: 0, or 128 plus the number of the signal that ended it.
  mutating func run(on screen: inout some Screen & ~Copyable) -> Int32 {
    show(on: &screen)
    while !player.isAtEnd {
      let picture = clock.now + SessionPlayback.pictureInterval
      play(until: picture)
      if clock.now >= nextMeasurement { measure() }
      show(on: &screen)
      if player.state.isOver { return 0 }
      while let key = screen.nextKey(timeout: milliseconds(until: picture)) {
        switch key {
        case .hangUp: return 128 + 1
        case .terminate(let signal): return 128 + signal
        case .escape, .character("q"), .control("C"): return 0
        case .control("Z"):
          let stop = clock.now
          screen.suspend()
          start += clock.now - stop
        case .control("L"): screen.forgetPicture()
        case .motion, .resize, .background, .unknown: break
        default: return goOn(pressing: key, on: &screen)
        }
      }
    }
    return goOn(pressing: nil, on: &screen)
  }

  /// Plays what is due; what the machine is too slow for waits until after the next picture.
  private mutating func play(until deadline: ContinuousClock.Instant) {
    let time = (clock.now - start) / .milliseconds(1)
    while clock.now < deadline && player.proceed(until: time) {}
  }

  private mutating func show(on screen: inout some Screen & ~Copyable) {
    player.continueTest()
    screen.theme = player.state.theme
    screen.title = player.state.page.windowTitle
    screen.show(player.picture(screen.size))
  }

  private mutating func measure() {
    player.beginMeasuring()
    nextMeasurement = clock.now + SessionPlayback.measurementInterval
  }

  private func milliseconds(until deadline: ContinuousClock.Instant) -> Int {
    max(0, Int(clamping: (deadline - clock.now) / .milliseconds(1)))
  }

  /// Hands the explorer over to whoever sits there.
  private func goOn(pressing key: Key?, on screen: inout some Screen & ~Copyable) -> Int32 {
    var state = player.state
    var log = player.log
    log.begin(on: screen.size)
    state.screen = screen.size
    state.keys = keys
    if let key {
      log.take(key, at: log.session.duration)
      state.press(key)
      if state.isOver { return 0 }
    } else if state.message == nil {
      state.say("this is where the session ends; go on yourself")
    }
    var explorer = Explorer(state, log: log, files: files)
    return explorer.run(on: &screen)
  }
}
