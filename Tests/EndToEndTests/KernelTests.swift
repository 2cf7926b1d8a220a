import Glibc
import Testing

/// A run has the same bits whatever the processor is.
@Suite struct KernelTests {
  /// Rates of every kind: tanh, linear ones, noise, phases, softplus of microcircuits, learned time constants.
  private static let presets = [
    "fast-noise", "learning-in-phases", "microcircuit-bars", "mimic", "mistuned-yin-yang",
    "noisy-rates", "prospective-overshoot", "sum-of-sines", "teacher", "yin-yang",
  ]

  private func csv(
    _ preset: String, duration: Int, kernel: String = "", emulator: [String] = []
  ) throws -> String {
    let words = ["run", preset, "--duration", "\(duration)", "--csv", "-"]
    let command = emulator + [Program.path] + words
    let outcome = try Program.run(
      Array(command.dropFirst()), of: command[0], variables: ["LESCOPE_KERNEL": kernel],
      seconds: 60)
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    #expect(outcome.output.utf8.count { $0 == UInt8(ascii: "\n") } > duration)
    return outcome.output
  }

  @Test(arguments: presets)
  func theBaselineGivesTheSameBits(preset: String) throws {
    #expect(try csv(preset, duration: 200, kernel: "baseline") == csv(preset, duration: 200))
  }

  /// A processor of 2010, without AVX, AVX2 and fused multiply-add.
  @Test(
    .enabled(if: access(emulator, X_OK) == 0, "no qemu-x86_64 here"),
    arguments: presets)
  func anOldProcessorGivesTheSameBits(preset: String) throws {
    #expect(
      try csv(preset, duration: 50, emulator: [Self.emulator, "-cpu", "Westmere"])
        == csv(preset, duration: 50))
  }

  private static let emulator = "/usr/bin/qemu-x86_64"
}
