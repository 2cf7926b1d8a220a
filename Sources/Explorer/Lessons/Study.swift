import Stage
package import Studies

/// The lessons that there are, and the one that is being taken.
package struct Study: Sendable {
  /// The lessons that can be taken, in the order of the list.
  package var lessons: [LessonLibrary.Entry] = []
  /// How far the student has come in each.
  package var progress = LessonProgress()
  /// The lesson that is being taken; its steps decide what is open and what may be changed.
  package var lesson: LessonState?
  /// The lesson that was left last, before its end.
  var leftLesson: String?
  /// How the lesson is shown.
  var page = LessonPage()
}

extension ExplorerState {
  package internal(set) var lessons: [LessonLibrary.Entry] {
    get { study.lessons }
    set { study.lessons = newValue }
  }
  package internal(set) var progress: LessonProgress {
    get { study.progress }
    set { study.progress = newValue }
  }
  package internal(set) var lesson: LessonState? {
    get { study.lesson }
    set { study.lesson = newValue }
  }
  var lessonPage: LessonPage {
    get { study.page }
    set { study.page = newValue }
  }

  /// What the lesson asks of the views; nil where none is taken.
  var guide: Guide? {
    guard let lesson else { return nil }
    var isAsked = false
    if case .asking = lesson.phase { isAsked = true }
    return Guide(
      about: lesson.lesson.about, isAsked: isAsked,
      isAskedForTime: isAsked && lesson.step.question?.isTime == true, layer: askedLayer,
      marks: lessonMarks, unlocked: lesson.phase == .finished ? nil : lesson.step.unlocked)
  }
}
