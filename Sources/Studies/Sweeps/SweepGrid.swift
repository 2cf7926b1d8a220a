package import Formats
import Presets

/// All combinations of the values of some axes, numbered from 1; the last axis turns fastest. What is
/// tied to them goes with them.
package struct SweepGrid: Equatable, Sendable {
  package let axes: [SweepAxis]
  package let ties: [SweepTie]
  /// How many points there are.
  package let count: Int

  /// More points than this are a mistake rather than a wish.
  package static let mostPoints = 1_000_000

  static let tooManyPoints = Fault("a sweep has at most \(mostPoints) points; this grid has more")

  /// - Throws: where an axis or a tie comes twice, or the grid is too large.
  package init(_ axes: [SweepAxis], ties: [SweepTie] = []) throws(Fault) {
    for (index, axis) in axes.enumerated()
    where axes[..<index].contains(where: { $0.key == axis.key }) {
      throw Fault(
        source: "--over \(axis.key)=\(axis.text)",
        "\(axis.key) is swept already; all its values must be in one list")
    }
    for (index, tie) in ties.enumerated() {
      let label = "--tie \(tie.key)=\(tie.text)"
      if axes.contains(where: { $0.key == tie.key }) {
        throw Fault(source: label, "\(tie.key) is swept; it must be either swept or tied")
      }
      if ties[..<index].contains(where: { $0.key == tie.key }) {
        throw Fault(source: label, "\(tie.key) is tied already")
      }
    }
    var count = 1
    for axis in axes {
      count *= axis.values.count
      if count > Self.mostPoints { throw Self.tooManyPoints }
    }
    self.axes = axes
    self.ties = ties
    self.count = count
  }

  /// Which value of each axis a point has.
  func indices(at point: Int) -> [Int] {
    precondition(point >= 1 && point <= count)
    var rest = point - 1
    var indices = [Int](repeating: 0, count: axes.count)
    for a in axes.indices.reversed() {
      indices[a] = rest % axes[a].values.count
      rest /= axes[a].values.count
    }
    return indices
  }

  /// The assignments that make a preset that of a point, but for the ties.
  func assignments(at point: Int) throws(Fault) -> [Assignment] {
    var assignments: [Assignment] = []
    for (axis, index) in zip(axes, indices(at: point)) {
      assignments.append(try axis.assignment(index))
    }
    return assignments
  }

  /// Points in which every value of every axis occurs: each beside the first values of the others.
  var pointsWithEveryValue: [Int] {
    var points = [1]
    var stride = 1
    for axis in axes.reversed() {
      points += (1..<max(1, axis.values.count)).map { 1 + $0 * stride }
      stride *= axis.values.count
    }
    return points
  }

  /// The fields with which each row of a point begins, and the comma after them.
  func prefix(of point: Int) -> String {
    let values = zip(axes, indices(at: point)).map { $0.words(of: $1).asField }
    return (["\(point)"] + values).joined(separator: ",") + ","
  }

  /// The names of those fields.
  var columns: [String] { ["point"] + axes.map(\.key.asField) }
}

extension String {
  /// The text as a field of a CSV (RFC 4180): in quotes where it needs them.
  var asField: String {
    utf8.contains { ",\"\n\r".utf8.contains($0) } ? "\"\(replacing("\"", with: "\"\""))\"" : self
  }
}
