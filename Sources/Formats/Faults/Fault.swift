/// One thing that is wrong with what a user wrote, where it stands and what is allowed there.
///
/// `my.json: layers[1].tau_m: -3 is not a time constant; it must be from 1e-6 to 1000000 ms`
package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or the argument, that is at fault; empty where the reader does not know it.
  package var source: String
  /// The key path or line in the source; empty for the whole of it.
  package var place: String
  /// What is wrong, and the remedy.
  package var message: String

  package init(source: String = "", place: String = "", _ message: String) {
    self.source = source
    self.place = place
    self.message = message
  }

  package var description: String {
    [source, place, message].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

/// Every fault of one preset, in the order of its keys.
package struct PresetError: Error, Equatable, Sendable, CustomStringConvertible {
  package var faults: [Fault]

  package init(_ faults: [Fault]) { self.faults = faults }

  package init(_ fault: Fault) { faults = [fault] }

  /// The first fault; a line has room for one.
  package var first: Fault { faults.first ?? Fault("the preset has a fault") }

  package var description: String { faults.map(\.description).joined(separator: "\n") }
}
