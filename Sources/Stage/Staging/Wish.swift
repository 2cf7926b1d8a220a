package import Presets
package import Terminal

/// What a view wants to be done that is not its own to do.
package indirect enum Wish: Sendable {
  case say(String)
  /// What a key does.
  case act(Action)
  /// Chooses a parameter, and sets it to a value.
  case set(Parameter, Double)
  /// Takes hold of the cursor or of a lesson's mark and puts it where the click was; where there is none
  /// to be put, something else.
  case takeMoment(else: Wish?)
  /// Chooses a parameter.
  case choose(Parameter)
}

/// What the mouse does at a place of a view.
package enum Gesture: Sendable {
  /// A click; `isSecond` where the click before it met the same place.
  case click(ViewPlace, at: Position, isSecond: Bool)
  /// A turn of the wheel, −1 up or +1 down.
  case turn(ViewPlace, Int)
  /// A drag to a position, of what was taken hold of at a place.
  case drag(ViewPlace, to: Position)
}

/// A place of a view, as the mouse knows it: two that are equal are the same line, chart or unit.
package struct ViewPlace: Hashable, Sendable {
  /// Which of its parts, by a name of its own.
  package var part: String
  /// The layer it belongs to, counted from 0, where it belongs to one.
  package var layer: Int?
  /// Which one of several.
  package var number: Int
  /// What it stands for on an axis, such as a frequency.
  package var value: Double

  package init(_ part: String, layer: Int? = nil, number: Int = 0, value: Double = 0) {
    self.part = part
    self.layer = layer
    self.number = number
    self.value = value
  }

  /// The row of times under charts; a column of it is worth so many ms.
  package static func times(perColumn: Double) -> ViewPlace { ViewPlace("times", value: perColumn) }
}
