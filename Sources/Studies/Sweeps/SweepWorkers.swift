package import Formats
import Presets
import Synchronization

/// Where the rows of finished points go, whichever thread they come from.
package protocol SweepSink: Sendable {
  /// Takes the rows of a point; each comes once, in any order.
  func take(_ rows: [UInt8], of point: Int) throws(Fault)
}

/// What ended a sweep before its end.
package enum SweepFailure: Error, Sendable {
  /// A preset of the grid cannot be had, such as one whose data file has gone.
  case preset(PresetError)
  /// What was measured cannot be written.
  case writing(Fault)
}

extension Sweep {
  /// How many threads a sweep has where nothing else is said.
  package static var cores: Int { Threads.available }

  /// Looks at the presets of points without running them.
  ///
  /// Beside those asked for every value of every axis is looked at once, so that each part of a grid
  /// refuses what any part would.
  ///
  /// - Returns: how many rows the points have, and about how many multiplications they take.
  /// - Throws: the faults of the first point that has any.
  package func check(
    _ points: Range<Int>, cores: Int
  ) throws(PresetError) -> (rows: Int, work: Double) {
    var presets: [Preset] = []
    for point in grid.pointsWithEveryValue { presets.append(try preset(at: point)) }
    let work = Work(Array(points))
    Threads.run(cores) {
      while let point = work.next() {
        do throws(PresetError) {
          let preset = try self.preset(at: point)
          work.add(rowCount(of: preset), workOfRun(of: preset))
        } catch {
          work.fail(at: point, .preset(error))
        }
      }
    }
    if case .preset(let error)? = work.failure { throw error }
    for measure in measures {
      let faults = presets.map(measure.fault)
      if let fault = faults.first ?? nil, faults.allSatisfy({ $0 != nil }) {
        throw PresetError(
          Fault(source: "--measure \(measure.rawValue)", "cannot be had: \(fault)"))
      }
    }
    return (work.rows, work.multiplications)
  }
}

/// Work that is made of points which know nothing of each other: a sweep, or the figures of a paper.
package protocol PointStudy: Sendable {
  /// Runs a point, numbered from 1, and writes down what was measured.
  ///
  /// - Throws: where its preset cannot be had.
  func rows(of point: Int) throws(PresetError) -> [UInt8]
}

extension Sweep: PointStudy {}

extension PointStudy {
  /// Runs points on several threads.
  ///
  /// - Parameters:
  ///   - points: their numbers, from 1.
  ///   - sink: gets the rows of each as soon as it is done.
  package func run(
    _ points: [Int], cores: Int, into sink: some SweepSink
  ) throws(SweepFailure) {
    let work = Work(points)
    Threads.run(min(cores, points.count)) {
      while let point = work.next() {
        do throws(PresetError) {
          let rows = try self.rows(of: point)
          do throws(Fault) {
            try sink.take(rows, of: point)
          } catch {
            work.fail(at: point, .writing(error))
          }
        } catch {
          work.fail(at: point, .preset(error))
        }
      }
    }
    if let failure = work.failure { throw failure }
  }
}

/// The points still to be done, handed out one by one to the threads that ask.
private final class Work: Sendable {
  private struct State {
    var next = 0
    var rows = 0
    var multiplications = 0.0
    var failure: (point: Int, SweepFailure)?
  }

  private let points: [Int]
  private let state = Mutex(State())

  init(_ points: [Int]) { self.points = points }

  /// The next point; nil once all are handed out, or after a failure.
  func next() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < points.count else { return nil }
      state.next += 1
      return points[state.next - 1]
    }
  }

  func add(_ rows: Int, _ multiplications: Double) {
    state.withLock {
      $0.rows += rows
      $0.multiplications += multiplications
    }
  }

  var rows: Int { state.withLock { $0.rows } }
  var multiplications: Double { state.withLock { $0.multiplications } }

  /// Of several failures that of the first point counts, so that it is the same on any number of
  /// threads: points are handed out in their order, and those before it are all done.
  func fail(at point: Int, _ failure: SweepFailure) {
    state.withLock { state in
      if let other = state.failure, other.point < point { return }
      state.failure = (point, failure)
    }
  }

  var failure: SweepFailure? { state.withLock { $0.failure?.1 } }
}
