import CArithmetic
import Glibc

/// The instructions that vectors are worked out with; the bits are the same with all of them.
public enum Kernel: String, CaseIterable, Sendable {
  /// What every processor of the kind has: SSE2 on x86-64.
  case baseline
  /// Registers of 32 bytes.
  case avx2

  /// The environment variable that forces the baseline, where its value is `baseline`.
  package static let variable = "LESCOPE_KERNEL"

  /// The fastest one that there is here, unless the environment wants the baseline.
  public static let inUse: Kernel = {
    let wish = unsafe getenv(variable).map { unsafe String(cString: $0) }
    return wish == baseline.rawValue || !avx2.isThere ? .baseline : .avx2
  }()

  /// Whether this processor, and how the program was built, have it.
  package var isThere: Bool {
    switch self {
    case .baseline: return true
    case .avx2:
      // Without optimisation nothing is compiled into the function for AVX2, and a call from there would
      // hand its vectors over in other registers than it is expected to.
      return lescope_has_avx2() != 0 && !_isDebugAssertConfiguration()
    }
  }

  /// Of a function that was compiled twice, the one for this kernel.
  @inline(__always)
  func choose<Function>(_ baseline: Function, _ avx2: Function) -> Function {
    self == .avx2 ? avx2 : baseline
  }
}
