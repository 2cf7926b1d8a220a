/// The faults of one file in the order in which they are met, as many as anyone would read.
///
/// What a fault says is not even made up once there are enough: a file may have a million of them, and
/// the nearest name to each is dear.
package struct FaultList: Sendable {
  package private(set) var faults: [Fault] = []
  private let most: Int

  /// - Parameter most: after how many one says that there are more.
  package init(most: Int = 100) { self.most = most }

  package var isEmpty: Bool { faults.isEmpty }

  /// Whether nothing more is noted.
  package var isFull: Bool { faults.count > most }

  package mutating func note(_ fault: @autoclosure () -> Fault) {
    if faults.count < most {
      faults.append(fault())
    } else if faults.count == most {
      faults.append(Fault("there are more faults; these are the first \(most)"))
    }
  }
}
