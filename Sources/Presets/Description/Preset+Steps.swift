package import Formats
import LatentEquilibrium
import Samples

extension Preset {
  /// How many steps a recording of the preset has.
  ///
  /// - Parameter duration: in ms; nil is the preset's own.
  /// - Throws: where they are more than anybody waits for, or its test samples take more than that.
  package func stepsOfRun(lasting duration: Double? = nil) throws(Fault) -> Int {
    let grid = TimeGrid(dt: dt)
    do throws(Fault) {
      let steps = try grid.affordableSteps(lasting: duration ?? self.duration)
      if let task {
        let shown = Double(task.test.count) * (task.presentation + task.pause)
        do throws(Fault) { _ = try grid.affordableSteps(lasting: shown) } catch {
          throw Fault(place: "task.presentation", "the test: " + error.message)
        }
      }
      return steps
    } catch {
      throw error.place.isEmpty ? Fault(place: "duration", error.message) : error
    }
  }

  /// About how many multiplications a step of all networks takes.
  package var workOfStep: Double {
    let sizes = [inputs] + self.sizes
    let weights = projections.reduce(0) { $0 + $1.rows * $1.columns }
    return Double(members.count) * (4 * Double(weights) + 50 * Double(sizes.reduce(0, +)))
  }
}
