public import Terminal

/// The loop: the only place with a clock, and the owner of the only mutable state.
///
/// Keys are answered at once, whatever the simulation does: a frame's steps are made in slices of a
/// few milliseconds with a look at the keyboard between them. While nothing moves it waits for a
/// key without waking up.
public struct Explorer: ~Copyable {
  private var state: ExplorerState
  private let clock = ContinuousClock()
  private var lastFrame: ContinuousClock.Instant
  private var lastMeasurement: ContinuousClock.Instant?
  private var lastPace: (instant: ContinuousClock.Instant, simulated: Double, frames: Int)
  /// Simulated ms that real time has earned and no step has used yet.
  private var credit = 0.0
  private var simulated = 0.0
  private var frames = 0

  private static let frameTime = Duration.milliseconds(33)
  private static let slice = Duration.milliseconds(4)
  private static let measurementInterval = Duration.milliseconds(400)

  public init(_ state: ExplorerState) {
    self.state = state
    let now = clock.now
    lastFrame = now
    lastPace = (now, 0, 0)
  }

  /// Runs until the user quits.
  ///
  /// - Returns: the exit status, 0 or 128 plus the signal that ended it.
  public mutating func run(on screen: inout some Screen & ~Copyable) -> Int32 {
    draw(on: &screen)
    var nextFrame = clock.now + Explorer.frameTime
    while !state.isOver {
      let timeout = state.isRunning ? milliseconds(until: nextFrame) : -1
      var isChanged = false
      var key = screen.nextKey(timeout: timeout)
      while let pressed = key {
        switch pressed {
        case .hangUp: return 129
        case .terminate(let signal): return 128 + signal
        case .control("Z"):
          screen.suspend()
          lastFrame = clock.now
        case .control("L"): screen.suspendPicture()
        default: state.press(pressed)
        }
        isChanged = true
        key = state.isOver ? nil : screen.nextKey(timeout: 0)
      }
      if isChanged && !state.isOver {
        if !state.isRunning { measure() }
        draw(on: &screen)
      }
      if state.isRunning && clock.now >= nextFrame {
        advance(until: nextFrame + Explorer.frameTime)
        if clock.now - (lastMeasurement ?? .now - .seconds(1)) >= Explorer.measurementInterval {
          measure()
        }
        keepPace()
        draw(on: &screen)
        nextFrame = max(nextFrame + Explorer.frameTime, clock.now)
      } else if !state.isRunning {
        lastFrame = clock.now
        nextFrame = lastFrame
        credit = 0
      }
    }
    return 0
  }
}
