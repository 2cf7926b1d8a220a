import Laboratory
import Presets
package import Terminal

/// A view: what it remembers of how it is set and of what it has measured, and how that is drawn.
///
/// What it shows is the bench; it changes nothing there but by its actions. A view knows no other.
package protocol ExplorerView: Sendable {
  static var card: ViewCard { get }

  init()

  /// Draws what stays as it is while nothing but time passes: frames, words, parameters.
  func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid)

  /// Lets the axes of its charts follow what is going to be drawn. Drawing only reads them.
  func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look)

  /// Draws what changes with time.
  func draw(_ bench: Bench, _ look: Look, on grid: inout Grid)

  /// Where it has the parameters; nil where there is no room for them.
  func panel(_ bench: Bench, _ look: Look) -> Rect?

  /// The axis on which it draws curves over time, for the cursor; nil where nothing goes on with time.
  func timeAxis(_ bench: Bench, _ look: Look) -> TimeAxis?

  /// The plots, or the halves of them, that lie on that axis.
  func timePanes(_ bench: Bench, _ look: Look) -> [Rect]

  /// Whether its curves are high enough to be followed.
  func canBeRead(_ bench: Bench, _ look: Look) -> Bool

  /// What of it is at a position within its area; nil where nothing is that the mouse can do anything
  /// with.
  func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace?

  /// What it shows at a position within its area, in numbers; nil where there is nothing to be read.
  func readout(at position: Position, on stage: Staged<Self>) -> Readout?

  /// All numbers that it shows, to be copied.
  func tables(on stage: Staged<Self>) -> [NumberTable]

  /// Does what an action asks for, if it is one of the view's or the view has a meaning of its own for
  /// it.
  ///
  /// - Returns: what else it wants to be done; nil where the action is not its own.
  mutating func apply(_ action: Action, _ bench: inout Bench, _ look: Look) -> [Wish]?

  /// Does what the mouse asks for at a place of its own.
  mutating func point(_ gesture: Gesture, _ bench: inout Bench, _ look: Look) -> [Wish]

  /// Makes the view smaller by a level of what it shows enlarged.
  ///
  /// - Returns: false where nothing is.
  mutating func leaveLevel(_ bench: Bench, _ look: Look) -> Bool

  /// Takes note of what happened on the bench.
  mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench)

  /// Whether it wants to follow every single step.
  static var followsSteps: Bool { get }

  /// Whether a step takes much longer for what it does with it.
  var stepsAreDear: Bool { get }

  /// Goes on with work that takes long; called while the view is shown.
  ///
  /// - Parameter work: about so many multiplications at once.
  /// - Returns: whether there is more to do.
  mutating func proceed(work: Int) -> Bool

  /// Whether such work is under way.
  var isBusy: Bool { get }

  /// The view for another preset: what belongs to the eye stays.
  func reopened() -> Self
}

/// What happens on the bench that views may have to follow.
package enum BenchEvent: Sendable {
  /// A step was made.
  case step
  /// The parameters are others, or an input was struck.
  case change
  /// Steps were taken back, to where so many had been made.
  case goBack(age: Int)
  /// The run began again.
  case restart
  /// All is measured anew; `whole` is to the end, else what is soon measured.
  case measurement(whole: Bool)
  /// What was measured must not be seen: a lesson asks for it.
  case secret
}

extension ExplorerView {
  package func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look) {}
  package func panel(_ bench: Bench, _ look: Look) -> Rect? { PageLayout(look.size).panel }
  package func timeAxis(_ bench: Bench, _ look: Look) -> TimeAxis? { nil }
  package func timePanes(_ bench: Bench, _ look: Look) -> [Rect] { [] }
  package func canBeRead(_ bench: Bench, _ look: Look) -> Bool { true }
  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? { nil }
  package func readout(at position: Position, on stage: Staged<Self>) -> Readout? { nil }
  package func tables(on stage: Staged<Self>) -> [NumberTable] { [] }
  package mutating func apply(_ action: Action, _ bench: inout Bench, _ look: Look) -> [Wish]? {
    nil
  }
  package mutating func point(_ gesture: Gesture, _ bench: inout Bench, _ look: Look) -> [Wish] {
    []
  }
  package mutating func leaveLevel(_ bench: Bench, _ look: Look) -> Bool { false }
  package mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench) {}
  package static var followsSteps: Bool { false }
  package var stepsAreDear: Bool { false }
  package mutating func proceed(work: Int) -> Bool { false }
  package var isBusy: Bool { false }
  package func reopened() -> Self { Self() }
}

extension ExplorerView {
  /// What it shows of a bench at a position, in numbers; nil where there is nothing to be read.
  package func readout(at position: Position, _ bench: Bench, _ look: Look) -> Readout? {
    readout(at: position, on: staged(bench, look))
  }

  /// All numbers that it shows of a bench.
  package func tables(_ bench: Bench, _ look: Look) -> [NumberTable] {
    tables(on: staged(bench, look))
  }
}
