import CArithmetic

// What a step of a single network does with weights in lines. Each product is a Swift function compiled twice,
// as the header of CArithmetic says. Who calls it is not inlined elsewhere, where the twin for AVX2 would be
// compiled apart from what is to be compiled into it.

extension Wiring {
  /// The synaptic inputs i = W·r + b.
  ///
  /// - Parameters:
  ///   - numbers: of which connections.
  ///   - rates: r, the stimulus and what neurons send.
  ///   - current: receives i.
  ///   - kernel: with which instructions, where it is not the fastest; the bits are the same.
  @inline(never)
  package func project(
    _ numbers: Range<Int>, _ weights: Span<Double>, _ biases: Span<Double>, _ rates: Span<Double>,
    to current: inout MutableSpan<Double>, kernel: Kernel? = nil
  ) {
    let avx2 = (kernel ?? .inUse) == .avx2
    precondition(weightCount <= weights.count && rateCount <= rates.count)
    precondition(neuronCount <= biases.count && neuronCount <= current.count)
    unsafe withStarts(weights, biases, rates, &current) { weights, biases, rates, current in
      for n in numbers {
        unsafe connections[n].project(weights, biases, rates, to: current, avx2)
      }
    }
  }

  /// The transposed products Wᵀ·m that carry mismatches down.
  ///
  /// - Parameter below: receives Wᵀ·m.
  @inline(never)
  package func projectBack(
    _ numbers: Range<Int>, _ weights: Span<Double>, _ mismatches: Span<Double>,
    to below: inout MutableSpan<Double>, kernel: Kernel? = nil
  ) {
    let avx2 = (kernel ?? .inUse) == .avx2
    precondition(weightCount <= weights.count)
    precondition(neuronCount <= mismatches.count && neuronCount <= below.count)
    unsafe withStarts(weights, mismatches, &below) { weights, mismatches, below in
      for n in numbers {
        precondition(connections[n].below >= 0)
        unsafe connections[n].projectBack(weights, mismatches, to: below, avx2)
      }
    }
  }

  /// Plasticity W ← W + step·e·rᵀ (Haider et al. 2021, Eq. 5 at equilibrium).
  ///
  /// - Parameter steps: one of each connection; with 0 nothing is learned.
  @inline(never)
  package func learn(
    _ weights: inout MutableSpan<Double>, steps: Span<Double>, _ errors: Span<Double>,
    _ rates: Span<Double>, kernel: Kernel? = nil
  ) {
    let avx2 = (kernel ?? .inUse) == .avx2
    precondition(weightCount <= weights.count && connections.count <= steps.count)
    precondition(neuronCount <= errors.count && rateCount <= rates.count)
    unsafe withStarts(errors, rates, &weights) { errors, rates, weights in
      for n in connections.indices where steps[n] != 0 {
        unsafe connections[n].learn(weights, step: steps[n], errors, rates, avx2)
      }
    }
  }
}

// One matrix by itself.
extension Connection {
  /// The synaptic input i = W·r + b.
  ///
  /// - Parameters:
  ///   - below: the rates r, read from number `belowStart` on.
  ///   - current: receives i from number `first` on, where in their vector the biases are too.
  @inline(never)
  package func project(
    _ weights: Span<Double>, _ biases: Span<Double>, below: Span<Double>, from belowStart: Int,
    to current: inout MutableSpan<Double>, at first: Int, kernel: Kernel? = nil
  ) {
    let avx2 = (kernel ?? .inUse) == .avx2
    check(weights.count, min(biases.count, current.count), first, below.count, belowStart)
    let connection = PlacedConnection(self, first: first, rates: belowStart)
    unsafe withStarts(weights, biases, below, &current) { weights, biases, rates, current in
      unsafe connection.project(weights, biases, rates, to: current, avx2)
    }
  }

  /// The transposed product Wᵀ·m that carries mismatches down.
  ///
  /// - Parameters:
  ///   - mismatch: m, read from number `first` on.
  ///   - below: receives Wᵀ·m from number `belowStart` on.
  @inline(never)
  package func projectBack(
    _ weights: Span<Double>, _ mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int, kernel: Kernel? = nil
  ) {
    let avx2 = (kernel ?? .inUse) == .avx2
    check(weights.count, mismatch.count, first, below.count, belowStart)
    let connection = PlacedConnection(self, first: first, below: belowStart)
    unsafe withStarts(weights, mismatch, &below) { weights, mismatches, below in
      unsafe connection.projectBack(weights, mismatches, to: below, avx2)
    }
  }

  /// Plasticity W ← W + step·e·rᵀ.
  @inline(never)
  package func learn(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int, kernel: Kernel? = nil
  ) {
    let avx2 = (kernel ?? .inUse) == .avx2
    check(weights.count, error.count, first, below.count, belowStart)
    let connection = PlacedConnection(self, first: first, rates: belowStart)
    unsafe withStarts(error, below, &weights) { errors, rates, weights in
      unsafe connection.learn(weights, step: step, errors, rates, avx2)
    }
  }

  /// That the matrix, the neurons' numbers and those below are inside their vectors.
  @inline(__always)
  private func check(
    _ weights: Int, _ count: Int, _ first: Int, _ countBelow: Int, _ belowStart: Int
  ) {
    precondition(start >= 0 && neurons * inputs <= weights - start)
    precondition(first >= 0 && neurons <= count - first)
    precondition(belowStart >= 0 && inputs <= countBelow - belowStart)
  }
}

// Every pointer is to the beginning of a whole vector.
@unsafe extension PlacedConnection {
  @inline(__always)
  fileprivate func project(
    _ weights: UnsafePointer<Double>, _ biases: UnsafePointer<Double>,
    _ rates: UnsafePointer<Double>, to current: UnsafeMutablePointer<Double>, _ avx2: Bool
  ) {
    let (lines, vector) = unsafe (weights + connection.start, rates + self.rates)
    let (starts, sums) = unsafe (biases + first, current + first)
    let (neurons, inputs) = (connection.neurons, connection.inputs)
    switch connection.layout {
    case .handful: unsafe connection.projectHandful(lines, starts, vector, to: sums)
    case .rows:
      unsafe lescope_sum_along_lines_by(avx2, lines, vector, starts, sums, neurons, inputs)
    case .columns: unsafe lescope_sum_lines_by(avx2, lines, vector, starts, sums, inputs, neurons)
    }
  }

  @inline(__always)
  fileprivate func projectBack(
    _ weights: UnsafePointer<Double>, _ mismatches: UnsafePointer<Double>,
    to below: UnsafeMutablePointer<Double>, _ avx2: Bool
  ) {
    let (lines, vector) = unsafe (weights + connection.start, mismatches + first)
    let sums = unsafe below + self.below
    let (neurons, inputs) = (connection.neurons, connection.inputs)
    switch connection.layout {
    case .handful: unsafe connection.projectHandfulBack(lines, vector, to: sums)
    case .rows: unsafe lescope_sum_lines_by(avx2, lines, vector, nil, sums, neurons, inputs)
    case .columns:
      unsafe lescope_sum_along_lines_by(avx2, lines, vector, nil, sums, inputs, neurons)
    }
  }

  @inline(__always)
  fileprivate func learn(
    _ weights: UnsafeMutablePointer<Double>, step: Double, _ errors: UnsafePointer<Double>,
    _ rates: UnsafePointer<Double>, _ avx2: Bool
  ) {
    let lines = unsafe weights + connection.start
    let (errors, rates) = unsafe (errors + first, rates + self.rates)
    let (neurons, inputs) = (connection.neurons, connection.inputs)
    switch connection.layout {
    case .handful: unsafe connection.learnHandful(lines, step: step, errors, rates)
    case .rows:
      unsafe lescope_add_outer_product_by(avx2, lines, step, errors, rates, neurons, inputs)
    case .columns:
      unsafe lescope_add_outer_product_by(avx2, lines, step, rates, errors, inputs, neurons)
    }
  }
}

/// Of each line the inner product with a vector, in eight interleaved lanes as `dot` has it, on top of what the
/// sum begins with: 0 where nothing is told.
@inline(__always) @c(lescope_sum_along_lines)
func sumAlongLinesKernel(
  _ lines: UnsafePointer<Double>, _ vector: UnsafePointer<Double>,
  _ beginnings: UnsafePointer<Double>?, _ sums: UnsafeMutablePointer<Double>, _ count: Int,
  _ length: Int
) {
  var line = unsafe lines
  for number in 0..<count {
    var (low, high) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var k = 0
    while k &+ 8 <= length {
      unsafe low += Four(loading: line + k).values * Four(loading: vector + k).values
      unsafe high += Four(loading: line + k + 4).values * Four(loading: vector + k + 4).values
      k &+= 8
    }
    let four = low + high
    let two = four.lowHalf + four.highHalf
    var sum = two.x + two.y
    while k < length {
      unsafe sum += line[k] * vector[k]
      k &+= 1
    }
    let beginning = if let beginnings = unsafe beginnings { unsafe beginnings[number] } else { 0.0 }
    unsafe sums[number] = beginning + sum
    unsafe line += length
  }
}

/// The sum of all lines, each times its factor, on top of what it begins with; four at a time, so that it is
/// read and written a quarter as often.
@inline(__always) @c(lescope_sum_lines)
func sumLinesKernel(
  _ lines: UnsafePointer<Double>, _ factors: UnsafePointer<Double>,
  _ beginnings: UnsafePointer<Double>?, _ sums: UnsafeMutablePointer<Double>, _ count: Int,
  _ length: Int
) {
  var before = unsafe Beginning(beginnings, or: sums)
  guard count > 0 else {
    for k in 0..<length { unsafe sums[k] = before.one(k) }
    return
  }
  var (a, number) = (unsafe lines, 0)
  if count >= 4 {
    unsafe sumFourLines(a, factors, on: before, sums, length)
    unsafe before = Beginning(sums)
    unsafe a += 4 &* length
    number = 4
  }
  while number &+ 4 <= count {
    unsafe sumFourLines(a, factors + number, on: Beginning(sums), sums, length)
    unsafe a += 4 &* length
    number &+= 4
  }
  guard number < count else { return }
  let f = unsafe factors[number]
  var k = 0
  if number &+ 1 == count {
    while k &+ 4 <= length {
      unsafe Four(before.four(k) + f * Four(loading: a + k).values).store(at: sums + k)
      k &+= 4
    }
    while k < length {
      unsafe sums[k] = before.one(k) + f * a[k]
      k &+= 1
    }
    return
  }
  let (b, g) = unsafe (a + length, factors[number &+ 1])
  if number &+ 2 == count {
    while k &+ 4 <= length {
      let ab = unsafe f * Four(loading: a + k).values + g * Four(loading: b + k).values
      unsafe Four(before.four(k) + ab).store(at: sums + k)
      k &+= 4
    }
    while k < length {
      unsafe sums[k] = before.one(k) + (f * a[k] + g * b[k])
      k &+= 1
    }
    return
  }
  // The third is added to what the other two have made, in the same pass.
  let (c, h) = unsafe (b + length, factors[number &+ 2])
  while k &+ 4 <= length {
    let ab = unsafe f * Four(loading: a + k).values + g * Four(loading: b + k).values
    let sum = unsafe before.four(k) + ab
    unsafe Four(sum + h * Four(loading: c + k).values).store(at: sums + k)
    k &+= 4
  }
  while k < length {
    unsafe sums[k] = (before.one(k) + (f * a[k] + g * b[k])) + h * c[k]
    k &+= 1
  }
}

@unsafe @inline(__always)
private func sumFourLines(
  _ a: UnsafePointer<Double>, _ factors: UnsafePointer<Double>, on before: Beginning,
  _ sums: UnsafeMutablePointer<Double>, _ length: Int
) {
  let (b, c, d) = unsafe (a + length, a + 2 &* length, a + 3 &* length)
  let (f, g, h, i) = unsafe (factors[0], factors[1], factors[2], factors[3])
  var k = 0
  while k &+ 4 <= length {
    let ab = unsafe f * Four(loading: a + k).values + g * Four(loading: b + k).values
    let cd = unsafe h * Four(loading: c + k).values + i * Four(loading: d + k).values
    unsafe Four(before.four(k) + (ab + cd)).store(at: sums + k)
    k &+= 4
  }
  while k < length {
    unsafe sums[k] = before.one(k) + ((f * a[k] + g * b[k]) + (h * c[k] + i * d[k]))
    k &+= 1
  }
}

/// What sums begin with, number by number: other numbers, or 0 whatever is there.
@unsafe
private struct Beginning {
  let numbers: UnsafePointer<Double>
  let mask: UInt64

  @inline(__always)
  init(_ numbers: UnsafeMutablePointer<Double>) {
    unsafe (self.numbers, mask) = (UnsafePointer(numbers), ~0)
  }

  @inline(__always)
  init(_ numbers: UnsafePointer<Double>?, or sums: UnsafeMutablePointer<Double>) {
    unsafe mask = numbers == nil ? 0 : ~0
    unsafe self.numbers = numbers ?? UnsafePointer(sums)
  }

  @inline(__always)
  func four(_ k: Int) -> SIMD4<Double> {
    let bits = unsafe Four(loading: numbers + k).bits
    return unsafe unsafeBitCast(bits & mask, to: SIMD4<Double>.self)
  }

  @inline(__always)
  func one(_ k: Int) -> Double { unsafe Double(bitPattern: numbers[k].bitPattern & mask) }
}

/// Adds to each line the vector, times the step and the line's factor: the outer product.
@inline(__always) @c(lescope_add_outer_product)
func addOuterProductKernel(
  _ lines: UnsafeMutablePointer<Double>, _ step: Double, _ factors: UnsafePointer<Double>,
  _ vector: UnsafePointer<Double>, _ count: Int, _ length: Int
) {
  var line = unsafe lines
  for number in 0..<count {
    let factor = unsafe step * factors[number]
    var k = 0
    while k &+ 4 <= length {
      let sum = unsafe Four(loading: line + k).values + factor * Four(loading: vector + k).values
      unsafe Four(sum).store(at: line + k)
      k &+= 4
    }
    while k < length {
      unsafe line[k] += factor * vector[k]
      k &+= 1
    }
    unsafe line += length
  }
}
