import Explorer
import Formats
import Glibc
import Laboratory
import Studies

/// `lescope --plain [PRESET]`: the explorer as a dialogue of lines, without a screen.
///
/// On a terminal time passes between the lines; through a pipe only commands make it pass, so that
/// the same lines always get the same answers.
struct PlainCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let configuration = try arguments.configuration()
    let languages = try arguments.languages(configuration)
    let preset = try arguments.preset(opening: configuration)
    // What comes through a pipe can come again, and must not depend on what was left behind.
    let isDialogue = isatty(STDIN_FILENO) == 1
    let autosaves = isDialogue ? AutosaveFolder.ofUser() : nil
    let (left, faults) = autosaves?.left() ?? (nil, [])
    for fault in faults { Streams.warn(fault.description) }
    if let lack = arguments.lackOfLanguage(beside: preset.languages) { Streams.warn(lack) }
    var files = DiskFiles(autosaves: autosaves)
    var input = LineInput(STDIN_FILENO)
    var dialogue = PlainDialogue(
      preset, library: ExploreCommand.library(configuration), left: left, isRunning: isDialogue,
      languages: languages)
    defer { dialogue.end(keepingUnsavedIn: autosaves) }
    try say(dialogue.greeting)
    let clock = ContinuousClock()
    let start = clock.now
    var last = start
    var due = 0.0
    while !dialogue.isOver {
      let time = Int(clamping: (last - start).inSeconds * 1000)
      try say(dialogue.keepUnsaved(in: autosaves, at: time))
      let patience = dialogue.patience(with: autosaves, at: time) ?? -1
      switch input.next(timeout: dialogue.isRunning ? 20 : Int32(clamping: patience)) {
      case .line(let line): try say(dialogue.answer(line, with: &files))
      case .end: return
      case .nothing: break
      }
      let now = clock.now
      if dialogue.isRunning {
        // What can't be made up for within a tenth of a second is let go.
        due = min(due + (now - last).inSeconds, 0.1)
        try pass(&due, in: &dialogue, until: now + .milliseconds(20), on: clock)
      }
      last = now
    }
  }

  /// Steps what is due, in seconds of real time, for a slice of it at most.
  private func pass(
    _ due: inout Double, in dialogue: inout PlainDialogue, until end: ContinuousClock.Instant,
    on clock: ContinuousClock
  ) throws(Failure) {
    let step = dialogue.dt / 1000 / dialogue.speed
    while due >= step, dialogue.isRunning, clock.now < end {
      try say(dialogue.advance())
      due -= step
    }
  }

  private func say(_ lines: [String]) throws(Failure) {
    if !lines.isEmpty { try Streams.print(lines) }
  }
}
