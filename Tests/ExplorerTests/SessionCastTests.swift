import Formats
import Terminal
import Testing

@testable import Explorer
@testable import Presets

struct SessionCastTests {
  private func lines(_ session: Session) throws -> [JSON] {
    var cast = SessionCast(session, appearance: Appearance(color: "always"))
    var lines: [JSON] = []
    while let line = cast.next() {
      for line in line.split(separator: "\n") { lines.append(try JSON(parsing: Array(line.utf8))) }
    }
    return lines
  }

  private func session(_ entries: [Session.Happening]) throws -> Session {
    Session(
      try shippedLibrary.preset("lag-adds-up"), glyphs: .braille,
      size: Size(columns: 80, rows: 24), entries: entries)
  }

  @Test func `It has a header, pictures in time, and an end`() throws {
    let session = try session([
      .init(.key(.right), steps: 300, time: 600),
      .init(.key(.character("q")), steps: 10, time: 650),
    ])
    let lines = try lines(session)
    #expect(lines[0]["version"] == .number(2))
    #expect(lines[0]["width"] == .number(80))
    #expect(lines[0]["height"] == .number(24))
    var last = -1.0
    for line in lines.dropFirst() {
      guard case .list(let parts) = line, parts.count == 3, case .number(let time) = parts[0] else {
        Issue.record("\(line.compact) is no event")
        continue
      }
      #expect(parts[1] == .text("o"))
      #expect(time >= last && time <= 0.7)
      last = time
    }
    // The first, at most one each fifteenth of a second, and the end.
    #expect((8...14).contains(lines.count - 1), "\(lines.count)")
    #expect(try self.lines(session) == lines)
  }

  @Test func `While nothing moves nothing is written`() throws {
    let lines = try lines(
      session([
        .init(.key(.character(" ")), time: 100), .init(.key(.right), time: 60_000),
        .init(.resize(Size(columns: 60, rows: 20)), time: 120_000),
        .init(.rest, time: 3_600_000),
      ]))
    let times = lines.dropFirst().compactMap { line -> Double? in
      guard case .list(let parts) = line, case .number(let time) = parts[0] else { return nil }
      return time
    }
    #expect(times == [0, 0, 0.133, 60, 120, 120, 3600])
    #expect(lines[5].compact.hasPrefix(#"[120,"r","60x20"]"#))
  }
}
