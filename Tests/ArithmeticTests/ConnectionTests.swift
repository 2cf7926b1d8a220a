import Testing

@testable import Arithmetic

/// Weights in lines, one after the other, and what a single network does with them.
struct ConnectionTests {
  private func numbers(_ count: Int, _ seed: UInt64) -> [Double] {
    var random = RandomGenerator(seed: seed, stream: "connection")
    return (0..<count).map { _ in random.gaussian() }
  }

  /// Lines shorter and longer than the eight lanes of a sum and the four of a register, and up to two fours
  /// and a rest of them.
  private static let lines = [
    (0, 5), (1, 1), (1, 8), (2, 3), (3, 12), (4, 7), (5, 16), (6, 30), (7, 33), (11, 2), (3, 0),
  ]
  private static let kernels = Kernel.allCases.filter(\.isThere)

  /// A matrix of so many lines, whose rows or columns they are.
  private func connection(
    _ lines: (count: Int, length: Int), _ layout: Connection.Layout
  ) -> Connection {
    layout == .rows
      ? Connection(neurons: lines.count, inputs: lines.length, start: 2, layout: layout)
      : Connection(neurons: lines.length, inputs: lines.count, start: 2, layout: layout)
  }

  /// Eight lanes, added by halves, and then what is left over.
  private func dot(_ line: [Double], _ vector: [Double]) -> Double {
    var lanes = [Double](repeating: 0, count: 8)
    let whole = line.count / 8 * 8
    for k in 0..<whole { lanes[k % 8] += line[k] * vector[k] }
    let four = (0..<4).map { lanes[$0] + lanes[$0 + 4] }
    var sum = (four[0] + four[2]) + (four[1] + four[3])
    for k in whole..<line.count { sum += line[k] * vector[k] }
    return sum
  }

  /// Four lines at a time, then two, then one.
  private func sum(_ lines: [[Double]], _ factors: [Double], at k: Int, on start: Double) -> Double
  {
    func part(_ line: Int) -> Double { factors[line] * lines[line][k] }
    var (sum, line) = (start, 0)
    while line + 4 <= lines.count {
      sum += (part(line) + part(line + 1)) + (part(line + 2) + part(line + 3))
      line += 4
    }
    if line + 2 <= lines.count {
      sum += part(line) + part(line + 1)
      line += 2
    }
    if line < lines.count { sum += part(line) }
    return sum
  }

  @Test(arguments: lines, kernels)
  func `Every kernel has the same products with a vector to the last bit`(
    shape: (count: Int, length: Int), kernel: Kernel
  ) {
    let (count, length) = shape
    let weights = numbers(count * length + 3, 1)
    let lines = (0..<count).map { Array(weights[(2 + $0 * length)..<(2 + ($0 + 1) * length)]) }
    for layout in [Connection.Layout.rows, .columns] {
      let connection = connection(shape, layout)
      let (neurons, inputs) = (connection.neurons, connection.inputs)
      let (biases, rates) = (numbers(neurons + 2, 2), numbers(inputs + 3, 3))
      var current = numbers(neurons + 2, 4)
      let before = current
      var span = current.mutableSpan
      connection.project(
        weights.span, biases.span, below: rates.span, from: 3, to: &span, at: 1, kernel: kernel)
      let vector = Array(rates[3...])
      for j in 0..<neurons {
        let expected =
          layout == .rows
          ? biases[1 + j] + dot(lines[j], vector) : sum(lines, vector, at: j, on: biases[1 + j])
        #expect(current[1 + j] == expected)
      }
      #expect(current.first == before.first && current.last == before.last)

      let mismatches = numbers(neurons + 1, 5)
      var below = numbers(inputs + 2, 6)
      let beforeBelow = below
      var spanBelow = below.mutableSpan
      connection.projectBack(
        weights.span, mismatches.span, from: 1, to: &spanBelow, at: 1, kernel: kernel)
      let factors = Array(mismatches[1...])
      for k in 0..<inputs {
        let expected =
          layout == .rows ? sum(lines, factors, at: k, on: 0) : 0 + dot(lines[k], factors)
        #expect(below[1 + k] == expected)
      }
      #expect(below.first == beforeBelow.first && below.last == beforeBelow.last)
    }
  }

  @Test(arguments: kernels)
  func `What is handed down begins with 0, whatever was there`(kernel: Kernel) {
    let connection = Connection(neurons: 3, inputs: 9, start: 0, layout: .rows)
    let weights = [Double](repeating: -1, count: 27)
    let mismatches = [0.0, 0, 0]
    var below = [Double](repeating: .nan, count: 9)
    var span = below.mutableSpan
    connection.projectBack(weights.span, mismatches.span, from: 0, to: &span, at: 0, kernel: kernel)
    #expect(below.allSatisfy { $0 == 0 && $0.sign == .plus })
  }

  @Test(arguments: lines, kernels)
  func `Every kernel adds the outer product to the last bit`(
    shape: (count: Int, length: Int), kernel: Kernel
  ) {
    let (count, length) = shape
    for layout in [Connection.Layout.rows, .columns] {
      let connection = connection(shape, layout)
      let weights = numbers(count * length + 3, 1)
      let errors = numbers(connection.neurons + 1, 2)
      let rates = numbers(connection.inputs + 2, 3)
      let (factors, vector) =
        layout == .rows ? (errors[1...], rates[2...]) : (rates[2...], errors[1...])
      var learned = weights
      var span = learned.mutableSpan
      connection.learn(
        &span, step: 0.3, error: errors.span, from: 1, below: rates.span, from: 2, kernel: kernel)
      var expected = weights
      for (line, factor) in factors.enumerated() {
        for (k, number) in vector.enumerated() {
          expected[2 + line * length + k] += (0.3 * factor) * number
        }
      }
      #expect(learned == expected)
    }
  }

  /// As it is laid out when it is made.
  @Test(arguments: [(1, 1), (2, 4), (31, 1), (32, 1), (4, 8), (8, 4), (1, 40), (7, 9)])
  func `A matrix comes back from every layout, and its products are its own`(
    shape: (neurons: Int, inputs: Int)
  ) {
    let connection = Connection(neurons: shape.neurons, inputs: shape.inputs, start: 1)
    let matrix = (0..<shape.neurons).map { numbers(shape.inputs, UInt64($0)) }
    var storage = [Double](repeating: 9, count: shape.neurons * shape.inputs + 2)
    connection.store(matrix, in: &storage)
    #expect(storage.first == 9 && storage.last == 9)
    #expect(connection.matrix(in: storage) == matrix)
    #expect(connection.rows(of: storage) == matrix.flatMap { $0 })
    #expect(connection.lines.rows * connection.lines.columns == matrix.count * matrix[0].count)

    let (rates, errors) = (numbers(shape.inputs, 100), numbers(shape.neurons, 101))
    var current = [Double](repeating: 0, count: shape.neurons)
    let biases = numbers(shape.neurons, 102)
    var span = current.mutableSpan
    connection.project(storage.span, biases.span, below: rates.span, from: 0, to: &span, at: 0)
    for (j, row) in matrix.enumerated() {
      let expected = zip(row, rates).reduce(biases[j]) { $0 + $1.0 * $1.1 }
      #expect(abs(current[j] - expected) < 1e-12)
    }
    var below = [Double](repeating: 0, count: shape.inputs)
    var spanBelow = below.mutableSpan
    connection.projectBack(storage.span, errors.span, from: 0, to: &spanBelow, at: 0)
    for k in 0..<shape.inputs {
      let expected = zip(matrix, errors).reduce(0) { $0 + $1.0[k] * $1.1 }
      #expect(abs(below[k] - expected) < 1e-12)
    }
    var learned = storage.mutableSpan
    connection.learn(
      &learned, step: 0.5, error: errors.span, from: 0, below: rates.span, from: 0)
    for (j, row) in connection.matrix(in: storage).enumerated() {
      for k in row.indices {
        #expect(abs(row[k] - (matrix[j][k] + 0.5 * errors[j] * rates[k])) < 1e-12)
      }
    }
  }
}
