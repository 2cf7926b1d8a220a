import Glibc
import Synchronization

/// The words for the signal handler, which can reach nothing else: the address of a C string, or 0.
private let words = Atomic<UInt>(0)

/// What is sent to standard error where a signal ends the program, such as what gives a terminal back.
package enum LastWords {
  /// - Parameter text: nil is nothing.
  package static func set(_ text: String?) {
    let new = text.map { UInt(bitPattern: strdup($0)) } ?? 0
    let old = words.exchange(new, ordering: .sequentiallyConsistent)
    free(UnsafeMutableRawPointer(bitPattern: old))
  }

  /// Sends them, once; a signal handler may.
  static func say() {
    let address = words.exchange(0, ordering: .sequentiallyConsistent)
    guard let text = UnsafePointer<CChar>(bitPattern: address) else { return }
    _ = write(STDERR_FILENO, text, strlen(text))
  }
}
