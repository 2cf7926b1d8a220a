import Formats
import Laboratory
import Studies

/// The operand and the options of `lescope reproduce`, checked.
struct ReproduceOptions {
  /// Nil is the table of all that there are.
  var figures: [Figure]?
  /// Whether all were asked for, so that those that cannot be had are left out.
  var isAll: Bool
  var kind: FigureForm.Kind
  /// Nil is each figure's own.
  var seeds: [Int]?
  /// Nil is where a package of the system puts the files.
  var data: String?
  /// "-" is standard output; nil writes no table.
  var csv: String?
  var cores: Int
  var isLive: Bool
  var isJSON: Bool
  /// Whether what an interrupted reproduction has done is kept.
  var resumes: Bool
  /// Whether a file that exists is replaced.
  var overwrites: Bool
  /// Whether the terminal is told how far it is.
  var tells: Bool

  init(_ arguments: Arguments) throws(Fault) {
    isAll = arguments.operands.first == "all"
    if let name = arguments.operands.first {
      figures = isAll ? Figure.all : [try Self.figure(name)]
    }
    kind = arguments.has(.full) ? .full : .quick
    if arguments.has(.full), arguments.has(.quick) {
      throw Fault(
        source: "--quick --full", "exclude each other; quick is what is done without them")
    }
    if let text = arguments.text(.seeds) {
      seeds = Reproduction.seeds(text)
      if seeds == nil {
        throw arguments.fault(
          .seeds, "it must be whole numbers, each once, such as 1,2,3 or 1:10:1")
      }
    }
    data = arguments.text(.data)
    csv = arguments.text(.csv)
    cores = try arguments.whole(.cores, 1...1024) ?? Sweep.cores
    isLive = arguments.has(.live)
    isJSON = arguments.has(.json)
    resumes = arguments.has(.resume)
    overwrites = arguments.has(.force)
    tells = !arguments.has(.noNotify)
    if figures == nil || isLive {
      let idle: [Option] = [.seeds, .data, .csv, .cores, .resume, .force]
      if let option = idle.first(where: arguments.has) {
        throw Fault(
          source: "--\(option.rawValue)",
          isLive ? "runs a figure, and --live only opens it" : "needs a figure to run, or all")
      }
    }
    if isLive, isAll || figures == nil {
      throw Fault(source: "--live", "opens one figure, such as lescope reproduce 3 --live")
    }
    if resumes && overwrites {
      throw Fault(
        source: "--resume --force", "exclude each other: one goes on, the other starts again")
    }
    if resumes && (csv ?? "-") == "-" {
      throw Fault(source: "--resume", "needs --csv FILE, beside which the finished runs are kept")
    }
  }

  private static func figure(_ name: String) throws(Fault) -> Figure {
    if let figure = Figure(named: name) { return figure }
    throw Fault(
      source: name,
      "there is no such figure; there are \((Figure.names).joined(", ", last: " and ")), or all")
  }
}
