import Explorer
import Laboratory

/// `lescope describe PRESET`: what the explorer shows, in sentences and numbers.
struct DescribeCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let preset = try arguments.preset()
    let time = try Failure.ofUsage { () throws(Fault) in
      try arguments.moment(for: preset)
    }
    let description = Description(of: preset, at: time)
    try Streams.print(
      arguments.has(.json)
        ? description.json.pretty : description.sentences.joined(separator: "\n"))
  }
}
