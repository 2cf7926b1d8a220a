import CArithmetic

// What a step of a single network does with weights in lines. Each product is a Swift function compiled twice,
// as the header of CArithmetic says. Who calls it is not inlined elsewhere, where the twin for AVX2 would be
// compiled apart from what is to be compiled into it.

extension Connection {
  /// The synaptic input i = W·r + b.
  ///
  /// - Parameters:
  ///   - below: the rates r, read from number `belowStart` on.
  ///   - current: receives i from number `first` on, where in their vector the biases are too.
  ///   - kernel: with which instructions; the bits are the same.
  @inline(never)
  package func project(
    _ weights: Span<Double>, _ biases: Span<Double>, below: Span<Double>, from belowStart: Int,
    to current: inout MutableSpan<Double>, at first: Int, kernel: Kernel = .inUse
  ) {
    if layout == .handful {
      return projectHandful(
        weights, biases, below: below, from: belowStart, to: &current, at: first)
    }
    check(weights.count, neurons: current.count, first, inputs: below.count, belowStart)
    precondition(neurons <= biases.count - first)
    unsafe withStarts(weights, below, &current) { weights, below, current in
      unsafe biases.withUnsafeBufferPointer { biases in
        let biases = unsafe biases.baseAddress.map { unsafe $0 + first }
        let (matrix, rates, sums) = unsafe (weights + start, below + belowStart, current + first)
        if layout == .rows {
          unsafe lescope_sum_along_lines_by(
            kernel == .avx2, matrix, rates, biases, sums, neurons, inputs)
        } else {
          unsafe lescope_sum_lines_by(
            kernel == .avx2, matrix, rates, biases, sums, inputs, neurons)
        }
      }
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
    to below: inout MutableSpan<Double>, at belowStart: Int, kernel: Kernel = .inUse
  ) {
    if layout == .handful {
      return projectHandfulBack(weights, mismatch, from: first, to: &below, at: belowStart)
    }
    check(weights.count, neurons: mismatch.count, first, inputs: below.count, belowStart)
    unsafe withStarts(weights, mismatch, &below) { weights, mismatch, below in
      let (matrix, factors, sums) = unsafe (weights + start, mismatch + first, below + belowStart)
      if layout == .rows {
        unsafe lescope_sum_lines_by(kernel == .avx2, matrix, factors, nil, sums, neurons, inputs)
      } else {
        unsafe lescope_sum_along_lines_by(
          kernel == .avx2, matrix, factors, nil, sums, inputs, neurons)
      }
    }
  }

  /// Hebbian-like plasticity W ← W + step·e·rᵀ (Haider et al. 2021, Eq. 5 at equilibrium).
  @inline(never)
  package func learn(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int, kernel: Kernel = .inUse
  ) {
    if layout == .handful {
      return learnHandful(
        &weights, step: step, error: error, from: first, below: below, from: belowStart)
    }
    check(weights.count, neurons: error.count, first, inputs: below.count, belowStart)
    unsafe withStarts(error, below, &weights) { error, below, weights in
      let (errors, rates, matrix) = unsafe (error + first, below + belowStart, weights + start)
      if layout == .rows {
        unsafe lescope_add_outer_product_by(
          kernel == .avx2, matrix, step, errors, rates, neurons, inputs)
      } else {
        unsafe lescope_add_outer_product_by(
          kernel == .avx2, matrix, step, rates, errors, inputs, neurons)
      }
    }
  }

  /// That the matrix, the neurons' numbers and those below are inside their vectors.
  @inline(__always)
  private func check(
    _ weights: Int, neurons count: Int, _ first: Int, inputs countBelow: Int, _ belowStart: Int
  ) {
    precondition(start >= 0 && neurons * inputs <= weights - start)
    precondition(first >= 0 && neurons <= count - first)
    precondition(belowStart >= 0 && inputs <= countBelow - belowStart)
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
