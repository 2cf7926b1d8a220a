import Glibc
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Testing

@testable import Explorer
@testable import Views

/// Lines at random for the dialogue: commands with extreme values, broken tokens, lines of any length and
/// with any byte. Each is answered, soon, in letters that any device can print.
///
/// LESCOPE_FUZZ says how many times as many.
struct PlainFuzzTests {
  static let rounds = getenv("LESCOPE_FUZZ").flatMap { UInt64(String(cString: $0)) } ?? 1

  private static let values = [
    "0", "-0", "1", "-1", "5e-324", "1e-300", "1e-17", "0.1", "1/3", "2,5", "\u{2212}7", "10",
    "999",
    "99999", "1e6", "1e18", "1e300", "1e999", "9223372036854775808", "nan", "inf", "-inf", "max",
    "all", "true", "\"x\"", "[1,2]", "[[[[", "{\"kind\":\"sine\"}", "tanh", "sine", "", " ",
  ]
  private static let others = [
    "describe", "help", "=", "!", ":", "::", "tau_m=", "=5", "a=b=c", "export csv ,",
    "export csv u,,",
    "export ../../x", "save /", "save ..", "open .", "open /dev/tty", "open -", "layer all",
  ]

  private static let unprintable: [UInt8] =
    [0, 1, 7, 8, 9, 0x0B, 0x1B, 0x7F, 0x80, 0x9B, 0xC2, 0xE2, 0x80, 0xAE, 0xF0, 0xFF]

  private struct Writer {
    var random: RandomGenerator

    mutating func one<Element>(of list: [Element]) -> Element {
      list[Int(random.next() % UInt64(list.count))]
    }

    /// A line that may mean something, and what has become of it on the way.
    mutating func line(_ token: String) -> String {
      var line: String
      switch random.next() % 8 {
      case 0: line = one(of: Command.table).name
      case 1: line = one(of: Command.table).name + " " + one(of: PlainFuzzTests.values)
      case 2, 3:
        let parameter = one(of: Parameter.allCases)
        let place = parameter.isPerLayer && random.uniform() < 0.3 ? "layers.2." : ""
        line = "set \(place)\(parameter.rawValue) \(one(of: PlainFuzzTests.values))"
      case 4: line = one(of: Verb.allCases).rawValue + " " + one(of: PlainFuzzTests.values)
      case 5: line = "open " + (random.uniform() < 0.5 ? token : one(of: shippedPresets).name)
      case 6: line = one(of: PlainFuzzTests.others)
      default: line = one(of: PlainFuzzTests.values)
      }
      var bytes = Array(line.utf8)
      if random.uniform() < 0.4 {
        for _ in 0...random.next() % 3 {
          let place = Int(random.next() % UInt64(bytes.count + 1))
          switch random.next() % 4 {
          case 0: bytes.insert(one(of: PlainFuzzTests.unprintable), at: place)
          case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
          case 2: if place < bytes.count { bytes.remove(at: place) }
          default: bytes += bytes[..<place]
          }
        }
      }
      if random.uniform() < 0.02 {
        bytes += repeatElement(one(of: Array("x 9e,=\u{1B}".utf8)), count: 200_000)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test(arguments: 0..<12 * rounds as Range<UInt64>)
  func `Whatever is typed is answered`(seed: UInt64) throws {
    var writer = Writer(random: RandomGenerator(seed: seed, stream: "plain lines"))
    // Not the largest: it is the lines that are tried here.
    let names = ["lag-adds-up", "one-neuron-lag", "fast-noise", "bars", "two-weights", "teacher"]
    var files = MemoryFiles()
    let start = try shippedLibrary.preset(names[Int(seed) % names.count])
    var dialogue = PlainDialogue(start, library: shippedEntries)
    for _ in 0..<60 {
      if dialogue.isOver { dialogue = PlainDialogue(start, library: shippedEntries) }
      let line = writer.line(StateToken(dialogue.state.preset).text)
      // In a debug build, where ten thousand steps or a million samples take their time.
      let asksForSteps = line.contains("step") || line.contains("back")
      let begin = Self.seconds()
      let answer = dialogue.answer(line, with: &files)
      let took = Self.seconds() - begin
      let shown = line.prefix(200).debugDescription
      #expect(took < (asksForSteps ? 20 : 5), "\(shown) took \(took) s of this thread")
      for sentence in answer {
        let isPrintable = sentence.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
        #expect(isPrintable, "\(shown): \(sentence.debugDescription)")
        #expect(sentence.utf8.count < 5000, "\(shown)")
      }
      let experiment = dialogue.state.timeline.experiment
      let isFinite = experiment.model.values(of: .membranePotential).allSatisfy(\.isFinite)
      #expect(isFinite || dialogue.state.timeline.fault != nil, "\(shown)")
    }
  }

  /// What this thread has computed for, however busy the machine is.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
