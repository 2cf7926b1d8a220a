import Explorer
import Laboratory

/// `lescope bench [--json]`: how fast the step loop, the scope and sweeps are on this machine.
struct BenchCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let preset: Preset
    do {
      preset = try PresetLibrary().preset(PresetLibrary.standard)
    } catch {
      throw .misused(error)
    }
    let peak = StepBenchmark.peak()
    let steps = StepBenchmark.sizes.flatMap { sizes in
      [false, true].map { StepBenchmark(sizes: sizes, isPlastic: $0) }
    }
    let scopes = [(80, 24), (200, 60)].flatMap { size in
      [false, true].map {
        ScopeBenchmark(preset, columns: size.0, rows: size.1, sweeps: $0)
      }
    }
    let live = [(80, 24), (200, 60)].flatMap { size in
      [false, true].compactMap {
        LiveBenchmark(columns: size.0, rows: size.1, sweeps: $0)
      }
    }
    let sweeps = SweepBenchmark.coreCounts.compactMap { SweepBenchmark(cores: $0) }
    let isJSON = arguments.has(.json)
    try Streams.print(
      isJSON
        ? Self.json(peak, steps, scopes, live, sweeps).pretty
        : Self.text(peak, steps, scopes, live, sweeps))
  }

  private static func json(
    _ peak: Double, _ steps: [StepBenchmark], _ scopes: [ScopeBenchmark],
    _ live: [LiveBenchmark], _ sweeps: [SweepBenchmark]
  ) -> JSON {
    func spread(_ time: Stopwatch) -> JSON {
      .list([.number(time.spread.0), .number(time.spread.1)])
    }
    return .object([
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

  private static func text(
    _ peak: Double, _ steps: [StepBenchmark], _ scopes: [ScopeBenchmark],
    _ live: [LiveBenchmark], _ sweeps: [SweepBenchmark]
  ) -> String {
    func whole(_ value: Double) -> String { String(Int(value.rounded())) }
    func padded(_ text: String, _ columns: Int) -> String {
      String(repeating: " ", count: max(0, columns - text.count)) + text
    }
    func spread(_ time: Stopwatch) -> String {
      "\(whole(time.spread.0))..\(whole(time.spread.1))"
    }
    var lines = [
      "one core's peak: \(whole(peak / 1e6)) million multiply-adds a second",
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
