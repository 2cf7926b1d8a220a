import CArithmetic

/// The instructions that vectors are worked out with; the bits are the same with all of them.
public enum Kernel: String, CaseIterable, Sendable {
  /// What every processor of the kind has: SSE2 on x86-64.
  case baseline
  /// Registers of 32 bytes.
  case avx2

  /// The environment variable that forces the baseline, where its value is `baseline`.
  package static let variable = LESCOPE_KERNEL_VARIABLE

  /// The fastest one that there is here, unless the environment wants the baseline.
  public static var inUse: Kernel {
    lescope_uses_avx2() && isCompiledIn ? .avx2 : .baseline
  }

  /// Whether this processor, and how the program was built, have it.
  package var isThere: Bool {
    self == .baseline || lescope_has_avx2() && Kernel.isCompiledIn
  }

  /// Without optimisation nothing is compiled into the function for AVX2, and a call from there would hand its
  /// vectors over in other registers than it is expected to.
  private static var isCompiledIn: Bool { !_isDebugAssertConfiguration() }
}
