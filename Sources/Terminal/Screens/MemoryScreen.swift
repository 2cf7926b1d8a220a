/// A screen in memory: keys are put in beforehand, pictures are kept.
package struct MemoryScreen: Screen, Sendable {
  package private(set) var size: Size
  package var depth = ColorDepth.full
  package var theme = Theme.dark
  package var title = ""
  /// What was told, the last last.
  package private(set) var notices: [String] = []
  /// Every picture shown, the last one last.
  package private(set) var pictures: [Grid] = []
  /// How often the program was stopped.
  package private(set) var suspensions = 0
  private var keys: ArraySlice<Key>

  package init(size: Size, keys: [Key] = []) {
    self.size = size
    self.keys = keys[...]
  }

  package mutating func show(_ grid: Grid) {
    pictures.append(grid)
  }

  /// The next of the keys put in; a `.resize` among them changes the size. When they are used up:
  /// nothing, or a hang-up for who would wait for ever.
  package mutating func nextKey(timeout milliseconds: Int) -> Key? {
    guard let key = keys.popFirst() else { return milliseconds < 0 ? .hangUp : nil }
    if case .resize(let size) = key { self.size = size }
    return key
  }

  /// What was copied last.
  package private(set) var clipboard = ""

  package mutating func copy(_ text: String) { clipboard = text }

  package mutating func notify(_ text: String) { notices.append(text) }

  // Every picture is kept whole.
  package mutating func forgetPicture() {}

  package mutating func suspend() {
    suspensions += 1
  }
}
