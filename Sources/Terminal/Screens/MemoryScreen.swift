/// A screen in memory: keys are put in beforehand, pictures are kept.
public struct MemoryScreen: Screen, Sendable {
  public private(set) var size: Size
  public var depth = ColorDepth.full
  public var theme = Theme.dark
  /// Every picture shown, the last one last.
  public private(set) var pictures: [Grid] = []
  /// How often the program was stopped.
  public private(set) var suspensions = 0
  private var keys: ArraySlice<Key>

  public init(size: Size, keys: [Key] = []) {
    self.size = size
    self.keys = keys[...]
  }

  public mutating func show(_ grid: Grid) {
    pictures.append(grid)
  }

  /// The next of the keys put in; a `.resize` among them changes the size. When they are used up:
  /// nothing, or a hang-up for who would wait for ever.
  public mutating func nextKey(timeout milliseconds: Int) -> Key? {
    guard let key = keys.popFirst() else { return milliseconds < 0 ? .hangUp : nil }
    if case .resize(let size) = key { self.size = size }
    return key
  }

  /// What was copied last.
  public private(set) var clipboard = ""

  public mutating func copy(_ text: String) { clipboard = text }

  // Every picture is kept whole.
  public mutating func forgetPicture() {}

  public mutating func suspend() {
    suspensions += 1
  }
}
