import Explorer
import Formats
import Glibc
import Laboratory
import Studies

/// `lescope lesson [LESSON]`: a lesson in the explorer or line by line, the list of lessons, what
/// has been answered by one or by a class, and what the right answers are.
struct LessonCommand {
  static let command = ProgramCommand(
    "lesson", operands: 0...Int.max, "[LESSON]",
    summary: "take a lesson; without a name the list of them, with levels and progress",
    options: [
      .report, .answers, .ofClass, .json, .tabs, .text, .plain, .watch, .charset, .color, .theme,
      .language, .noMouse, .noHover, .noQuery, .noNotify, .noConfig,
    ]
  ) { arguments throws(Failure) in try LessonCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let languages = try arguments.languages()
    let library = LessonLibrary(languages: languages)
    if arguments.has(.report) {
      let progress = try Failure.ofRun { () throws(Fault) in try LessonFile().progress() }
      // What is handed in is the same in every language.
      if arguments.has(.json) {
        return try Streams.print(LessonReport(LessonLibrary().entries, progress).json)
      }
      return try Streams.print(
        arguments.spelled(LessonReport(library.entries, progress).lines))
    }
    if arguments.has(.answers) || arguments.has(.ofClass) { try arguments.refuseToWatch() }
    if arguments.has(.answers) { return try printAnswers(arguments, library) }
    if arguments.has(.ofClass) { return try printClass(arguments) }
    if arguments.operands.count > 1 {
      throw .misused(
        Fault(source: arguments.operands[1], "is one operand too many for lescope lesson"))
    }
    guard let name = arguments.operands.first else {
      try arguments.refuseToWatch()
      if let lack = arguments.lackOfLanguage() { Streams.warn(lack) }
      let list = LessonReport(library.entries, (try? LessonFile().progress()) ?? LessonProgress())
      if arguments.has(.json) { return try Streams.print(list.json) }
      if arguments.has(.tabs) { return try Streams.print(table: list.rows) }
      return try Streams.print(arguments.spelled(list.list))
    }
    let watched = try arguments.watchedFile(name, called: "a lesson", path: library.path(of:)) {
      () throws(PresetError) in
      .lesson(try library.entry(name))
    }
    let entry = try entry(name, in: library)
    let hasTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    if arguments.has(.text) || arguments.has(.plain) || !hasTerminal
      || Surroundings.terminalHasLinesOnly
    {
      try arguments.refuseToWatch()
      try talk(entry, arguments, in: languages)
    } else {
      try explore(entry, arguments, in: languages, watching: watched)
    }
  }

  private func entry(
    _ name: String, in library: LessonLibrary
  ) throws(Failure) -> LessonLibrary.Entry {
    do throws(PresetError) {
      return try library.entry(name)
    } catch {
      throw .misused(error)
    }
  }

  private func printAnswers(_ arguments: Arguments, _ library: LessonLibrary) throws(Failure) {
    var entries: [LessonLibrary.Entry] = []
    if let lack = arguments.lackOfLanguage() { Streams.warn(lack) }
    for name in arguments.operands { entries.append(try entry(name, in: library)) }
    let sheet = AnswerSheet(entries.isEmpty ? library.entries : entries)
    if arguments.has(.json) { return try Streams.print(sheet.json) }
    try Streams.print(arguments.spelled(sheet.lines))
  }

  private func printClass(_ arguments: Arguments) throws(Failure) {
    guard !arguments.operands.isEmpty else {
      throw .misused(Fault(source: "--class", "needs the files that the students have handed in"))
    }
    let group = try Failure.ofUsage { () throws(Fault) in try LessonClass(arguments.operands) }
    let table = ClassTable(LessonLibrary().entries, group)
    if arguments.has(.json) { return try Streams.print(table.json) }
    if arguments.has(.tabs) { return try Streams.print(table: table.rows) }
    try Streams.print(table.lines)
  }

  private func explore(
    _ entry: LessonLibrary.Entry, _ arguments: Arguments, in languages: LanguageChoice,
    watching watched: WatchedFile?
  ) throws(Failure) {
    let configuration = try arguments.configuration()
    var lessons = LessonFile()
    var course = lessons.course(in: languages, opening: entry)
    course.warning = course.warning ?? arguments.lackOfLanguage(beside: entry.lesson.languages)
    let status = try Failure.ofUsage { [lessons, course] () throws(Fault) in
      let options = try RenderOptions(live: arguments, configuration, in: languages)
      return try Explorer.explore(
        entry.lesson.steps[0].preset, library: ExploreCommand.library(configuration),
        course: course, appearance: options.appearance,
        files: DiskFiles(lessons: lessons, autosaves: .ofUser(), watched: watched))
    }
    if status != 0 { exit(status) }
  }

  /// Prints the steps and reads the answers from standard input.
  private func talk(
    _ entry: LessonLibrary.Entry, _ arguments: Arguments, in languages: LanguageChoice
  ) throws(Failure) {
    var file = LessonFile()
    let course = file.course(in: languages, opening: entry)
    if let lack = arguments.lackOfLanguage(beside: entry.lesson.languages) { Streams.warn(lack) }
    if let warning = course.warning { Streams.warn(warning) }
    var dialogue = LessonDialogue(entry, record: course.progress[entry.name])
    var isKept = course.warning == nil
    try Streams.print(arguments.spelled(dialogue.opening))
    var input = LineInput(STDIN_FILENO)
    while !dialogue.isOver, let line = input.next() {
      let before = dialogue.state.record
      try Streams.print(arguments.spelled(dialogue.take(line)))
      guard isKept, dialogue.state.record != before else { continue }
      do throws(Fault) {
        try file.keep(dialogue.state.record, of: entry.name)
      } catch {
        // Said once: the lesson goes on all the same.
        Streams.warn(error.description)
        isKept = false
      }
    }
  }
}

extension Failure {
  /// Runs what may fail through no fault of the command line.
  static func ofRun<Value>(_ work: () throws(Fault) -> Value) throws(Failure) -> Value {
    do throws(Fault) { return try work() } catch { throw .failed(error) }
  }
}
