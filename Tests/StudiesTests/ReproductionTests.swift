import Formats
import Glibc
import Laboratory
import LatentEquilibrium
import Synchronization
import TestSupport
import Testing

@testable import Presets
@testable import ShippedPresets
@testable import Studies

/// The table of figures, and figures made again.
struct ReproductionTests {
  private static let kinds = FigureForm.Kind.allCases

  /// A sink that counts.
  private final class Counter: SweepSink {
    let taken = Mutex<[Int: [UInt8]]>([:])
    let runs = Mutex(0)

    func take(_ rows: [UInt8], of point: Int) throws(Fault) {
      taken.withLock { $0[point] = rows }
      runs.withLock { $0 += 1 }
    }
  }

  private func figure(_ name: String) throws -> Figure { try #require(Figure(named: name)) }

  private func reproduction(
    _ name: String, _ kind: FigureForm.Kind = .quick, seeds: [Int]? = nil, data: String? = nil
  ) throws -> Reproduction {
    try Reproduction(
      [figure(name)], kind, seeds: seeds, data: data, library: shippedLibrary)
  }

  @Test func `Every figure of the paper has its row, and the two later works`() {
    #expect(
      Figure.names
        == ["1", "2a", "2b", "2c", "2d", "2e", "3", "4a", "4c", "5", "lagline", "yin-yang"])
    #expect(Figure(named: "6") == nil)
    for figure in Figure.all {
      #expect(!figure.shows.isEmpty && !figure.source.isEmpty && !figure.published.isEmpty)
      #expect(EmbeddedFiles.presets.contains(figure.preset), "\(figure.name)")
      for kind in Self.kinds {
        let form = figure.form(kind)
        #expect(!form.words.isEmpty && form.seeds.count >= 3)
        #expect(Set(form.parts.map(\.name)).count == form.parts.count, "\(figure.name)")
        for part in form.parts {
          #expect(EmbeddedFiles.presets.contains(part.preset))
          let names = part.expectations.map(\.reading.name)
          #expect(!names.isEmpty && Set(names).count == names.count)
        }
      }
    }
  }

  @Test(arguments: Figure.names)
  func `Bands are bands, and what was measured last lies within`(name: String) throws {
    let figure = try figure(name)
    for kind in Self.kinds {
      for part in figure.form(kind).parts {
        for expectation in part.expectations {
          let place = "\(name) \(kind) \(part.name) \(expectation.words)"
          if kind == .quick { #expect(expectation.band != nil, "\(place)") }
          if let band = expectation.band {
            #expect(band.lowerBound < band.upperBound && band.lowerBound >= 0, "\(place)")
            if case .percent = expectation.unit { #expect(band.upperBound <= 1, "\(place)") }
            // One that nothing falls out of says nothing.
            if case .percent = expectation.unit {
              #expect(band.upperBound - band.lowerBound <= 0.9, "\(place)")
            }
          }
          let last = figure.last(kind, part, expectation)
          if kind == .quick { #expect(last != nil, "\(place)") }
          guard let last else { continue }
          #expect(expectation.holds(for: last), "\(place)")
          #expect(last.lowest <= last.mean && last.mean <= last.highest)
          #expect(last.count == (part.isRandom ? figure.form(kind).seeds.count : 1), "\(place)")
        }
      }
    }
  }

  @Test func `Nothing was measured that is not in the table`() {
    let known = Figure.all.flatMap { figure in
      Self.kinds.flatMap { kind in
        figure.form(kind).parts.flatMap { part in
          part.expectations.map {
            LastMeasured.key(figure.name, kind, part.name, $0.reading.name)
          }
        }
      }
    }
    #expect(Set(LastMeasured.spreads.keys).subtracting(known) == [])
  }

  @Test(arguments: Figure.names)
  func `Every preset of a figure opens, and can be run as it is to be`(name: String) throws {
    for kind in Self.kinds {
      let form = try figure(name).form(kind)
      if form.data != nil { continue }
      for part in form.parts {
        let settings = try part.assignments(seed: 1, files: [:])
        let preset = try shippedLibrary.preset(part.preset, setting: settings)
        #expect(preset.seed == 1)
        try expect(part, fits: preset)
      }
    }
  }

  /// Files that have the form of the real ones, with a few samples.
  private func fill(_ folder: String, _ data: FigureData) throws {
    func file(_ name: String, _ bytes: [UInt8]) throws {
      var writer = try FileWriter("\(folder)/\(name)")
      try writer.write(bytes)
      try writer.finish()
    }
    let count = 20
    for name in data.files {
      if name.hasSuffix(".csv") {
        let names = (1...28).map { "x\($0)" }.joined(separator: ",")
        let rows = (0..<count).map { row in
          "\(row % 2)," + (1...28).map { "\((row * $0) % 7)" }.joined(separator: ",")
        }
        try write("class,\(names)\n" + rows.joined(separator: "\n") + "\n", to: "\(folder)/\(name)")
      } else if name.contains("labels") {
        try file(name, [0, 0, 8, 1, 0, 0, 0, UInt8(count)] + (0..<count).map { UInt8($0 % 10) })
      } else {
        let sizes: [UInt8] = name.contains("idx4") ? [3, 32, 32] : [28, 28]
        let pixels = count * sizes.reduce(1) { $0 * Int($1) }
        try file(
          name,
          [0, 0, 8, UInt8(sizes.count + 1), 0, 0, 0, UInt8(count)]
            + sizes.flatMap { [0, 0, 0, $0] } + (0..<pixels).map { UInt8($0 % 251) })
      }
    }
  }

  @Test(arguments: Figure.names)
  func `With data by path a figure is made as published`(name: String) throws {
    for kind in Self.kinds {
      let form = try figure(name).form(kind)
      guard let data = form.data else { continue }
      try withTemporaryFolder { folder in
        #expect(throws: PresetError.self) { _ = try reproduction(name, kind, data: folder) }
        try fill(folder, data)
        let paths = try data.paths(in: folder)
        #expect(paths.count == data.files.count)
        for part in form.parts.prefix(3) {
          // So few samples are not as many as are asked for.
          let few = try ["train", "test"].map { try Assignment("task.\($0)=10") }
          let settings = try part.assignments(seed: 1, files: paths) + few
          let preset = try shippedLibrary.preset(
            part.preset, setting: settings + [try Assignment("task.batch=5")])
          try expect(part, fits: preset)
          #expect(!part.command(seeds: [1], files: paths).contains("@"))
        }
      }
    }
  }

  /// Whether a preset has what a part reads from it.
  private func expect(_ part: FigurePart, fits preset: Preset) throws {
    switch part.procedure {
    case .run: break
    case .target: #expect(preset.hasTarget && preset.learns && preset.task == nil)
    case .samples(let passes):
      #expect(preset.trainingFault() == nil && passes > 0)
    }
    for expectation in part.expectations {
      switch (part.procedure, expectation.reading) {
      case (.run, .measure(let measure, let member, let layer)):
        #expect(measure.fault(in: preset) == nil && preset.members.contains(member))
        #expect(!measure.isPerLayer || layer < preset.layers.count)
      case (.run, .selfPrediction(let member)):
        #expect(preset.family == .microcircuit && preset.members.contains(member))
      case (.target, .learned(let learned, let learner)):
        #expect([.recentLoss, .freeError, .staticLoss].contains(learned))
        #expect(learner.member.map(preset.members.contains) ?? true)
      case (.samples, .learned(let learned, let learner)):
        #expect([.accuracy, .endLoss, .staticLoss].contains(learned))
        #expect(learner.member.map(preset.members.contains) ?? true)
      default: Issue.record("\(part.procedure) has no \(expectation.reading.name)")
      }
    }
  }

  @Test func `What is missing is said in a sentence, with where it belongs`() throws {
    func fault(_ name: String, _ data: String?) throws -> String {
      do {
        _ = try reproduction(name, .full, data: data)
        return ""
      } catch let error as PresetError {
        return error.faults[0].description
      }
    }
    let without = try fault("2d", nil)
    #expect(without.hasPrefix("--data: is missing; it must name the folder with train-images-idx3"))
    try withTemporaryFolder { folder in
      let ofHiggs = try fault("2c", folder)
      #expect(
        ofHiggs
          == "\(folder): higgs.csv of HIGGS is missing there; it is the first 400000 rows of UCI's "
          + "HIGGS.csv below a line of names, of which the first is class")
      let (here, missing) = Reproduction.available(Figure.all, .full, data: folder)
      #expect(here.map(\.name) == ["1", "2a", "3", "5", "lagline", "yin-yang"])
      #expect(missing.map(\.figure.name) == ["2b", "2c", "2d", "2e", "4a", "4c"])
      let quick = Reproduction.available(Figure.all, .quick, data: folder)
      #expect(quick.missing.map(\.figure.name) == ["2b"])
      #expect(quick.missing[0].fault.description.contains("apt-get install dataset-fashion-mnist"))
    }
  }

  @Test func `A figure made again is as expected, and a band it cannot be in is noticed`() throws {
    let reproduction = try reproduction("2a", seeds: [1])
    #expect(reproduction.points == 1..<2 && reproduction.work > 0)
    let counter = Counter()
    try reproduction.run(Array(reproduction.points), cores: 1, into: counter)
    let rows = counter.taken.withLock { $0 }
    let outcome = try #require(reproduction.outcomes { rows[$0] ?? [] }.first)
    #expect(outcome.holds && outcome.lines.count == 2)
    #expect(try #require(outcome.lines[0].measured).mean < 0.06)
    let expected = outcome.lines[0].expectation
    let doctored = FigureExpectation(expected.words, expected.reading, band: 0.5...0.6)
    #expect(!doctored.holds(for: outcome.lines[0].measured))
    #expect(!expected.holds(for: nil), "what diverged is not as expected")
    let part = FigurePart("", "fourier-synthesis", .target, [doctored])
    let form = FigureForm("", [part])
    let other = Figure(
      "2a", shows: "", source: "", published: "", preset: "", quick: form, full: form)
    let measured = [[outcome.measured[0][0]]]
    #expect(!FigureOutcome(figure: other, kind: .quick, measured: measured).holds)
  }

  @Test func `What was run already is not run again`() throws {
    let reproduction = try reproduction("2a", seeds: [4, 5, 6])
    try withTemporaryFolder { folder in
      func journal(_ opening: SweepJournal.Opening) throws -> SweepJournal {
        try SweepJournal(
          for: folder + "/a.csv", comment: reproduction.comment, points: reproduction.points,
          opening)
      }
      do {
        let first = try journal(.anew)
        try reproduction.run([2], cores: 1, into: first)
      }
      let resumed = try journal(.resuming)
      #expect(resumed.missing == [1, 3])
      let kept = try resumed.rows(of: 2)
      let again = try reproduction.rows(of: 2)
      #expect(kept == again)
      // Another selection of seeds is another reproduction.
      let other = try self.reproduction("2a", seeds: [4, 5])
      #expect(other.comment != reproduction.comment)
    }
  }

  @Test func `A part that has nothing random is run once, and a spread is of all seeds`() throws {
    let reproduction = try reproduction("1", seeds: [1, 2, 3])
    #expect(reproduction.points.count == 1 + 3)
    #expect(Spread(of: [1, 2, 6]) == Spread(3, 1, 6))
    #expect(Spread(of: [1, nil]) == nil && Spread(of: []) == nil)
    #expect(Reproduction.seeds("1,2,5") == [1, 2, 5] && Reproduction.seeds("1:3:1") == [1, 2, 3])
    for text in ["", "x", "1,1", "1.5", "-1", "1:3"] { #expect(Reproduction.seeds(text) == nil) }
  }

  @Test func `A finished table is read again, and another one refused`() throws {
    let reproduction = try reproduction("2a", seeds: [1])
    try withTemporaryFolder { folder in
      let rows = "2a,,1,free_error.le,0.03\n2a,,1,free_error.twin,\n"
      let path = folder + "/a.csv"
      try write(reproduction.comment + reproduction.columns + rows, to: path)
      let read = try reproduction.rows(inFile: path)
      let outcome = try #require(reproduction.outcomes { read[$0] ?? [] }.first)
      #expect(outcome.measured == [[Spread(0.03, 0.03, 0.03, of: 1), nil]])
      try FileReading.bytes(of: path).dropLast(30).withUnsafeBytes { bytes in
        let descriptor = open(path, O_WRONLY | O_TRUNC)
        _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        close(descriptor)
      }
      #expect(throws: Fault.self) { _ = try reproduction.rows(inFile: path) }
    }
  }
}
