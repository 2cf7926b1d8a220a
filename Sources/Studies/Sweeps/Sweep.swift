package import Formats
package import Presets
import Samples

/// One preset run at every point of a grid of parameters.
///
/// The points know nothing of each other, so that they can be run in any order, on any number of
/// threads or machines, and give the same rows.
package struct Sweep: Sendable {
  package let grid: SweepGrid
  package let measures: [SweepMeasure]
  /// The preset's text with what `--set` changes, before any axis has changed it.
  private let base: JSON
  private let folder: Folder
  /// What the preset is called in a fault.
  private let name: String
  /// Holds the recorded signals that every point plays, so that they are read once.
  private let first: Preset

  /// - Parameters:
  ///   - source: the preset.
  ///   - assignments: what is changed in it at every point.
  ///   - grid: what is changed from point to point, as `--set` would change it.
  ///   - measures: what is measured.
  /// - Throws: every fault of the first point.
  package init(
    _ source: PresetLibrary.Source, setting assignments: [Assignment], over grid: SweepGrid,
    measures: [SweepMeasure]
  ) throws(PresetError) {
    self.grid = grid
    self.measures = measures
    folder = source.folder
    name = source.name
    var json = source.json.namingFiles(in: source.folder)
    for assignment in assignments {
      do { try assignment.apply(to: &json) } catch { throw PresetError(error) }
    }
    base = json
    first = try Self.preset(
      json, source.folder, grid, point: 1, after: assignments, name: source.name, original: nil)
  }

  /// The preset of a point, numbered from 1.
  ///
  /// - Throws: every fault of it, with the value of the grid that caused it.
  package func preset(at point: Int) throws(PresetError) -> Preset {
    try Self.preset(base, folder, grid, point: point, after: [], name: name, original: first)
  }

  private static func preset(
    _ base: JSON, _ folder: Folder, _ grid: SweepGrid, point: Int, after assignments: [Assignment],
    name: String, original: Preset?
  ) throws(PresetError) -> Preset {
    let swept: [Assignment]
    do { swept = try grid.assignments(at: point) } catch { throw PresetError(error) }
    do throws(PresetError) {
      let loose = try Preset(
        json: base, in: folder, setting: assignments + swept, original: original)
      if grid.ties.isEmpty { return try loose.checkingSteps() }
      var tied: [Assignment] = []
      do throws(Fault) {
        for tie in grid.ties { tied.append(try tie.assignment(in: loose)) }
      } catch {
        throw PresetError(error)
      }
      return try Preset(
        json: base, in: folder, setting: assignments + swept + tied, original: original ?? loose
      ).checkingSteps()
    } catch {
      let settings = swept.map { $0.label.dropFirst("--over ".count) }.joined(separator: ", ")
      throw PresetError(
        error.faults.map { fault in
          fault.source.isEmpty
            ? Fault(source: "\(name) at \(settings)", place: fault.place, fault.message) : fault
        })
    }
  }

  /// What stands before the rows.
  package var header: SweepHeader {
    SweepHeader(preset: base, grid: grid, measures: measures)
  }
}

extension Preset {
  /// Itself, where it can be run to its end.
  fileprivate func checkingSteps() throws(PresetError) -> Preset {
    do throws(Fault) {
      _ = try stepsOfRun()
      return self
    } catch {
      throw PresetError(error)
    }
  }
}
