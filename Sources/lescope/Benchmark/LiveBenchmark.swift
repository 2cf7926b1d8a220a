import Formats
import Laboratory
import Presets

/// What the explorer costs and how fast it answers, measured from outside on a terminal of its own.
struct LiveBenchmark {
  let columns: Int
  let rows: Int
  /// How time runs: "roll" or "sweep".
  let axis: String
  /// From the start to the first bytes, in ms.
  let firstPicture: Double
  /// The share of one core while it runs.
  let load: Double
  /// Bytes to the terminal for each picture: the mean.
  let bytes: Double
  /// How often it writes for one picture.
  let writes: Double
  /// In MiB.
  let memory: Double
  /// In two seconds of pause.
  let pausedBytes: Int
  let pausedWakeUps: Int
  /// From a key to the first byte after it, in ms, while it runs: the median and the worst.
  let answer: (median: Double, worst: Double)
  /// From a new size to the last byte of its picture while it is paused, in ms: the worst.
  let resize: Double

  /// Runs the default preset for some seconds.
  ///
  /// - Returns: nil where there is no terminal to be had.
  init?(columns: Int, rows: Int, sweeps: Bool) {
    self.columns = columns
    self.rows = rows
    axis = sweeps ? "sweep" : "roll"
    let arguments = [PresetLibrary.standard, "--no-config", "--charset", "braille"]
    guard let program = LiveProgram(arguments, columns: columns, rows: rows),
      let first = program.firstBytes()
    else { return nil }
    firstPicture = first * 1000
    program.listen(seconds: 0.3)
    if sweeps { program.press("m") }
    // Full charts first: that takes eight seconds at the speed of the measurement.
    program.press(":speed 5\r")
    program.listen(seconds: 0.5)
    program.press(":speed 0.05\r")
    program.listen(seconds: 0.7)

    let seconds = 4.0
    let (processor, written) = (program.processorTime, program.writes)
    let sent = program.listen(seconds: seconds)
    load = (program.processorTime - processor) / seconds
    bytes = Double(sent) / (30 * seconds)
    writes = Double(program.writes - written) / (30 * seconds)
    memory = program.memory

    // The wheel of the parameters goes round and leaves the run as it is.
    var times: [Double] = []
    for _ in 0..<40 {
      program.press("j")
      times += program.firstBytes().map { [$0 * 1000] } ?? []
      program.listen(seconds: 0.013)
    }
    times.sort()
    answer = times.isEmpty ? (.nan, .nan) : (times[times.count / 2], times[times.count - 1])

    program.press(" ")
    program.listen(seconds: 0.5)
    let waits = program.waits
    pausedBytes = program.listen(seconds: 2)
    pausedWakeUps = program.waits - waits
    var worst = 0.0
    for step in 1...6 {
      program.resize(columns: columns - 2 * step, rows: rows - step % 2)
      worst = max(worst, program.wholePicture() ?? .nan)
    }
    resize = worst * 1000
    program.press("q")
    program.listen(seconds: 0.1)
  }

  var json: JSON {
    .object([
      .init("columns", .number(Double(columns))), .init("rows", .number(Double(rows))),
      .init("axis", .text(axis)), .init("first_picture_ms", .number(firstPicture)),
      .init("load", .number(load)), .init("bytes_per_picture", .number(bytes)),
      .init("writes_per_picture", .number(writes)), .init("memory_mib", .number(memory)),
      .init("paused_bytes", .number(Double(pausedBytes))),
      .init("paused_wake_ups", .number(Double(pausedWakeUps))),
      .init("key_ms", .number(answer.median)), .init("key_ms_worst", .number(answer.worst)),
      .init("resize_ms", .number(resize)),
    ])
  }
}
