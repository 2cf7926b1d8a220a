import LatentEquilibrium
import Synchronization
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// A sweep is the same preset, run once for every point of the grid.
struct SweepTests {
  private func sweep(
    _ name: String, over axes: [String], tying ties: [String] = [],
    setting assignments: [String] = ["duration=300"],
    _ measures: [SweepMeasure] = SweepMeasure.allCases
  ) throws -> Sweep {
    try Sweep(
      shippedLibrary.source(of: name), setting: assignments.map { try Assignment($0) },
      over: SweepGrid(axes.map { try SweepAxis($0) }, ties: ties.map { try SweepTie($0) }),
      measures: measures)
  }

  private func lines(_ sweep: Sweep, _ point: Int) throws -> [[Substring]] {
    try String(decoding: sweep.rows(of: point), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func `The last axis turns fastest`() throws {
    let grid = try SweepGrid([SweepAxis("tau_m=1:2:1"), SweepAxis("scheme=sweep,synchronous")])
    #expect(grid.count == 4)
    #expect(
      (1...4).map(grid.prefix) == [
        "1,1,sweep,", "2,1,synchronous,", "3,2,sweep,", "4,2,synchronous,",
      ])
    #expect(Set(grid.pointsWithEveryValue) == [1, 2, 3])
  }

  @Test func `A list may hold ranges, words and what JSON knows`() throws {
    let axis = try SweepAxis("x=0:1:0.5,7,1e1,true,null,sine,lescope:a.csv")
    let values: [JSON] = [
      .number(0), .number(0.5), .number(1), .number(7), .number(10), .flag(true), .null,
      .text("sine"), .text("lescope:a.csv"),
    ]
    #expect(axis.values == values)
    #expect(values.indices.map(axis.words).prefix(5) == ["0", "0.5", "1", "7", "10"])
  }

  /// The time in which 80 % are reached is the neurons' own: minibatches times the presentation.
  @Test func `A race is run in the neurons' own time`() throws {
    let sweep = try sweep(
      "learning-in-phases", over: ["task.presentation=2,20"],
      tying: ["dt=task.presentation/20", "eta=0.6/task.presentation"],
      setting: ["task.epochs=3", "twin={\"tau_r\":0,\"error_from\":\"tau_r\"}"], [.secondsTo80])
    let rows = try (1...2).map { try lines(sweep, $0) }
    // Latent Equilibrium needs as many samples whatever they last, the paper's baseline never gets there.
    let times = try rows.map { try #require(Double($0[0][5])) }
    #expect(times[0] > 0.1 && times[0] < 2)
    #expect(abs(times[1] - 10 * times[0]) < 1e-9)
    #expect(rows.allSatisfy { $0[1][5].isEmpty && $0[1][6].hasPrefix("not reached") })
  }

  @Test func `A race needs samples that are learned in minibatches`() throws {
    #expect(
      SweepMeasure.secondsTo80.fault(in: try shipped("teacher"))
        == "there is none to be learned from samples")
    #expect(
      SweepMeasure.secondsTo80.fault(in: try shipped("yin-yang", setting: ["scheme=equilibrium"]))
        == "equilibrium does not run in minibatches; it must be synchronous or sweep")
    #expect(SweepMeasure.secondsTo80.fault(in: try shipped("yin-yang")) == nil)
  }

  @Test func `The parts of a grid are the grid, each point once`() throws {
    for total in [1, 2, 7, 12, 100] {
      for count in 1...13 {
        let parts = try (1...count).map { try #require(SweepPart("\($0)/\(count)")) }
        #expect(parts.flatMap { Array($0.points(of: total)) } == Array(1...total))
        let sizes = parts.map { $0.points(of: total).count }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
    }
    for text in ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", "1/9999999999"] {
      #expect(SweepPart(text) == nil)
    }
  }

  @Test(arguments: [
    ("lag-adds-up", ["tau_r=0,7.5", "stimulus.frequency=20"]),
    ("fast-noise", ["tau_m=5", "seed=3,4"]),
    ("recorded-signal", ["layers.1.tau_m=5,20"]),
    ("step-through-four-layers", ["twin=null", "tau_m=4,8"]),
    ("mismatched-time-constants", ["scheme=sweep,equilibrium"]),
  ])
  func `A point is what --set makes of the preset`(name: String, axes: [String]) throws {
    let sweep = try sweep(name, over: axes)
    for point in 1...sweep.grid.count {
      let assignments = sweep.grid.indices(at: point).enumerated().map { axis, index in
        "\(sweep.grid.axes[axis].key)=\(sweep.grid.axes[axis].words(of: index))"
      }
      let preset = try shipped(name, setting: ["duration=300"] + assignments)
      var experiment = Experiment(preset)
      var trace = Trace(for: preset)
      var losses: [Member: [Double]] = [:]
      for _ in 0..<TimeGrid(dt: preset.dt).steps(lasting: preset.duration) {
        try experiment.advance()
        trace.append(experiment)
        for member in preset.members {
          if let loss = experiment.loss(of: member) { losses[member, default: []].append(loss) }
        }
      }
      let response = Response(of: trace, experiment, correlates: true)
      let lines = try lines(sweep, point)
      #expect(lines.count == (try sweep.rowCount(of: sweep.preset(at: point))))
      func expect(_ value: Double?, _ measure: String, _ member: Member, layer: String = "") {
        let line = lines.first {
          $0.suffix(5).prefix(3) == [member.rawValue[...], layer[...], measure[...]]
        }
        if value != nil { #expect(line?.last == "") }
        #expect(line.map { Double($0[$0.count - 2]) } == .some(value), "\(measure) \(layer)")
      }
      for member in preset.members {
        let layers = member == .network ? response.network : response.twin
        for (l, layer) in layers.enumerated() {
          expect(layer.lag, "lag", member, layer: "\(l + 1)")
          expect(layer.lagUncertainty, "lag_uncertainty", member, layer: "\(l + 1)")
          expect(layer.expectedLag, "expected_lag", member, layer: "\(l + 1)")
          expect(layer.continuousLag, "continuous_lag", member, layer: "\(l + 1)")
          expect(layer.correlation?.lag, "correlation_lag", member, layer: "\(l + 1)")
          expect(layer.gain, "gain", member, layer: "\(l + 1)")
          expect(layer.gainUncertainty, "gain_uncertainty", member, layer: "\(l + 1)")
          expect(layer.expectedGain, "expected_gain", member, layer: "\(l + 1)")
          expect(layer.continuousGain, "continuous_gain", member, layer: "\(l + 1)")
        }
        expect(member == .network ? response.error : response.twinError, "error", member)
        let loss = losses[member].map { $0.reduce(0, +) / Double($0.count) }
        expect(loss, "loss", member)
        expect(losses[member]?.last, "last_loss", member)
        let network = try #require(member == .network ? experiment.network : experiment.twin)
        let statically = preset.hasTarget ? preset.staticLoss(of: network) : nil
        expect(statically, "static_loss", member)
        let accuracy = preset.task.flatMap {
          preset.accuracy(of: network, as: member, on: $0.test)
        }
        expect(accuracy, "accuracy", member)
      }
    }
  }

  @Test func `What is tied goes with what is swept, in whichever order it is told`() throws {
    let ties = [
      "dt=min(task.presentation/20, 1)", "duration=2*task.train*task.presentation",
      "layers.1.eta=eta/task.presentation", "layers.2.eta=layers.1.eta/2",
    ]
    for ties in [ties, ties.reversed()] {
      let sweep = try sweep(
        "yin-yang", over: ["task.presentation=2,50", "eta=0.1,0.3"], tying: ties, setting: [])
      #expect(sweep.grid.columns == ["point", "task.presentation", "eta"])
      // Every formula is of the values before the ties: the second layer's has η, not η/T.
      let points = [(2, 0.1), (2, 0.3), (50, 0.1), (50, 0.3)]
      for (index, (presentation, eta)) in points.enumerated() {
        let preset = try sweep.preset(at: index + 1)
        #expect(
          preset
            == (try shipped(
              "yin-yang",
              setting: [
                "task.presentation=\(presentation)", "eta=\(eta)",
                "dt=\(presentation == 2 ? 0.1 : 1)", "duration=\(10_000 * presentation)",
                "layers.1.eta=\(eta / Double(presentation))", "layers.2.eta=\(eta / 2)",
              ])))
      }
    }
  }

  @Test(arguments: [
    ("dt=lag.le.1", "lag.le.1 is known only after a run; a tie must be of parameters"),
    ("dt=tau_q/2", "\"tau_q/2\": there is no tau_q; did you mean tau_m?"),
    ("dt=1/(tau_m-tau_m)", "1/(tau_m-tau_m) is not a number here"),
    ("dt=-tau_m", "-5 is not a time step; it must be from 1e-6 to 1000 ms"),
    ("dt=layers.9.tau_m", "layers.9.tau_m: there is no layer 9; this network has 4"),
    ("tau_m=dt", "tau_m is swept; it must be either swept or tied"),
    ("nope=dt", "unknown key; a preset has format"),
    ("dt", "it must be KEY=FORMULA, such as dt=task.presentation/20"),
  ])
  func `A tie that cannot be is named`(tie: String, sentence: String) {
    let error = #expect(throws: (any Error).self) {
      _ = try sweep("lag-adds-up", over: ["tau_m=5"], tying: [tie])
    }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.hasPrefix("--tie \(tie): \(sentence)"), "\(words)")
  }

  @Test func `Nothing is tied twice`() {
    #expect {
      _ = try sweep("lag-adds-up", over: ["tau_m=5"], tying: ["dt=tau_m/50", "dt=tau_m/20"])
    } throws: {
      "\($0)" == "--tie dt=tau_m/20: dt is tied already"
    }
  }

  @Test func `A network that diverges says so and has no values`() throws {
    let sweep = try sweep("lag-adds-up", over: ["dt=25,0.5"], setting: ["duration=3000"])
    let first = try lines(sweep, 1)
    #expect(first.count == (try sweep.rowCount(of: sweep.preset(at: 1))))
    for line in first {
      // point, dt, network, layer, measure, value, remark
      #expect(line[5] == "")
      let name = line.contains("le") ? "the network" : "the twin"
      #expect(line[6].hasPrefix("\"\(name) diverged in layer "))
    }
    for line in try lines(sweep, 2) { #expect((line[5] == "") == (line[6] != "")) }
  }

  @Test func `A twin that diverges leaves the network its values`() throws {
    let diverging = try sweep(
      "lag-adds-up", over: ["dt=12"], setting: ["duration=3000", "twin.tau_m=5"])
    let alone = try sweep("lag-adds-up", over: ["dt=12"], setting: ["duration=3000", "twin=null"])
    let rows = try lines(diverging, 1)
    let network = rows.filter { $0.contains("le") }
    #expect(network == (try lines(alone, 1)))
    #expect(network.contains { $0[$0.count - 2] != "" })
    for line in rows where line.contains("twin") {
      #expect(line[line.count - 2] == "")
      #expect(line.last?.hasPrefix("the twin diverged") == true)
    }
  }

  /// Keeps the rows of each point, which comes once.
  private final class Rows: SweepSink {
    private let rows = Mutex<[Int: [UInt8]]>([:])

    func take(_ new: [UInt8], of point: Int) {
      rows.withLock { rows in
        #expect(rows[point] == nil)
        rows[point] = new
      }
    }

    var all: [Int: [UInt8]] { rows.withLock { $0 } }
  }

  @Test func `Of several twins each has the rows that it has alone`() throws {
    let others = #"{"tau_r":0},{"error_from":"tau_r"}"#
    let measures = [SweepMeasure.lag, .gain, .error]
    func rows(_ twins: String) throws -> [[Substring]] {
      let sweep = try sweep(
        "lag-adds-up", over: ["tau_m=10"], setting: ["duration=300", "twin=\(twins)"], measures)
      let lines = try lines(sweep, 1)
      #expect(try lines.count == sweep.rowCount(of: sweep.preset(at: 1)))
      return lines
    }
    func of(_ member: String, _ rows: [[Substring]]) -> [[Substring]] {
      rows.filter { $0[2] == member }.map { Array($0.dropFirst(3)) }
    }
    // The third diverges, and takes nobody with it.
    let all = try rows("[\(others),{\"tau_m\":0.01,\"tau_r\":0}]")
    let (first, second) = (try rows("{\"tau_r\":0}"), try rows(#"{"error_from":"tau_r"}"#))
    #expect(of("le", all) == of("le", first))
    #expect(of("twin", all) == of("twin", first))
    #expect(of("twin2", all) == of("twin", second))
    #expect(of("twin3", all).allSatisfy { $0.last?.contains("the third twin diverged") == true })
    #expect(of("twin3", all).count == of("le", all).count)
  }

  @Test func `The number of threads changes nothing`() throws {
    let sweep = try sweep("fast-noise", over: ["tau_m=2:20:2", "seed=1,2"])
    let points = Array(1...sweep.grid.count)
    let one = Rows()
    try sweep.run(points, cores: 1, into: one)
    #expect(one.all.count == 20)
    for cores in [2, 3, 8] {
      let several = Rows()
      try sweep.run(points, cores: cores, into: several)
      #expect(several.all == one.all)
    }
  }

  @Test func `A value that is not allowed is named before anything runs`() throws {
    let sweep = try sweep("lag-adds-up", over: ["tau_r=1,2", "tau_m=1,2,0"])
    #expect {
      _ = try sweep.check(1..<2, cores: 2)
    } throws: {
      "\($0)" == "--over tau_m=0: 0 is not a time constant; it must be from 1e-6 to 1000000 ms"
    }
    let mixed = try self.sweep(
      "lag-adds-up", over: ["substrate.rate_noise=0,0.1", "scheme=sweep,equilibrium"])
    #expect {
      _ = try mixed.check(1..<5, cores: 1)
    } throws: {
      "\($0)".hasPrefix("--over substrate.rate_noise=0.1: 0.1 does not go with the scheme")
    }
  }

  @Test func `The first line tells the whole sweep`() throws {
    var header = try sweep("recorded-signal", over: ["tau_m=1:2:1", "scheme=sweep"]).header
    #expect(header.comment.contains("lescope:recorded-signal.csv"))
    #expect(SweepHeader(comment: String(header.comment.dropLast())) == header)
    header.part = SweepPart("2/3")
    header.rows = 17
    #expect(SweepHeader(comment: String(header.comment.dropLast())) == header)
    #expect(SweepHeader(comment: "# lescope/1 {}") == nil)
    let tied = try sweep("sum-of-sines", over: ["tau_m=1:2:1"], tying: ["dt=tau_m/20"]).header
    #expect(tied.comment.contains(#","tie":{"dt":"tau_m/20"},"measure":"#))
    #expect(SweepHeader(comment: String(tied.comment.dropLast())) == tied)
    #expect(tied != (try sweep("sum-of-sines", over: ["tau_m=1:2:1"]).header))
  }
}
