/// Which of the networks of an experiment.
package enum Member: String, CaseIterable, Sendable {
  case network = "le"
  case twin
  case twin2
  case twin3

  /// The network and the first that it is compared with: what pictures show.
  package static let pair: [Member] = [.network, .twin]

  /// Its place among all; the network is 0.
  package var number: Int {
    switch self {
    case .network: 0
    case .twin: 1
    case .twin2: 2
    case .twin3: 3
    }
  }
}
