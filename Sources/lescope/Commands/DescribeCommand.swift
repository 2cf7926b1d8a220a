import Explorer
import Formats
import Laboratory
import Stage

/// `lescope describe PRESET`: what the explorer shows, in sentences and numbers.
struct DescribeCommand {
  static let command = ProgramCommand(
    "describe", operands: 1...1, "PRESET",
    summary: "what the explorer shows, in sentences and numbers",
    options: [.at, .json, .language, .load, .set, .seed, .noConfig]
  ) { arguments throws(Failure) in try DescribeCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let languages = try arguments.languages()
    let preset = try arguments.preset()
    let time = try Failure.ofUsage { () throws(Fault) in
      try arguments.moment(for: preset)
    }
    if let lack = arguments.lackOfLanguage(beside: preset.languages) { Streams.warn(lack) }
    let description = Description(of: preset, at: time, in: languages)
    if arguments.has(.json) { return try Streams.print(description.json) }
    try Streams.print(description.sentences)
  }
}
