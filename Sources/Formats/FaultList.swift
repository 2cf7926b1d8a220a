/// The faults of one file in the order in which they are met, as many as anyone would read.
///
/// What a fault says is not even made up once there are enough: a file may have a million of them, and
/// the nearest name to each is dear.
package struct FaultList: Sendable {
  package private(set) var faults: [Fault] = []

  private static let most = 100

  package init() {}

  package var isEmpty: Bool { faults.isEmpty }

  /// Whether nothing more is noted.
  package var isFull: Bool { faults.count > Self.most }

  package mutating func note(_ fault: @autoclosure () -> Fault) {
    if faults.count < Self.most {
      faults.append(fault())
    } else if faults.count == Self.most {
      faults.append(Fault("there are more faults; these are the first \(Self.most)"))
    }
  }
}
