/// A short pulse by hand on top of whatever the stimulus is.
package struct Impulse: Equatable, Sendable {
  /// How much it adds to every input.
  package static let height = 1.0
  /// How long it lasts, in ms.
  package static let width = 5.0

  private var stepsLeft: Int

  /// An impulse of so many steps; of none by default.
  init(steps: Int = 0) { stepsLeft = steps }

  /// Adds one step of it.
  mutating func add(to stimulus: inout [Double]) {
    guard stepsLeft > 0 else { return }
    stepsLeft -= 1
    for input in stimulus.indices { stimulus[input] += Impulse.height }
  }
}
