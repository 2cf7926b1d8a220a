import Explorer
import Formats
import Glibc
import Laboratory

/// `lescope line [PRESET]`: an experiment on one line.
struct LineCommand {
  static let command = ProgramCommand(
    "line", operands: 0...1, "[PRESET]", summary: "an experiment on one line, for a status bar",
    options: [.at, .follow, .charset, .load, .set, .seed, .noConfig]
  ) { arguments throws(Failure) in try LineCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let configuration = try arguments.configuration()
    let preset = try arguments.preset(opening: configuration)
    let (time, charset) = try Failure.ofUsage { () throws(Fault) in
      (
        try arguments.moment(for: preset),
        try arguments.word(.charset, of: Appearance.charsets)
      )
    }
    var line = StatusLine(preset, charset: charset)
    line.run(until: time)
    guard arguments.has(.follow) else { return try Streams.print(line.text) }
    try follow(&line, from: time)
  }

  /// A line every second until something stops it. What it says depends on how many there were
  /// before, not on the machine.
  private func follow(_ line: inout StatusLine, from time: Double) throws(Failure) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let clock = ContinuousClock()
    var next = clock.now
    var columns = 0
    for second in 1... {
      let text = line.text
      if isTerminal {
        try Streams.print(text, over: columns)
      } else {
        try Streams.print(text)
      }
      columns = text.unicodeScalars.count
      if let fault = line.fault {
        if isTerminal { try Streams.print("") }
        throw .failed(Fault(fault))
      }
      line.run(until: time + Double(second) * 1000 * line.speed)
      next += .seconds(1)
      sleep(until: next, on: clock)
    }
  }

  private func sleep(until deadline: ContinuousClock.Instant, on clock: ContinuousClock) {
    while clock.now < deadline {
      _ = poll(nil, 0, Int32(clamping: Int(clamping: (deadline - clock.now).inSeconds * 1000) + 1))
    }
  }
}
