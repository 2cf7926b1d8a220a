package import Formats
import Glibc
import Synchronization

/// The finished points of a sweep that is not done yet, in a file beside the one asked for.
///
/// It only grows: a record a point, in the order in which they are finished, each with its length and
/// checksum. Whatever ends the program, what is whole in it is read again on the next try, and what
/// was being written is cut off. That holds for the end of the program at once; against a power cut
/// the disk is asked once a second to have all that is in it, and once more at the end.
///
///     # lescope/1 {…}              the comment of the file asked for
///     17 412 1c291ca3              point, bytes, checksum
///     17,0.5,10,le,1,lag,0.1,
///     …
package final class SweepJournal: SweepSink {
  private struct State {
    /// Where the next record begins.
    var end: off_t
    /// Where the rows of each point are; nil for those that are not done.
    var places: [Place?]
    /// When the disk was last asked to have all of it.
    var synchronized = ContinuousClock.now
  }

  private struct Place {
    var start: off_t
    var count: Int
  }

  package let path: String
  private let points: Range<Int>
  private let descriptor: Int32
  private let state: Mutex<State>

  /// The journal of a file that is to be written.
  package static func path(for file: String) -> String { file + ".journal" }

  /// How a journal that is there already is to be taken.
  package enum Opening: Sendable {
    /// It is a fault.
    case anew
    /// It is lost.
    case replacing
    /// What is in it is not computed again.
    case resuming
  }

  /// Opens the journal of `file`.
  ///
  /// - Parameters:
  ///   - comment: the first line of `file`, which tells one sweep from another.
  ///   - points: those that will be in it, numbered from 1.
  /// - Throws: why it cannot be used: it is there, it is another sweep's, another program has it, or it
  ///   cannot be written.
  package init(
    for file: String, comment: String, points: Range<Int>, _ opening: Opening
  ) throws(Fault) {
    path = Self.path(for: file)
    self.points = points
    let (descriptor, isNew) = try Self.open(path)
    self.descriptor = descriptor
    var state = State(end: 0, places: Array(repeating: nil, count: points.count))
    do throws(Fault) {
      if !isNew {
        switch opening {
        case .anew:
          throw Fault(
            source: path,
            "is what an interrupted sweep has done; --resume goes on with it, --force starts again")
        case .replacing: if ftruncate(descriptor, 0) != 0 { throw Self.fault(path) }
        case .resuming: try Self.read(descriptor, path, comment, points, &state)
        }
      }
      if state.end == 0 { try Self.append(Array(comment.utf8), descriptor, path, &state.end) }
    } catch {
      close(descriptor)
      throw error
    }
    self.state = Mutex(state)
  }

  deinit {
    fdatasync(descriptor)
    close(descriptor)
  }

  /// The points that are not in it yet.
  package var missing: [Int] {
    state.withLock { state in
      points.filter { state.places[$0 - points.lowerBound] == nil }
    }
  }

  package func take(_ rows: [UInt8], of point: Int) throws(Fault) {
    let record = Array("\(point) \(rows.count) \(Checksum.crc32(rows).hex)\n".utf8)
    try state.withLock { (state) throws(Fault) in
      let start = state.end + off_t(record.count)
      try Self.append(record + rows, descriptor, path, &state.end)
      state.places[point - points.lowerBound] = Place(start: start, count: rows.count)
      let now = ContinuousClock.now
      if now - state.synchronized >= .seconds(1) {
        state.synchronized = now
        // Some file systems cannot; then they do it when they see fit.
        fdatasync(descriptor)
      }
    }
  }

  /// The rows of a finished point.
  package func rows(of point: Int) throws(Fault) -> [UInt8] {
    guard let place = state.withLock({ $0.places[point - points.lowerBound] }) else { return [] }
    guard let bytes = Self.bytes(descriptor, place.start, place.count) else {
      throw Fault(source: path, "cannot be read: \(FileReading.reason(errno))")
    }
    return bytes
  }

  /// Takes the file away.
  package func remove() { Disk.remove(path) }

  /// Opens the file and holds it against other programs, which a lock does until the end of this one
  /// however that comes.
  private static func open(_ path: String) throws(Fault) -> (descriptor: Int32, isNew: Bool) {
    while true {
      let descriptor = Disk.open(path, O_RDWR | O_CREAT | O_NOFOLLOW)
      if descriptor < 0 { throw fault(path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK {
        close(descriptor)
        throw Fault(source: path, "is being written by another lescope")
      }
      var status = stat()
      if fstat(descriptor, &status) == 0 {
        guard status.kind == S_IFREG else {
          close(descriptor)
          throw Fault(source: path, "cannot be written: it is not a file")
        }
        // Another program may have finished with it between the two.
        if status.st_nlink > 0 { return (descriptor, status.st_size == 0) }
      }
      close(descriptor)
    }
  }

  private static func append(
    _ bytes: [UInt8], _ descriptor: Int32, _ path: String, _ end: inout off_t
  ) throws(Fault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(
          descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written,
          end + off_t(written))
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        let fault = fault(path)
        ftruncate(descriptor, end)
        throw fault
      }
      written += count
    }
    end += off_t(bytes.count)
  }

  /// Finds the records, and cuts off what comes after the last whole one.
  private static func read(
    _ descriptor: Int32, _ path: String, _ comment: String, _ points: Range<Int>,
    _ state: inout State
  ) throws(Fault) {
    let comment = Array(comment.utf8)
    let start = bytes(descriptor, 0, comment.count, orLess: true) ?? []
    guard start == comment else {
      // An interruption within the first line leaves nothing that could be lost.
      if comment.starts(with: start), ftruncate(descriptor, 0) == 0 { return }
      throw Fault(
        source: path,
        "is of another sweep; the same command resumes it, --force starts this one instead")
    }
    state.end = off_t(comment.count)
    while let record = record(descriptor, at: state.end), points.contains(record.point),
      state.places[record.point - points.lowerBound] == nil
    {
      state.places[record.point - points.lowerBound] = record.place
      state.end = record.place.start + off_t(record.place.count)
    }
    if ftruncate(descriptor, state.end) != 0 { throw fault(path) }
  }

  private static func record(
    _ descriptor: Int32, at start: off_t
  ) -> (point: Int, place: Place)? {
    guard let line = bytes(descriptor, start, 64, orLess: true)?.prefix(while: { $0 != 0x0A }),
      line.count < 64
    else { return nil }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 3, let point = Int(words[0]), let count = Int(words[1]),
      (0...(1 << 30)).contains(count)
    else { return nil }
    let place = Place(start: start + off_t(line.count) + 1, count: count)
    guard let rows = bytes(descriptor, place.start, count), Checksum.crc32(rows).hex == words[2]
    else { return nil }
    return (point, place)
  }

  /// So many bytes from a place on; nil where they are not there.
  private static func bytes(
    _ descriptor: Int32, _ start: off_t, _ count: Int, orLess: Bool = false
  ) -> [UInt8]? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, start <= status.st_size else { return nil }
    let available = Int(status.st_size - start)
    guard orLess || count <= available else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(count, available))
    var read = 0
    while read < bytes.count {
      let part = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + read }, $0.count - read, start + off_t(read))
      }
      if part < 0 && errno == EINTR { continue }
      if part <= 0 { return nil }
      read += part
    }
    return bytes
  }

  private static func fault(_ path: String) -> Fault {
    Fault(source: path, "cannot be written: \(FileReading.reason(errno))")
  }
}
