import Formats
import Laboratory
import Presets
import Studies

/// The options of `lescope sweep`, checked.
struct SweepOptions {
  var grid: SweepGrid
  var measures: [SweepMeasure]
  /// What is changed at every point.
  var assignments: [Assignment]
  /// Nil is the whole grid.
  var part: SweepPart?
  var cores: Int
  /// "-" is standard output.
  var csv: String
  /// Whether what an interrupted sweep has done is kept.
  var resumes: Bool
  /// Whether a file that exists is replaced.
  var overwrites: Bool
  /// Whether the terminal is told how far it is.
  var tells: Bool

  init(_ arguments: Arguments) throws(Fault) {
    var axes: [SweepAxis] = []
    for text in arguments.texts(.over) { axes.append(try SweepAxis(text)) }
    if axes.isEmpty {
      throw Fault(
        "lescope sweep needs --over KEY=VALUES, such as --over tau_r=0:20:1; lescope help sweep")
    }
    var ties: [SweepTie] = []
    for text in arguments.texts(.tie) { ties.append(try SweepTie(text)) }
    grid = try SweepGrid(axes, ties: ties)
    measures =
      try arguments.list(.measure, of: "a measure", SweepMeasure.self) ?? SweepMeasure.standard
    assignments = try arguments.assignments()
    if let duration = try arguments.milliseconds(.duration, .timeSpan) {
      assignments.append(
        try Assignment(
          key: "duration", value: .number(duration),
          label: "--duration \(arguments.text(.duration) ?? "")"))
    }
    if let text = arguments.text(.shard) {
      part = SweepPart(text)
      if part == nil {
        throw arguments.fault(.shard, "it must be I/N with I from 1 to N, such as 1/4")
      }
    }
    cores = try arguments.whole(.cores, 1...1024) ?? Sweep.cores
    csv = arguments.text(.csv) ?? "-"
    resumes = arguments.has(.resume)
    overwrites = arguments.has(.force)
    tells = !arguments.has(.noNotify)
    if resumes && overwrites {
      throw Fault(
        source: "--resume --force", "exclude each other: one goes on, the other starts again")
    }
    if resumes && csv == "-" {
      throw Fault(source: "--resume", "needs --csv FILE, beside which the finished rows are kept")
    }
  }
}

extension SweepMeasure: Choice {}
