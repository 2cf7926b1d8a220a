import Arithmetic
import Explorer
import Formats
import Laboratory
import Studies

/// What `lescope bench` has measured, as it writes it down.
struct BenchResults {
  /// What vectors were worked out with.
  let kernel: Kernel
  /// The multiply-adds per second of one core.
  let peak: Double
  let steps: [StepBenchmark]
  let learning: [LearningBenchmark]
  /// None where neither a C compiler nor NumPy is installed.
  let peers: [PeerBenchmark]
  let scopes: [ScopeBenchmark]
  let live: [LiveBenchmark]
  let sweeps: [SweepBenchmark]

  var json: JSON {
    func spread(_ time: Stopwatch) -> JSON {
      .list([.number(time.spread.0), .number(time.spread.1)])
    }
    func timed(_ benchmark: LearningBenchmark, _ time: Stopwatch) -> JSON {
      .object([
        .init("steps_per_second", .number(1e9 / time.median)), .init("ns", .number(time.median)),
        .init("ns_spread", spread(time)),
        .init("fraction_of_peak", .number(benchmark.fraction(of: time, ofPeak: peak))),
      ])
    }
    return .object([
      .init("kernel", .text(kernel.rawValue)),
      .init("peak_multiply_adds_per_second", .number(peak)),
      .init(
        "steps",
        .list(
          steps.map {
            .object([
              .init("network", .text($0.name)), .init("plastic", .flag($0.isPlastic)),
              .init("ns", .number($0.time.median)), .init("ns_spread", spread($0.time)),
              .init("multiply_adds", .number(Double($0.multiplyAdds))),
              .init("fraction_of_peak", .number($0.fraction(ofPeak: peak))),
              .init("activation_share", .number($0.activationShare)),
            ])
          })),
      .init(
        "learning",
        .list(
          learning.map {
            .object([
              .init("network", .text($0.name)),
              .init("minibatch", .number(Double($0.minibatch))),
              .init("cores", .number(Double($0.cores))),
              .init("precision", .text($0.precision.rawValue)),
              .init("multiply_adds", .number(Double($0.multiplyAdds))),
              .init("tanh", timed($0, $0.time)), .init("linear", timed($0, $0.linearTime)),
              .init("activation_share", .number($0.activationShare)),
            ])
          })),
      .init("peers", .list(peers.map(\.json))),
      .init(
        "scope",
        .list(
          scopes.map {
            .object([
              .init("columns", .number(Double($0.columns))),
              .init("rows", .number(Double($0.rows))), .init("axis", .text($0.axis)),
              .init("ns", .number($0.time.median)), .init("ns_spread", spread($0.time)),
              .init("bytes", .number($0.bytes)),
            ])
          })),
      .init("live", .list(live.map(\.json))),
      .init("sweep", .list(sweeps.map(\.json))),
    ])
  }

  var text: String {
    func whole(_ value: Double) -> String { String(Int(clamping: value.rounded())) }
    func padded(_ text: String, _ columns: Int) -> String {
      String(repeating: " ", count: max(0, columns - text.count)) + text
    }
    func spread(_ time: Stopwatch) -> String {
      "\(whole(time.spread.0))..\(whole(time.spread.1))"
    }
    var lines = [
      "one core's peak: \(whole(peak / 1e6)) million multiply-adds a second",
      "vectors are worked out with: \(kernel.rawValue)",
      "",
      "one step, tanh      learning       ns            spread   mult-adds  of peak  in tanh",
    ]
    for step in steps {
      lines.append(
        step.name + padded(step.isPlastic ? "on" : "off", 28 - step.name.count)
          + padded(whole(step.time.median), 9) + padded(spread(step.time), 18)
          + padded(String(step.multiplyAdds), 12)
          + padded(whole(100 * step.fraction(ofPeak: peak)) + " %", 9)
          + padded(whole(100 * step.activationShare) + " %", 9))
    }
    lines += [
      "",
      "learning steps a second    samples  cores     tanh            spread  of peak"
        + "   linear  of peak  in tanh",
    ]
    for one in learning {
      let (fastest, slowest) = (1e9 / one.time.spread.0, 1e9 / one.time.spread.1)
      let name = one.name + (one.precision == .single ? ", single" : "")
      lines.append(
        name + padded(String(one.minibatch), 34 - name.count)
          + padded(String(one.cores), 7) + padded(whole(1e9 / one.time.median), 9)
          + padded("\(whole(slowest))..\(whole(fastest))", 18)
          + padded(whole(100 * one.fraction(of: one.time, ofPeak: peak)) + " %", 9)
          + padded(whole(1e9 / one.linearTime.median), 9)
          + padded(whole(100 * one.fraction(of: one.linearTime, ofPeak: peak)) + " %", 9)
          + padded(whole(100 * one.activationShare) + " %", 9))
    }
    lines += ["", "against other programs, in turns, one core            ns       theirs   ratio"]
    for peer in peers {
      let network = peer.network
      let learns = network.learningRate > 0 ? "" : ", not learning"
      let samples = network.minibatch > 1 ? ", \(network.minibatch) samples" : ""
      let precision = network.precision == .single ? ", single" : ""
      let name = "\(network.name), \(network.activationName)\(learns)\(samples)\(precision)"
      let ratio = peer.isTheSame ? "\((peer.ratio * 100).rounded() / 100)" : "differs"
      lines.append(
        name + padded(whole(peer.ours), 56 - name.count) + padded(whole(peer.theirs), 13)
          + padded(ratio, 8) + "  " + peer.peer)
    }
    if peers.isEmpty { lines.append("no C compiler and no NumPy are installed") }
    lines += ["", "one picture                        ns            spread       bytes"]
    for scope in scopes {
      let name = "\(scope.columns)x\(scope.rows), \(scope.axis)"
      lines.append(
        name + padded(whole(scope.time.median), 37 - name.count)
          + padded(spread(scope.time), 18) + padded(whole(scope.bytes), 12))
    }
    func tenths(_ value: Double) -> String { String((value * 10).rounded() / 10) }
    lines += [
      "",
      "the running explorer  of a core  B/picture  writes  paused     key, worst  resize  first",
    ]
    for run in live {
      let name = "\(run.columns)x\(run.rows), \(run.axis)"
      lines.append(
        name + padded(tenths(100 * run.load) + " %", 31 - name.count)
          + padded(whole(run.bytes), 11) + padded(tenths(run.writes), 8)
          + padded("\(run.pausedBytes) B, \(run.pausedWakeUps)", 8)
          + padded("\(tenths(run.answer.median)), \(tenths(run.answer.worst)) ms", 15)
          + padded("\(whole(run.resize)) ms", 8) + padded("\(whole(run.firstPicture)) ms", 7))
    }
    if let memory = live.map(\.memory).max() {
      lines += ["30 pictures a second; paused: bytes and wake-ups; memory \(whole(memory)) MiB"]
    }
    lines += ["", "one point of a sweep, 200 ms       ns            spread    points/s   scaling"]
    for sweep in sweeps {
      let name = "\(sweep.cores) core\(sweep.cores == 1 ? "" : "s")"
      let scaling = sweep.pointsPerSecond / (sweeps.first?.pointsPerSecond ?? 1)
      lines.append(
        name + padded(whole(sweep.time.median), 37 - name.count)
          + padded(spread(sweep.time), 18) + padded(whole(sweep.pointsPerSecond), 12)
          + padded("\((scaling * 100).rounded() / 100)", 10))
    }
    return lines.joined(separator: "\n")
  }
}

extension SweepBenchmark {
  fileprivate var json: JSON {
    .object([
      .init("cores", .number(Double(cores))), .init("ns", .number(time.median)),
      .init("ns_spread", .list([.number(time.spread.0), .number(time.spread.1)])),
      .init("points_per_second", .number(pointsPerSecond)),
    ])
  }
}
