package import Laboratory

/// One figure of every learner.
package struct LearningFigure {
  package let title: String
  package let columns: Int
  /// Nil where there is none.
  package let numbers: [Double?]
  private let learners: [LearningCurve.Learner]
  private let words: (LearningCurve.Learner, Double) -> String

  package init(
    _ title: String, _ columns: Int, of learners: [LearningCurve.Learner],
    words: @escaping (LearningCurve.Learner, Double) -> String,
    value: (LearningCurve.Learner) -> Double?
  ) {
    self.title = title
    self.columns = columns
    self.learners = learners
    self.words = words
    numbers = learners.map(value)
  }

  /// As they are drawn.
  package var values: [String] {
    zip(learners, numbers).map { learner, number in number.map { words(learner, $0) } ?? "–" }
  }

  /// Over a column of the same where there is no other beside it to say what it is.
  package var heading: String {
    switch title {
    case "accuracy", "moved": "\(title) %"
    case "loss": title
    default: "angle to the gradient in layer \(title.split(separator: " ").last ?? "") °"
    }
  }
}
