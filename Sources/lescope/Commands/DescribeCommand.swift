import Explorer
import Formats
import Laboratory
import Stage

/// `lescope describe PRESET`: what the explorer shows, in sentences and numbers.
struct DescribeCommand {
  static let command = ProgramCommand(
    "describe", operands: 1...1, "PRESET",
    summary: "what the explorer shows, in sentences and numbers",
    options: [.at, .json, .load, .set, .seed]
  ) { arguments throws(Failure) in try DescribeCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let preset = try arguments.preset()
    let time = try Failure.ofUsage { () throws(Fault) in
      try arguments.moment(for: preset)
    }
    let description = Description(of: preset, at: time)
    if arguments.has(.json) { return try Streams.print(description.json) }
    try Streams.print(description.sentences)
  }
}
