package import Formats
import Synchronization

/// The rows of a sweep on their way to standard output, or into a pipe: in the order of the points,
/// each as soon as those before it are there.
package final class SweepStream: SweepSink {
  private struct State: ~Copyable {
    var writer: FileWriter?
    var next: Int
    /// Points that are done while one before them is not.
    var waiting: [Int: [UInt8]] = [:]
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: "-" for standard output, or a device or pipe.
  ///   - header: goes before the rows.
  ///   - first: the number of the first point.
  package init(_ path: String, header: SweepHeader, first: Int) throws(Fault) {
    var writer = try FileWriter(path)
    try writer.write(header.comment + header.columns)
    state = Mutex(State(writer: consume writer, next: first))
  }

  package func take(_ rows: [UInt8], of point: Int) throws(Fault) {
    try state.withLock { (state) throws(Fault) in
      state.waiting[point] = rows
      while let rows = state.waiting.removeValue(forKey: state.next) {
        try state.writer?.write(rows)
        state.next += 1
      }
    }
  }

  /// Hands on what is still in memory.
  package func finish() throws(Fault) {
    try state.withLock { (state) throws(Fault) in
      if let writer = state.writer.take() { try writer.finish() }
    }
  }
}
