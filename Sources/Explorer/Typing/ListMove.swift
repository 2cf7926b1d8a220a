/// What a key does where lines are gone through: in a list, on a page, in what was typed before.
enum ListMove: Equatable {
  /// So many lines down; negative is up.
  case line(Int)
  /// So many pages down.
  case page(Int)
  case first, last
  /// What Enter does.
  case take
  /// What Esc does.
  case leave
  case quit
}
