import Presets

/// How many points of a sweep are run in a second, on one core and on more.
package struct SweepBenchmark: Sendable {
  package let cores: Int
  /// The time of one point on all of these cores together, in ns.
  package let time: Stopwatch

  package var pointsPerSecond: Double { 1e9 / time.median }

  /// The numbers of cores that are measured: 1, 2, 4 and so on, and all.
  package static var coreCounts: [Int] {
    let all = Threads.available
    return sequence(first: 1) { $0 * 2 }.prefix { $0 < all } + [all]
  }

  /// Measures 200 ms of the standard preset at 32 points, with every instrument.
  ///
  /// - Returns: nil where there is no such preset.
  package init?(cores: Int) {
    guard let source = try? PresetLibrary().source(of: PresetLibrary.standard),
      let grid = try? SweepGrid([SweepAxis("tau_r=0:7.75:0.25")]),
      let duration = try? Assignment("duration=200"),
      let sweep = try? Sweep(
        source, setting: [duration], over: grid, measures: SweepMeasure.allCases)
    else { return nil }
    self.cores = cores
    let points = Array(1...grid.count)
    let time = Stopwatch(blocks: 11, blockTime: .milliseconds(200)) { turns in
      for _ in 0..<turns { try? sweep.run(points, cores: cores, into: Nowhere()) }
    }
    self.time = time.divided(by: Double(grid.count))
  }

  private struct Nowhere: SweepSink {
    func take(_ rows: [UInt8], of point: Int) {}
  }
}
