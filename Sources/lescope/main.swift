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
    let isOverview = arguments.command.isExplorer || arguments.command.word == "help"
    return try Streams.print(
      text: isOverview ? HelpCommand.overview : HelpCommand.help(for: arguments.command))
  }
  try arguments.command.run(arguments)
}

FileWriter.removeUnfinishedFileOnSignals()
do throws(Failure) {
  try lescope(Arguments.ofProgram)
} catch {
  for fault in error.faults { Streams.complain(fault) }
  exit(error.exit.rawValue)
}
