import Formats
import Glibc
import Laboratory

/// Does what the command line asks for.
func lescope(_ words: [String]) throws(Failure) {
  let arguments: Arguments
  do {
    arguments = try Arguments(words)
  } catch {
    throw .misused(error)
  }
  if arguments.has(.version) { return try Streams.print("lescope \(version)") }
  if arguments.has(.help) {
    let isOverview = arguments.command == .explore || arguments.command == .help
    return try Streams.print(
      text: isOverview ? HelpCommand.overview : HelpCommand.help(for: arguments.command))
  }
  switch arguments.command {
  case .explore: try ExploreCommand().run(arguments)
  case .list: try ListCommand().run(arguments)
  case .show: try ShowCommand().run(arguments)
  case .run: try RunCommand().run(arguments)
  case .bode: try BodeCommand().run(arguments)
  case .train: try TrainCommand().run(arguments)
  case .render: try RenderCommand().run(arguments)
  case .sweep: try SweepCommand().run(arguments)
  case .merge: try MergeCommand().run(arguments)
  case .record: try RecordCommand().run(arguments)
  case .replay: try ReplayCommand().run(arguments)
  case .lesson: try LessonCommand().run(arguments)
  case .check: try CheckCommand().run(arguments)
  case .bench: try BenchCommand().run(arguments)
  case .help: try HelpCommand().run(arguments)
  case .config: try ConfigCommand().run(arguments)
  case .man: try ManCommand().run(arguments)
  case .completions: try CompletionsCommand().run(arguments)
  case .describe: try DescribeCommand().run(arguments)
  case .line: try LineCommand().run(arguments)
  }
}

FileWriter.removeUnfinishedFileOnSignals()
do throws(Failure) {
  try lescope(Arguments.ofProgram)
} catch {
  for fault in error.faults { Streams.complain(fault) }
  exit(error.exit.rawValue)
}
