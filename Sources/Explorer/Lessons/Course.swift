public import Laboratory

/// The lessons that the explorer offers, and how far the student has come in them.
public struct Course: Sendable {
  public var lessons: [LessonLibrary.Entry]
  public var progress: LessonProgress
  /// The lesson to begin with; nil begins with the preset.
  public var opened: LessonLibrary.Entry?
  /// Something to say in the beginning, such as why no progress is kept.
  public var warning: String?

  public init(
    _ lessons: [LessonLibrary.Entry] = [], progress: LessonProgress = LessonProgress(),
    opened: LessonLibrary.Entry? = nil, warning: String? = nil
  ) {
    self.lessons = lessons
    self.progress = progress
    self.opened = opened
    self.warning = warning
  }
}
