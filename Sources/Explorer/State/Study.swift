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

/// How a lesson is shown: what is no part of its state.
struct LessonPage: Equatable, Sendable {
  /// How many lines of its text are scrolled away.
  var scrolled = 0
  /// What would have left the lesson and lost an answer; done once it is asked for again.
  var heldBack: Action?
  /// The speed to go back to after a run that was hurried.
  var usualSpeed: Speed?
}
