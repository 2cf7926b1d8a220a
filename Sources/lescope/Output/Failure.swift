import Formats
import Laboratory

/// How the program ends when it cannot do what it was asked.
struct Failure: Error {
  var exit: Exit
  /// The sentences for standard error.
  var faults: [Fault]

  enum Exit: Int32 {
    /// The run itself: it diverged, or a file cannot be written.
    case failed = 1
    /// Bad usage or a bad input file.
    case misused = 2
  }

  static func misused(_ fault: Fault) -> Failure { Failure(exit: .misused, faults: [fault]) }

  static func misused(_ error: PresetError) -> Failure {
    Failure(exit: .misused, faults: error.faults)
  }

  static func failed(_ fault: Fault) -> Failure { Failure(exit: .failed, faults: [fault]) }
}
