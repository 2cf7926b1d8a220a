import Glibc
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import ShippedPresets

/// A state token is the preset it was made of, or nothing.
struct StateTokenTests {
  /// The preset of a token as it is typed.
  private func preset(_ token: StateToken) throws -> Preset {
    try StateToken(parsing: token.text).preset()
  }

  @Test(arguments: 0..<300)
  func `A token is its preset, and runs the same to the last bit`(seed: UInt64) throws {
    var random = RandomGenerator(seed: seed, stream: "presets")
    let preset = RandomPreset.preset(&random)
    let token = StateToken(preset)
    let copy = try self.preset(token)
    #expect(copy == preset)
    #expect(StateToken(copy) == token)
    #expect(!token.needsFiles)
    #expect(token.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    var experiments = (Experiment(preset), Experiment(copy))
    let recording = Recording(of: experiments.0, signals: Recordable.allCases)
    for _ in 0..<20 {
      guard (try? experiments.0.advance()) != nil else { break }
      try experiments.1.advance()
      var rows: ([UInt8], [UInt8]) = ([], [])
      recording.append(experiments.0, to: &rows.0)
      recording.append(experiments.1, to: &rows.1)
      #expect(rows.0 == rows.1)
    }
  }

  @Test(arguments: EmbeddedFiles.selfContained)
  func `Whatever a key can set is in the token, a tie as a tie`(name: String) throws {
    let preset = try shipped(name)
    #expect(StateToken(preset).text.utf8.count < 80)
    #expect(try self.preset(StateToken(preset)) == preset)
    var changed = preset.family == .layered ? [preset.tyingTauR()] : []
    for parameter in Parameter.allCases {
      for layer in [nil, preset.layers.count - 1] where layer == nil || parameter.isPerLayer {
        changed += parameter.ladder.prefix(3).compactMap {
          try? preset.setting(parameter, to: $0, layer: layer)
        }
        changed += parameter.choices.compactMap {
          try? preset.setting(parameter, to: $0, layer: layer)
        }
      }
    }
    // Free, but equal.
    if preset.family == .layered {
      changed.append(try preset.setting(.tauR, to: preset.tauM))
    }
    for preset in changed {
      let token = StateToken(preset)
      #expect(try self.preset(token) == preset)
      // One input's change writes the whole list of stimuli: still less than the preset, of which
      // three bytes are four letters.
      let most = max(200, preset.json.compact.utf8.count * 4 / 3)
      #expect(token.text.utf8.count < most, "\(preset)")
    }
  }

  @Test func `Cut or altered anywhere, it is refused`() throws {
    let token = StateToken(try shipped("lag-adds-up", setting: ["tau_m=20"])).text
    let letters = Array(token)
    var random = RandomGenerator(seed: 1, stream: "letters")
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var broken = letters.indices.map { String(letters[..<$0]) }
    for index in letters.indices {
      for _ in 0..<4 {
        var altered = letters
        altered[index] = alphabet[Int(random.uniform() * 64)]
        if altered != letters { broken.append(String(altered)) }
      }
      var shorter = letters
      shorter.remove(at: index)
      broken.append(String(shorter))
      if index > 0, letters[index] != letters[index - 1] {
        var swapped = letters
        swapped.swapAt(index, index - 1)
        broken.append(String(swapped))
      }
    }
    broken += [token + "A", token + "=", token + token]
    for text in broken {
      #expect(throws: Fault.self, "\(text)") { _ = try StateToken(parsing: text) }
    }
    #expect(
      try StateToken(parsing: " \(token.prefix(30))\r\n\(token.dropFirst(30))\n").text == token)
  }

  @Test func `The sentences say what is wrong`() throws {
    let token = StateToken(try shipped("lag-adds-up", setting: ["tau_m=20"])).text
    let cases = [
      (String(token.dropLast()), "its checksum does not fit: it was cut or altered"),
      ("lescope2:" + token.dropFirst(9), "is a state of another version of lescope"),
      ("tau_m", "is not a state; it must begin with lescope1:"),
    ]
    for (text, sentence) in cases {
      #expect {
        _ = try shippedLibrary.preset(text.hasPrefix("lescope") ? text : "lescope1:" + text)
      } throws: {
        "\($0)".contains(text.hasPrefix("lescope") ? sentence : "its checksum does not fit")
      }
      #expect { _ = try StateToken(parsing: text) } throws: { "\($0)".contains(sentence) }
    }
  }

  /// A token with other contents and a checksum that fits.
  private func token(_ json: String) -> String {
    let bytes = Array(json.utf8)
    let sum = Checksum.crc32(Array("lescope1:".utf8) + bytes)
    return "lescope1:"
      + Base64URL.text(of: bytes + (0..<4).map { UInt8(sum >> (24 - 8 * $0) & 0xFF) })
  }

  @Test(arguments: [
    (#"["lag-adds-up","00000000",{}]"#, "begins from lag-adds-up of another version of lescope"),
    (#"["nope","00000000",{}]"#, "begins from nope of another version"),
    (#"["-","00000000",{}]"#, "begins from - of another version"),
    (#"["lag-adds-up"]"#, "its checksum does not fit"), ("[]", "its checksum does not fit"),
    ("nonsense", "its checksum does not fit"),
  ])
  func `What a token cannot hold is refused`(json: String, sentence: String) {
    #expect { _ = try shippedLibrary.preset(token(json)) } throws: { "\($0)".contains(sentence) }
  }

  @Test func `Values are checked like those of a file`() throws {
    let text = StateToken(try shipped("lag-adds-up")).text
    let bytes = try #require(Base64URL.bytes(of: text.dropFirst(9)))
    let json = String(decoding: bytes.dropLast(4), as: UTF8.self)
    #expect(try shippedLibrary.preset(token(json)) == (try shipped("lag-adds-up")))
    for (change, sentence) in [
      (#"{"tau_m":-3}"#, "tau_m: -3 is not a time constant"),
      (#"{"layers.9.tau_m":3}"#, "does not fit to lag-adds-up"),
      (#"{"tau_n":3}"#, "tau_n: unknown key; did you mean tau_m?"),
    ] {
      #expect {
        _ = try shippedLibrary.preset(token(json.replacing("{}", with: change)))
      } throws: {
        "\($0)".contains(sentence)
      }
    }
  }

  @Test func `It goes wherever a preset goes, and can be changed there`() throws {
    let token = StateToken(try shipped("fast-noise", setting: ["tau_m=20"])).text
    let changed = try shippedLibrary.preset(token, setting: [Assignment("beta=0.5")])
    #expect(changed == (try shipped("fast-noise", setting: ["tau_m=20", "beta=0.5"])))
    #expect(
      try shippedLibrary.preset(shippedLibrary.source(of: token))
        == (try shipped("fast-noise", setting: ["tau_m=20"])))
    #expect(
      throws: PresetError(
        Fault(
          source: "--set tau_m=0", "0 is not a time constant; it must be from 1e-6 to 1000000 ms"))
    ) { _ = try shippedLibrary.preset(token, setting: [Assignment("tau_m=0")]) }
  }

  @Test func `A shipped signal is at home everywhere, another stays where it is`() throws {
    try withTemporaryFolder { folder in
      let shippedText = String(
        decoding: try #require(EmbeddedFiles.bytes(of: "recorded-signal.csv")), as: UTF8.self)
      try write(shippedText, to: folder + "/recorded-signal.csv")
      let preset = try shipped("recorded-signal", setting: ["tau_m=3"])
      let elsewhere = try shipped(
        "recorded-signal", setting: ["tau_m=3", "stimulus.file=\(folder)/recorded-signal.csv"])
      #expect(StateToken(elsewhere) == StateToken(preset))
      #expect(try self.preset(StateToken(elsewhere)) == preset)

      let path = folder + "/mine.csv"
      try write("t,x\n0,1\n5,2\n", to: path)
      let mine = try read(
        stimulus(#"{"kind": "csv", "file": "\#(path)", "columns": ["x"], "time": "t"}"#))
      let token = StateToken(mine)
      #expect(token.needsFiles)
      #expect(try self.preset(token) == mine)
      #expect(try shippedLibrary.preset(token.text) == mine)
      var writer = try FileWriter(path, overwrites: true)
      try writer.write("t,x\n0,1\n5,3\n")
      try writer.finish()
      #expect(
        throws: PresetError(
          Fault(source: path, "has other numbers than when the state was taken"))
      ) { _ = try self.preset(token) }
      try write("t,x\n0,1\n5,2\n", to: folder + "/other.csv")
      _ = rename(folder + "/other.csv", path)
      #expect(try self.preset(token) == mine)
      _ = unlink(path)
      #expect { _ = try self.preset(token) } throws: {
        "\($0)".contains("\(path): cannot be read: no such file or directory")
      }
    }
  }

  @Test func `A task of the user's own stays where it is, too`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/samples.csv"
      let rows = "a,b,c\n0,1,x\n1,0,y\n0.5,1,x\n0.2,0,y\n0.1,1,x\n"
      try write(rows, to: path)
      let task = #"{"kind": "csv", "file": "\#(path)", "label": "c", "scale": [-1, 1]}"#
      let preset = try read(#"{"layers": [{"neurons": 2}], "task": \#(task)}"#)
      let token = StateToken(preset)
      #expect(token.needsFiles)
      #expect(try self.preset(token) == preset)
      try write(rows.replacing("0.5", with: "0.6"), to: folder + "/other.csv")
      _ = rename(folder + "/other.csv", path)
      #expect(
        throws: PresetError(
          Fault(source: path, "has other numbers than when the state was taken"))
      ) { _ = try self.preset(token) }
    }
  }

  @Test func `A difference makes the new of the old`() throws {
    var random = RandomGenerator(seed: 5, stream: "presets")
    for _ in 0..<200 {
      let (old, new) = (RandomPreset.preset(&random).json, RandomPreset.preset(&random).json)
      let made = try #require(JSONDifference(from: old, to: new).applied(to: old))
      #expect(try Preset(json: made, in: .working) == Preset(json: new, in: .working))
      #expect(JSONDifference(from: old, to: old) == JSONDifference(changes: [], removals: []))
    }
  }

  @Test func `Letters give back the bytes, and only as they were written`() {
    var random = RandomGenerator(seed: 2, stream: "bytes")
    for count in 0..<70 {
      let bytes = (0..<count).map { _ in UInt8(random.next() & 0xFF) }
      let text = Base64URL.text(of: bytes)
      #expect(Base64URL.bytes(of: text) == bytes)
      #expect(text.utf8.count == (count * 8 + 5) / 6)
    }
    for text in ["A", "AB", "ABC", "AAA=", "AA A", "Ä"] {
      #expect(Base64URL.bytes(of: text) == nil)
    }
    // "foobar" of RFC 4648, and what base64url has in place of + and /.
    #expect(Base64URL.text(of: Array("foobar".utf8)) == "Zm9vYmFy")
    #expect(Base64URL.text(of: [0xFB, 0xFF]) == "-_8")
    // The check value of CRC-32.
    #expect(Checksum.crc32("123456789".utf8) == 0xCBF4_3926)
  }
}
