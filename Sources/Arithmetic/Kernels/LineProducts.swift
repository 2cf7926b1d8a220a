import CArithmetic

// What a step of a single network does with a matrix whose rows lie one after the other. Each product is a
// Swift function compiled twice, as the header of CArithmetic says. Who calls it is not inlined elsewhere,
// where the twin for AVX2 would be compiled apart from what is to be compiled into it.

/// Adds the product of a matrix and a vector to sums, one a row.
///
/// - Parameters:
///   - first: the number of the first sum.
///   - rows: how many there are.
///   - kernel: with which instructions; the bits are the same.
@inline(never)
package func addProduct(
  _ matrix: Span<Double>, _ vector: Span<Double>, to sums: inout MutableSpan<Double>, at first: Int,
  rows: Int, kernel: Kernel = .inUse
) {
  let columns = vector.count
  precondition(rows >= 0 && matrix.count == rows * columns)
  precondition(first >= 0 && rows <= sums.count - first)
  unsafe withStarts(matrix, vector, &sums) { matrix, vector, sums in
    unsafe kernel.choose(lescope_add_dots, lescope_add_dots_avx2)(
      matrix, vector, sums + first, rows, columns)
  }
}

/// Adds the product of a transposed matrix and factors, one a row, to a vector.
///
/// - Parameters:
///   - first: the number of the vector's first.
///   - columns: how many they are.
@inline(never)
package func addTransposedProduct(
  _ matrix: Span<Double>, _ factors: Span<Double>, to vector: inout MutableSpan<Double>,
  at first: Int, columns: Int, kernel: Kernel = .inUse
) {
  let rows = factors.count
  precondition(columns >= 0 && matrix.count == rows * columns)
  precondition(first >= 0 && columns <= vector.count - first)
  unsafe withStarts(matrix, factors, &vector) { matrix, factors, vector in
    unsafe kernel.choose(lescope_add_lines, lescope_add_lines_avx2)(
      matrix, factors, vector + first, rows, columns)
  }
}

/// Adds `step` times the outer product of factors, one a row, and a vector to a matrix.
///
/// - Parameter start: where in the storage the matrix begins.
@inline(never)
package func addOuterProduct(
  to matrix: inout MutableSpan<Double>, at start: Int, step: Double, _ factors: Span<Double>,
  _ vector: Span<Double>, kernel: Kernel = .inUse
) {
  let (rows, columns) = (factors.count, vector.count)
  precondition(start >= 0 && rows * columns <= matrix.count - start)
  unsafe withStarts(factors, vector, &matrix) { factors, vector, matrix in
    unsafe kernel.choose(lescope_add_outer_product, lescope_add_outer_product_avx2)(
      matrix + start, step, factors, vector, rows, columns)
  }
}

/// Hands on where the numbers of three vectors begin, if there are any.
@unsafe @inline(__always)
private func withStarts(
  _ one: Span<Double>, _ other: Span<Double>, _ result: inout MutableSpan<Double>,
  _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
) {
  unsafe one.withUnsafeBufferPointer { one in
    unsafe other.withUnsafeBufferPointer { other in
      unsafe result.withUnsafeMutableBufferPointer { result in
        if let one = one.baseAddress, let other = other.baseAddress, let result = result.baseAddress
        {
          unsafe body(one, other, result)
        }
      }
    }
  }
}

/// Adds to each sum the inner product of its line with a vector, in eight interleaved lanes as `dot` has it.
@inline(__always) @c(lescope_add_dots)
func addDotsKernel(
  _ lines: UnsafePointer<Double>, _ vector: UnsafePointer<Double>,
  _ sums: UnsafeMutablePointer<Double>, _ count: Int, _ length: Int
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
    unsafe sums[number] += sum
    unsafe line += length
  }
}

/// Adds the lines, each times its factor, to a vector; four at a time, so that the vector is read and
/// written a quarter as often.
@inline(__always) @c(lescope_add_lines)
func addLinesKernel(
  _ lines: UnsafePointer<Double>, _ factors: UnsafePointer<Double>,
  _ vector: UnsafeMutablePointer<Double>, _ count: Int, _ length: Int
) {
  var (a, number) = (unsafe lines, 0)
  while number &+ 4 <= count {
    let (b, c, d) = unsafe (a + length, a + 2 &* length, a + 3 &* length)
    let (f, g) = unsafe (factors[number], factors[number &+ 1])
    let (h, i) = unsafe (factors[number &+ 2], factors[number &+ 3])
    var k = 0
    while k &+ 4 <= length {
      let ab = unsafe f * Four(loading: a + k).values + g * Four(loading: b + k).values
      let cd = unsafe h * Four(loading: c + k).values + i * Four(loading: d + k).values
      unsafe Four(Four(loading: vector + k).values + (ab + cd)).store(at: vector + k)
      k &+= 4
    }
    while k < length {
      unsafe vector[k] += (f * a[k] + g * b[k]) + (h * c[k] + i * d[k])
      k &+= 1
    }
    unsafe a += 4 &* length
    number &+= 4
  }
  if number &+ 2 <= count {
    let (b, f, g) = unsafe (a + length, factors[number], factors[number &+ 1])
    var k = 0
    while k &+ 4 <= length {
      let ab = unsafe f * Four(loading: a + k).values + g * Four(loading: b + k).values
      unsafe Four(Four(loading: vector + k).values + ab).store(at: vector + k)
      k &+= 4
    }
    while k < length {
      unsafe vector[k] += f * a[k] + g * b[k]
      k &+= 1
    }
    unsafe a += 2 &* length
    number &+= 2
  }
  if number < count { unsafe addLineKernel(a, factors[number], vector, length) }
}

/// Adds to each line the vector, times the step and the line's factor: the outer product.
@inline(__always) @c(lescope_add_outer_product)
func addOuterProductKernel(
  _ lines: UnsafeMutablePointer<Double>, _ step: Double, _ factors: UnsafePointer<Double>,
  _ vector: UnsafePointer<Double>, _ count: Int, _ length: Int
) {
  var line = unsafe lines
  for number in 0..<count {
    unsafe addLineKernel(vector, step * factors[number], line, length)
    unsafe line += length
  }
}

/// Adds a line, times its factor, to a vector.
@unsafe @inline(__always)
private func addLineKernel(
  _ line: UnsafePointer<Double>, _ factor: Double, _ vector: UnsafeMutablePointer<Double>,
  _ length: Int
) {
  var k = 0
  while k &+ 4 <= length {
    let sum = unsafe Four(loading: vector + k).values + factor * Four(loading: line + k).values
    unsafe Four(sum).store(at: vector + k)
    k &+= 4
  }
  while k < length {
    unsafe vector[k] += factor * line[k]
    k &+= 1
  }
}
