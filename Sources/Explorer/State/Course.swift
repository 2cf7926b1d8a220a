import Laboratory
package import Studies

/// The lessons that the explorer offers, and how far the student has come in them.
package struct Course: Sendable {
  package var lessons: [LessonLibrary.Entry]
  package var progress: LessonProgress
  /// The lesson to begin with; nil begins with the preset.
  package var opened: LessonLibrary.Entry?
  /// Something to say in the beginning, such as why no progress is kept.
  package var warning: String?

  package init(
    _ lessons: [LessonLibrary.Entry] = [], progress: LessonProgress = LessonProgress(),
    opened: LessonLibrary.Entry? = nil, warning: String? = nil
  ) {
    self.lessons = lessons
    self.progress = progress
    self.opened = opened
    self.warning = warning
  }
}
