import Arithmetic
import Explorer
import Laboratory
import Presets
import Studies

/// `lescope bench [--json]`: how fast the step loop, learning, the scope and sweeps are
/// on this machine, and the same steps in C and NumPy where these are installed.
struct BenchCommand {
  static let command = ProgramCommand(
    "bench", operands: 0...0, "",
    summary: "measure the speed of the step loop, of a picture, and of the running explorer",
    options: [.json]
  ) { arguments throws(Failure) in try BenchCommand().run(arguments) }

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
    let learning = LearningBenchmark.all()
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
    let results = BenchResults(
      kernel: .inUse, peak: peak, steps: steps, learning: learning, peers: PeerBenchmark.all(),
      scopes: scopes, live: live, sweeps: sweeps)
    if arguments.has(.json) { return try Streams.print(results.json) }
    try Streams.print(text: results.text)
  }
}
