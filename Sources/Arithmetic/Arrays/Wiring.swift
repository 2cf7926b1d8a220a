/// A weight matrix, and where both of its ends are in the vectors of a network.
package struct PlacedConnection: Equatable, Sendable {
  package let connection: Connection
  /// The first of its neurons, in vectors of neurons.
  package let first: Int
  /// The first of the rates that they read, in the vector of rates.
  package let rates: Int
  /// Where what mismatches hand down goes to, in vectors of neurons; negative where it goes nowhere.
  package let below: Int

  package init(_ connection: Connection, first: Int, rates: Int = 0, below: Int = 0) {
    (self.connection, self.first) = (connection, first)
    (self.rates, self.below) = (rates, below)
  }
}

/// All that a network connects, from the first layer up: what a step takes in one call, since that of a small
/// network would be mostly calls.
package struct Wiring: Equatable, Sendable {
  let connections: [PlacedConnection]
  /// How long the vectors have to be, of which connections therefore need not be asked one by one.
  let weightCount: Int
  let neuronCount: Int
  let rateCount: Int

  /// - Precondition: no place but one below is negative.
  package init(_ connections: [PlacedConnection]) {
    var (weightCount, neuronCount, rateCount) = (0, 0, 0)
    for place in connections {
      let matrix = place.connection
      precondition(min(matrix.start, matrix.neurons, matrix.inputs, place.first, place.rates) >= 0)
      weightCount = max(weightCount, matrix.start + matrix.neurons * matrix.inputs)
      neuronCount = max(neuronCount, place.first + matrix.neurons, place.below + matrix.inputs)
      rateCount = max(rateCount, place.rates + matrix.inputs)
    }
    self.connections = connections
    (self.weightCount, self.neuronCount, self.rateCount) = (weightCount, neuronCount, rateCount)
  }
}
