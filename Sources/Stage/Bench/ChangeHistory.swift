import Laboratory
package import Presets

/// The changes of parameters that can be undone and redone, however long ago they were made.
///
/// Stepping back over a change undoes it, for the run was not under it yet; redoing brings it back.
package struct ChangeHistory: Sendable {
  /// The presets before the changes that can be undone, the latest last.
  private var past: [Preset] = []
  /// The presets that can be redone, the next last.
  private var future: [Preset] = []
  /// All that was done, the latest last.
  private var moves: [Move] = []

  /// A change, its undoing or its redoing, and after how many steps it was made.
  private struct Move: Sendable {
    var age: Int
    var kind: Kind

    enum Kind: Sendable {
      /// A change, which gave up what could have been redone.
      case change(givingUp: [Preset])
      case undo
      case redo
    }
  }

  package init() {}

  /// How many changes can be undone.
  package var undoable: Int { past.count }
  /// How many changes can be redone.
  package var redoable: Int { future.count }

  /// Takes note of a change away from `preset`, made after `age` steps.
  package mutating func change(from preset: Preset, age: Int) {
    moves.append(Move(age: age, kind: .change(givingUp: future)))
    past.append(preset)
    future = []
  }

  /// The preset before the last change that is not undone yet; nil where there is none.
  package mutating func undo(from preset: Preset, age: Int) -> Preset? {
    guard let previous = past.popLast() else { return nil }
    moves.append(Move(age: age, kind: .undo))
    future.append(preset)
    return previous
  }

  /// The preset after the change undone last; nil where there is none.
  package mutating func redo(from preset: Preset, age: Int) -> Preset? {
    guard let next = future.popLast() else { return nil }
    moves.append(Move(age: age, kind: .redo))
    past.append(preset)
    return next
  }

  /// Goes back to where `age` steps had been made; `preset` is what stands now.
  package mutating func goBack(to age: Int, from preset: Preset) {
    var later: [Preset] = []
    var last = preset
    while let move = moves.last, move.age > age {
      moves.removeLast()
      later.append(last)
      switch move.kind {
      case .change(let givenUp):
        last = past.removeLast()
        future = givenUp
      case .undo:
        past.append(last)
        last = future.removeLast()
      case .redo:
        future.append(last)
        last = past.removeLast()
      }
    }
    future += later
  }

  /// The run starts again: all that was changed counts as made before its first step.
  package mutating func restart() {
    for index in moves.indices { moves[index].age = 0 }
  }
}
