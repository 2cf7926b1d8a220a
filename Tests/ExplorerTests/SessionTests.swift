import Formats
import Glibc
import Samples
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Presets
@testable import Stage

/// What a session's file says, and what is wrong with one.
struct SessionTests {
  private let size = Size(columns: 80, rows: 24)

  private func read(_ lines: String...) throws -> Session {
    var reader = SessionReader(library: shippedLibrary, folder: .working)
    return try reader.read(Array(lines.joined(separator: "\n").utf8)).0
  }

  private func faults(_ lines: String...) -> [String] {
    do {
      var reader = SessionReader(library: shippedLibrary, folder: .working)
      _ = try reader.read(Array(lines.joined(separator: "\n").utf8))
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private let header = #"{"format":"lescope-keys/1","preset":"one-neuron-lag"}"#

  @Test func `A line is read as it was written`() throws {
    let preset = try shippedLibrary.preset("one-neuron-lag")
    let session = Session(
      preset, glyphs: .block, size: size,
      entries: [
        .init(.key(.character(" ")), steps: 120, time: 4003),
        .init(.key(.character(".")), time: 4100, times: 12, end: 4460),
        .init(.key(.character("ä")), time: 4460),
        .init(.resize(Size(columns: 60, rows: 20)), time: 5000),
        .init(.say("look: \"τ\""), time: 5000), .init(.expect("PAUSED"), time: 5000),
        .init(.rest, steps: 7, time: 6000),
      ])
    let lines = session.text.split(separator: "\n")
    #expect(lines[0].hasPrefix(#"{"format":"lescope-keys/1","preset":{"#))
    #expect(lines[0].hasSuffix(#""columns":80,"rows":24,"charset":"block"}"#))
    #expect(
      lines.dropFirst() == [
        #"{"steps":120,"ms":4003,"key":"space"}"#,
        #"{"ms":4100,"key":".","times":12,"until":4460}"#, #"{"ms":4460,"key":"ä"}"#,
        #"{"ms":5000,"resize":"60x20"}"#, #"{"ms":5000,"say":"look: \"τ\""}"#,
        #"{"ms":5000,"expect":"PAUSED"}"#, #"{"steps":7,"ms":6000}"#,
      ])
    var reader = SessionReader(library: shippedLibrary, folder: .working)
    let (read, numbers) = try reader.read(Array(session.text.utf8))
    #expect(read == session)
    #expect(numbers == Array(2...8))
  }

  @Test func `By hand little need be written`() throws {
    let session = try read(
      #"{"format": "lescope-keys/1"}"#, "", #" {"ms": 50, "key": "Right", "times": 3}"#, "\r",
      #"{"say": "three up"}"#)
    #expect(session.preset == shippedPresets[0].preset)
    #expect(session.size == Size(columns: 120, rows: 40))
    #expect(session.glyphs == .braille)
    #expect(
      session.entries == [
        .init(.key(.right), time: 50, times: 3), .init(.say("three up"), time: 50),
      ])
  }

  @Test func `Every fault has its line`() {
    #expect(
      faults(header, #"{"key":"Rihgt"}"#, "", #"{"kye":"l"}"#, #"{"key":"l""#)
        == [
          "line 2: key: there is no key \"Rihgt\"; did you mean Right?",
          "line 4: kye: unknown key; did you mean key?",
          "line 5, column 11: the file ends where a comma or } should be",
        ])
    #expect(
      faults(header, #"{"ms":10,"key":"l"}"#, #"{"ms":9,"key":"l","until":5}"#) == [
        "line 3: ms: 9 is before the 10 of the line before",
        "line 3: until: 5 is before 9, when it is pressed first",
      ])
    #expect(
      faults(header, #"{"key":"l","say":"two"}"#, #"{"say":"x","times":2}"#) == [
        "line 2: say: stands beside key; a line has one of them",
        "line 3: times: belongs to a key, and this line has none",
      ])
    #expect(
      faults(header, #"{"steps":1.5}"#, #"{"expect":""}"#, #"{"resize":"0x9"}"#, "[]") == [
        "line 2: steps: it must be a whole number from 0 to 1e9",
        "line 3: expect: an empty text is on every screen",
        "line 4: resize: it must be COLSxROWS, each from 1 to 1000, such as 80x24",
        "line 5: a line must be an object in { }",
      ])
  }

  @Test func `The first line is held to its format`() {
    #expect(faults("", " ").first?.hasPrefix("the file is empty") == true)
    #expect(
      faults(#"{"key":"l"}"#) == [
        "line 1: key: unknown key; the first line has format, preset, columns, rows, charset, language",
        "line 1: format: the first line must have \"format\":\"lescope-keys/1\"",
      ])
    #expect(
      faults(#"{"format":"lescope-keys/1","preset":"one-neuron-lga"}"#).first?.hasPrefix(
        "line 1: preset: one-neuron-lga: ") == true)
    #expect(
      faults(#"{"format":"lescope-keys/1","preset":{"layers":[{"neurons":0}]}}"#).first?.hasPrefix(
        "line 1: preset: layers[0].neurons: ") == true)
    #expect(
      faults(#"{"format":"lescope-keys/1","charset":"utf","columns":0}"#) == [
        "line 1: columns: it must be a whole number from 1 to 1000",
        "line 1: charset: \"utf\" is none; it must be braille|block|ascii",
      ])
  }

  @Test func `A key held down while nothing runs is one entry`() throws {
    var log = SessionLog(Session(shippedPresets[0].preset, glyphs: .ascii, size: size))
    for press in 0..<1000 { log.take(.character("."), at: 33 * press) }
    log.take(.character("."), at: 40_000)
    log.step()
    log.take(.character("."), at: 40_010)
    #expect(
      log.finished(at: 50_000).entries == [
        .init(.key(.character(".")), time: 0, times: 1000, end: 33 * 999),
        .init(.key(.character(".")), time: 40_000),
        .init(.key(.character(".")), steps: 1, time: 40_010),
      ])
  }

  @Test func `The log has an end`() {
    var log = SessionLog(Session(shippedPresets[0].preset, glyphs: .ascii, size: size))
    for press in 0..<SessionLog.mostEntries {
      log.step()
      log.take(.character("l"), at: press)
    }
    #expect(log.isComplete)
    log.step()
    log.take(.character("l"), at: 1_000_000)
    log.take(.character("l"), at: 1_000_000)
    #expect(!log.isComplete)
    #expect(log.finished(at: 1_000_000).entries.count == SessionLog.mostEntries)
    #expect(MemoryLayout<Session.Happening>.stride * SessionLog.mostEntries < 7_000_000)
  }

  @Test func `What the screen does not show is told by its line`() throws {
    let path = "/tmp/lescope-session-\(getpid()).keys"
    defer { unlink(path) }
    var writer = try FileWriter(path, overwrites: true)
    try writer.write(
      header + "\n" + #"{"steps":100,"expect":"t 10.0 ms"}"# + "\n\n"
        + #"{"key":"space","steps":1}"# + "\n" + #"{"expect":"t 10.2 ms"}"# + "\n"
        + #"{"expect":"τm"}"# + "\n")
    try writer.finish()
    let file = try SessionFile(reading: path, library: shippedLibrary)
    var player = SessionPlayer(file.session)
    player.play()
    #expect(
      file.failures(of: player).map(\.description)
        == ["\(path): line 5: the screen does not show \"t 10.2 ms\""])
  }

  @Test func `The log of half a session plays to where it was left`() throws {
    let session = try read(
      header, #"{"steps":100,"ms":1000,"key":"space"}"#,
      #"{"ms":1100,"key":".","times":11,"until":2100}"#, #"{"steps":9,"ms":3000}"#)
    for (time, steps) in [(500.0, 50), (1000, 100), (1650, 106), (2550, 115), (9000, 120)] {
      var player = SessionPlayer(session)
      player.play(until: time)
      #expect(player.state.timeline.experiment.age == steps)
      var again = SessionPlayer(player.log.finished(at: Int(time)))
      again.play()
      #expect(again.state.timeline.experiment == player.state.timeline.experiment)
    }
  }
}
