import Presets
import Stage
import Terminal

/// What was typed and pressed, and has not had its effect yet.
struct Hand: Sendable {
  /// The digits typed before a key that takes a count.
  var count: Int?
  /// A digit that has just done what its key does; with another after it, it began a count.
  var leadingDigit: LeadingDigit?
  /// How many steps are still to be made of those that a count asked for; the next key gives them up.
  var stepsLeft = 0
  /// Whether a key has been pressed.
  package var hasBegun = false
  /// Whether the last action would have dropped learned weights, and asked.
  var asksToDrop = false
  /// What was typed after the colon, the latest last.
  var promptHistory: [String] = []
  /// Where the mouse was moved to last, if nothing was pressed since.
  var pointer: Position?
  /// What the mouse holds while its button is down.
  var grip: Grip?
  /// Where it was pressed last, if no key was since.
  var clicked: MousePlace?

  /// For a preset that is opened: what was typed after the colon can still be recalled.
  func reopened() -> Hand {
    var hand = Hand()
    (hand.promptHistory, hand.hasBegun) = (promptHistory, hasBegun)
    return hand
  }

  /// A digit, and what its key has changed.
  struct LeadingDigit: Equatable, Sendable {
    var digit: Int
    var view: View
    var window: Double
  }
}
