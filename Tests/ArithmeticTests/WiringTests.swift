import Testing

@testable import Arithmetic

/// All that a network connects at once, against one matrix after the other.
struct WiringTests {
  private func numbers(_ count: Int, _ stream: String) -> [Double] {
    var random = RandomGenerator(seed: 5, stream: stream)
    return (0..<count).map { _ in random.gaussian() }
  }

  private static let kernels = Kernel.allCases.filter(\.isThere)

  /// Layers of every layout: columns, rows, a handful, a single weight, and a handful again.
  private static let sizes = [3, 20, 4, 2, 1, 1, 5]
  private static let wiring = {
    var (places, start, first): ([PlacedConnection], Int, Int) = ([], 0, 0)
    for (inputs, neurons) in zip(sizes, sizes.dropFirst()) {
      places.append(
        PlacedConnection(
          Connection(neurons: neurons, inputs: inputs, start: start), first: first,
          rates: places.isEmpty ? 0 : sizes[0] + first - inputs, below: first - inputs))
      start += neurons * inputs
      first += neurons
    }
    return Wiring(places)
  }()
  private static let neurons = sizes.dropFirst().reduce(0, +)
  private static let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }

  @Test func `Layers of every kind of layout are among them`() {
    let layouts = Self.wiring.connections.map(\.connection.layout)
    #expect(layouts == [.columns, .rows, .handful, .handful, .handful, .handful])
    #expect(Self.wiring.connections.contains { $0.connection.neurons * $0.connection.inputs == 1 })
    #expect(Self.wiring.neuronCount == Self.neurons)
    #expect(
      Self.wiring.rateCount == Self.sizes[0] + Self.neurons - Self.sizes[Self.sizes.count - 1])
    #expect(Self.wiring.weightCount == Self.weights)
  }

  @Test(arguments: kernels)
  func `All at once is one by one to the last bit, and what is not asked for stays`(kernel: Kernel)
  {
    let (wiring, neurons) = (Self.wiring, Self.neurons)
    let weights = numbers(Self.weights, "weights")
    let (biases, mismatches) = (numbers(neurons, "biases"), numbers(neurons, "mismatches"))
    let rates = numbers(Self.sizes[0] + neurons, "rates")
    for numbers in [0..<6, 1..<6, 2..<3, 3..<3, 1..<4] {
      let before = (0..<neurons).map { Double($0) }
      var (together, apart) = (before, before)
      var span = together.mutableSpan
      wiring.project(numbers, weights.span, biases.span, rates.span, to: &span, kernel: kernel)
      for place in wiring.connections[numbers] {
        var span = apart.mutableSpan
        place.connection.project(
          weights.span, biases.span, below: rates.span, from: place.rates, to: &span,
          at: place.first, kernel: kernel)
      }
      #expect(together == apart)

      let handing = numbers.clamped(to: 1..<6)
      (together, apart) = (before, before)
      var below = together.mutableSpan
      wiring.projectBack(handing, weights.span, mismatches.span, to: &below, kernel: kernel)
      for place in wiring.connections[handing] {
        var below = apart.mutableSpan
        place.connection.projectBack(
          weights.span, mismatches.span, from: place.first, to: &below, at: place.below,
          kernel: kernel)
      }
      #expect(together == apart)
    }
  }

  @Test(arguments: kernels)
  func `Each learns by its own step`(kernel: Kernel) {
    let weights = numbers(Self.weights, "weights")
    let (errors, rates) = (numbers(Self.neurons, "e"), numbers(Self.sizes[0] + Self.neurons, "r"))
    let steps = [0.25, 0, 0.5, 1, 2, 0.125]
    var (together, apart) = (weights, weights)
    var span = together.mutableSpan
    Self.wiring.learn(&span, steps: steps.span, errors.span, rates.span, kernel: kernel)
    for (place, step) in zip(Self.wiring.connections, steps) where step != 0 {
      var span = apart.mutableSpan
      place.connection.learn(
        &span, step: step, error: errors.span, from: place.first, below: rates.span,
        from: place.rates, kernel: kernel)
    }
    #expect(together == apart && together != weights)
    let still = Self.wiring.connections[1].connection
    #expect(still.rows(of: together) == still.rows(of: weights))
  }

  /// A vector that is too short would be read or written beyond its end.
  @Test(arguments: ["weights", "biases", "rates", "current"])
  func `A vector that is too short ends the program`(short: String) async {
    await #expect(processExitsWith: .failure) { [short] in
      func vector(_ name: String, _ count: Int) -> [Double] {
        [Double](repeating: 0, count: name == short ? count - 1 : count)
      }
      let wiring = Wiring([PlacedConnection(Connection(neurons: 8, inputs: 6, start: 2), first: 1)])
      var current = vector("current", 9)
      var span = current.mutableSpan
      wiring.project(
        0..<1, vector("weights", 50).span, vector("biases", 9).span, vector("rates", 6).span,
        to: &span)
    }
  }
}
