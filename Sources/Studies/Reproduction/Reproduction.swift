package import Formats
package import Presets

/// Figures made again: every part of each with every seed, on any number of threads.
///
/// The points know nothing of each other; one is a part of a figure run with one seed.
package struct Reproduction: PointStudy {
  package let figures: [Figure]
  package let kind: FigureForm.Kind
  /// Where the files of figures are; nil is where the system's packages put them.
  private let folder: String?
  private let runs: [Run]
  private let library: PresetLibrary
  /// About how many multiplications all points take.
  package let work: Double
  /// The preset of a point that takes the most of them; nil where there is no point.
  package let longest: Preset?

  /// A point.
  struct Run: Sendable {
    var figure: Int
    var part: Int
    var seed: Int
    var settings: [Assignment]
  }

  /// - Parameters:
  ///   - seeds: those of every figure; nil is each figure's own.
  ///   - folder: where the files of figures are; nil is where the system's packages put them.
  /// - Throws: what is missing, or the faults of the first preset that has any.
  package init(
    _ figures: [Figure], _ kind: FigureForm.Kind, seeds: [Int]? = nil, data folder: String? = nil,
    library: PresetLibrary = PresetLibrary()
  ) throws(PresetError) {
    (self.figures, self.kind, self.folder, self.library) = (figures, kind, folder, library)
    var runs: [Run] = []
    for (place, figure) in figures.enumerated() {
      let form = figure.form(kind)
      let paths: [String: String]
      do throws(Fault) {
        paths = try form.data?.paths(in: folder) ?? [:]
      } catch {
        throw PresetError(error)
      }
      let seeds = seeds ?? form.seeds
      for (number, part) in form.parts.enumerated() {
        for seed in part.isRandom ? seeds : Array(seeds.prefix(1)) {
          let settings: [Assignment]
          do throws(Fault) {
            settings = try part.assignments(seed: seed, files: paths)
          } catch {
            throw PresetError(error)
          }
          runs.append(Run(figure: place, part: number, seed: seed, settings: settings))
        }
      }
    }
    self.runs = runs
    var (work, most) = (0.0, 0.0)
    var longest: Preset?
    var last: (place: [Int], work: Double)?
    for run in runs {
      // With another seed a part is as much work, and as much without fault.
      if let last, last.place == [run.figure, run.part] {
        work += last.work
        continue
      }
      let part = figures[run.figure].form(kind).parts[run.part]
      let preset = try library.preset(part.preset, setting: run.settings)
      let ofRun = part.steps(of: preset) * preset.workOfStep
      last = ([run.figure, run.part], ofRun)
      work += ofRun
      if ofRun > most { (most, longest) = (ofRun, preset) }
    }
    (self.work, self.longest) = (work, longest)
  }

  /// The numbers of the points.
  package var points: Range<Int> { 1..<runs.count + 1 }

  /// The figures that can be made with the files that are there, and why the others cannot.
  package static func available(
    _ figures: [Figure], _ kind: FigureForm.Kind, data folder: String?
  ) -> (here: [Figure], missing: [(figure: Figure, fault: Fault)]) {
    var here: [Figure] = []
    var missing: [(figure: Figure, fault: Fault)] = []
    for figure in figures {
      do throws(Fault) {
        _ = try figure.form(kind).data?.paths(in: folder)
        here.append(figure)
      } catch {
        missing.append((figure, error))
      }
    }
    return (here, missing)
  }

  private func part(at point: Int) -> FigurePart {
    let run = runs[point - 1]
    return figures[run.figure].form(kind).parts[run.part]
  }

  /// The preset of a point.
  private func preset(at point: Int) throws(PresetError) -> Preset {
    try library.preset(part(at: point).preset, setting: runs[point - 1].settings)
  }

  package func rows(of point: Int) throws(PresetError) -> [UInt8] {
    let (run, part) = (runs[point - 1], part(at: point))
    let trial = FigureTrial(part, of: try preset(at: point))
    var text = ""
    for expectation in part.expectations {
      let fields = [
        figures[run.figure].name, part.name.asField, "\(run.seed)", expectation.reading.name,
        JSON.field(of: trial.value(of: expectation.reading)),
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }

  /// The first line of its table, which tells one reproduction from another: all that the values depend
  /// on, but for what is in the files.
  package var comment: String {
    let parts = figures.flatMap { $0.form(kind).parts }
    let presets = Set(parts.map(\.preset)).sorted().map {
      (try? library.source(of: $0))?.json.compact ?? ""
    }
    let settings =
      presets
      + runs.flatMap { run -> [String] in
        let part = figures[run.figure].form(kind).parts[run.part]
        return [part.preset, "\(part.procedure)", "\(run.seed)"]
          + part.expectations.map(\.reading.name) + run.settings.map(\.label)
      }
    let members: [JSON.Member] = [
      .init("figures", .list(figures.map { .text($0.name) })), .init("form", .text(kind.rawValue)),
      .init("seeds", .list(Set(runs.map(\.seed)).sorted().map { .number(Double($0)) })),
      .init("data", folder.map { .text($0) } ?? .null),
      .init(
        "settings", .text(Checksum.crc32(Array(settings.joined(separator: "\n").utf8)).hex)),
    ]
    return "# lescope-reproduce/1 " + JSON.object(members).compact + "\n"
  }

  /// The names of the columns, with their line end.
  package var columns: String { "figure,part,seed,value,measured\n" }

  /// What came out.
  ///
  /// - Parameter rows: the rows of a point, as `rows(of:)` wrote them down.
  package func outcomes(
    _ rows: (_ point: Int) throws(Fault) -> [UInt8]
  ) throws(Fault) -> [FigureOutcome] {
    var values = figures.map {
      $0.form(kind).parts.map { $0.expectations.map { _ in [Double?]() } }
    }
    for point in points {
      let run = runs[point - 1]
      let lines = String(decoding: try rows(point), as: UTF8.self).split(separator: "\n")
      for (place, line) in lines.enumerated()
      where values[run.figure][run.part].indices.contains(place) {
        let digits = line.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        values[run.figure][run.part][place].append(Double(digits))
      }
    }
    return zip(figures, values).map { figure, values in
      FigureOutcome(figure: figure, kind: kind, measured: values.map { $0.map(Spread.init(of:)) })
    }
  }
}

/// What came out for a figure.
package struct FigureOutcome: Sendable {
  package let figure: Figure
  package let kind: FigureForm.Kind
  /// Of every part, for each of its expectations; nil where it could not be had.
  package let measured: [[Spread?]]

  package init(figure: Figure, kind: FigureForm.Kind, measured: [[Spread?]]) {
    (self.figure, self.kind, self.measured) = (figure, kind, measured)
  }

  /// What is expected beside what was measured.
  package var lines: [(part: FigurePart, expectation: FigureExpectation, measured: Spread?)] {
    zip(figure.form(kind).parts, measured).flatMap { part, measured in
      zip(part.expectations, measured).map { (part, $0, $1) }
    }
  }

  /// Whether all of it is as it must be.
  package var holds: Bool { lines.allSatisfy { $0.expectation.holds(for: $0.measured) } }
}

extension Reproduction {
  /// The seeds in a text, as a sweep takes the values of an axis: `1,2,3` or `1:10:1`.
  ///
  /// - Returns: nil where one of them is no seed, or there is none.
  package static func seeds(_ text: String) -> [Int]? {
    guard let axis = try? SweepAxis(key: "seed", values: text) else { return nil }
    let seeds = axis.values.compactMap { value -> Int? in
      guard case .number(let number) = value, number >= 0, number <= 9_007_199_254_740_991 else {
        return nil
      }
      return Int(exactly: number)
    }
    return seeds.count == axis.values.count && Set(seeds).count == seeds.count ? seeds : nil
  }

  /// The rows of each point in a table that was finished.
  ///
  /// - Throws: where it is not the table of this reproduction.
  package func rows(inFile path: String) throws(Fault) -> [Int: [UInt8]] {
    var reader = try LineReader(path)
    guard try reader.next()?.elementsEqual(comment.utf8) ?? false, try reader.next() != nil else {
      throw Fault(
        source: path, "exists already and is of another reproduction; --force replaces it")
    }
    var rows: [Int: [UInt8]] = [:]
    for point in points {
      var bytes: [UInt8] = []
      for _ in part(at: point).expectations {
        guard let line = try reader.next() else {
          throw Fault(source: path, "is cut off; --force replaces it")
        }
        bytes += line
      }
      rows[point] = bytes
    }
    return rows
  }
}
