package import Formats
import Laboratory
package import Presets
import Samples
import Stage
import Terminal

/// A session as a file holds it: recorded, or written by hand as a demo, a test or a lesson.
package struct SessionFile: Sendable {
  /// The file, for sentences about it.
  package let name: String
  package let session: Session
  /// The line of each entry, counted from 1.
  let lines: [Int]

  /// - Parameters:
  ///   - path: the file; "-" is standard input.
  ///   - library: where a preset is found that the session names.
  /// - Throws: every fault with the file and its line.
  package init(
    reading path: String, library: PresetLibrary = PresetLibrary()
  ) throws(PresetError) {
    let name = path == "-" ? "standard input" : path
    let bytes: [UInt8]
    do throws(Fault) { bytes = try FileReading.bytes(of: path) } catch { throw PresetError(error) }
    let folder = path == "-" ? Folder.working : .around(path)
    var reader = SessionReader(library: library, folder: folder)
    do throws(PresetError) {
      (session, lines) = try reader.read(bytes)
    } catch {
      throw PresetError(
        error.faults.map { Fault(source: name, place: $0.place, $0.message) })
    }
    self.name = name
  }

  /// What the screen did not show when it should have, once a player has played the session.
  package func failures(of player: SessionPlayer) -> [Fault] {
    player.failures.map { index in
      guard case .expect(let text) = session.entries[index].event else {
        preconditionFailure("only an expectation can fail")
      }
      return Fault(
        source: name, place: "line \(lines[index])",
        "the screen does not show \(JSON.text(text).compact)")
    }
  }
}
