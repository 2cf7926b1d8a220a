import Formats
import Laboratory
import Studies

/// `lescope merge FILE...`: the parts of a sweep joined.
struct MergeCommand {
  static let command = ProgramCommand(
    "merge", operands: 1...Int.max, "FILE...",
    summary: "join the parts of a sweep that --shard has written",
    options: [.csv, .force]
  ) { arguments throws(Failure) in try MergeCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let merge = try Failure.ofUsage { () throws(Fault) in try SweepMerge(arguments.operands) }
    do throws(Fault) {
      var writer = try FileWriter(
        arguments.text(.csv) ?? "-", overwrites: arguments.has(.force))
      try merge.write(to: &writer)
      try writer.finish()
    } catch {
      throw .failed(error)
    }
  }
}
