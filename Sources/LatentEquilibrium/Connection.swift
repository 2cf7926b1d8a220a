/// The weight matrix W of one layer inside the network's flat weight storage.
///
/// Rows belong to the layer's neurons, columns to its inputs. The longer side is contiguous:
/// by rows where there are at least as many inputs as neurons, by columns otherwise. That keeps
/// every inner loop long, which is worth a factor of two on small networks.
struct Connection: Equatable, Sendable {
  /// The number of rows of W.
  let neurons: Int
  /// The number of columns of W.
  let inputs: Int
  /// Where the matrix starts in the flat storage.
  let start: Int

  var count: Int { neurons * inputs }

  /// Whether each row, a neuron's inputs, is contiguous.
  var isStoredByRows: Bool { inputs >= neurons }

  /// The place of the weight from input `input` to neuron `neuron` in the flat storage.
  func index(neuron: Int, input: Int) -> Int {
    isStoredByRows ? start + neuron * inputs + input : start + input * neurons + neuron
  }

  /// The synaptic input i = W·r + b.
  ///
  /// - Parameters:
  ///   - below: the rates r, read from number `belowStart` on.
  ///   - current: receives i from number `first` on.
  @inline(__always)
  func project(
    _ weights: Span<Double>, biases: Span<Double>,
    below: Span<Double>, from belowStart: Int, to current: inout MutableSpan<Double>, at first: Int
  ) {
    let biases = biases.extracting(first..<first + neurons)
    if isStoredByRows {
      let below = below.extracting(belowStart..<belowStart + inputs)
      var offset = start
      for j in 0..<neurons {
        let row = weights.extracting(offset..<offset + inputs)
        current[first &+ j] = biases[j] + dot(row, below)
        offset += inputs
      }
    } else {
      precondition(first >= 0 && first <= current.count && neurons <= current.count &- first)
      for j in 0..<neurons { current[first &+ j] = biases[j] }
      addColumns(
        weights, scaledBy: below, from: belowStart, rows: inputs, length: neurons,
        to: &current, at: first)
    }
  }

  /// The transposed product Wᵀ·m that carries mismatches down.
  ///
  /// - Parameters:
  ///   - mismatch: m, read from number `first` on.
  ///   - below: receives Wᵀ·m from number `belowStart` on.
  @inline(__always)
  func projectBack(
    _ weights: Span<Double>, mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int
  ) {
    if isStoredByRows {
      precondition(
        belowStart >= 0 && belowStart <= below.count && inputs <= below.count &- belowStart)
      for k in 0..<inputs { below[belowStart &+ k] = 0 }
      addColumns(
        weights, scaledBy: mismatch, from: first, rows: neurons, length: inputs,
        to: &below, at: belowStart)
    } else {
      let mismatch = mismatch.extracting(first..<first + neurons)
      var offset = start
      for k in 0..<inputs {
        let column = weights.extracting(offset..<offset + neurons)
        below[belowStart &+ k] = dot(column, mismatch)
        offset += neurons
      }
    }
  }

  /// Hebbian-like plasticity W ← W + step·e·rᵀ (Haider et al. 2021, Eq. 5 at equilibrium).
  @inline(__always)
  func learn(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int
  ) {
    let long = isStoredByRows ? below : error
    let short = isStoredByRows ? error : below
    let longStart = isStoredByRows ? belowStart : first
    let shortStart = isStoredByRows ? first : belowStart
    let length = max(neurons, inputs)
    precondition(start >= 0 && start <= weights.count && count <= weights.count &- start)
    let line = long.extracting(longStart..<longStart + length)
    var offset = start
    for row in 0..<min(neurons, inputs) {
      let factor = step * short[shortStart + row]
      for k in line.indices { weights[offset &+ k] += factor * line[k] }
      offset &+= length
    }
  }

  /// Adds the stored lines, each times its factor, to `sum`; four at a time, so that `sum` is read
  /// and written a quarter as often.
  @inline(__always)
  private func addColumns(
    _ weights: Span<Double>, scaledBy factors: Span<Double>, from factorStart: Int,
    rows: Int, length: Int, to sum: inout MutableSpan<Double>, at sumStart: Int
  ) {
    precondition(sumStart >= 0 && sumStart <= sum.count && length <= sum.count &- sumStart)
    var row = 0
    var offset = start
    while row + 4 <= rows {
      let line0 = weights.extracting(offset..<offset + length)
      let line1 = weights.extracting(offset + length..<offset + 2 * length)
      let line2 = weights.extracting(offset + 2 * length..<offset + 3 * length)
      let line3 = weights.extracting(offset + 3 * length..<offset + 4 * length)
      let factor0 = factors[factorStart + row]
      let factor1 = factors[factorStart + row + 1]
      let factor2 = factors[factorStart + row + 2]
      let factor3 = factors[factorStart + row + 3]
      for k in 0..<length {
        sum[sumStart &+ k] +=
          (factor0 * line0[k] + factor1 * line1[k]) + (factor2 * line2[k] + factor3 * line3[k])
      }
      row += 4
      offset += 4 * length
    }
    while row < rows {
      let line = weights.extracting(offset..<offset + length)
      let factor = factors[factorStart + row]
      for k in 0..<length { sum[sumStart &+ k] += factor * line[k] }
      row += 1
      offset += length
    }
  }
}

/// The inner product of two vectors, summed in eight interleaved lanes.
///
/// One running sum would leave the processor waiting for each addition in turn; eight keep it busy
/// and give the same bits on every machine, whatever its instruction set. Blocks of 32 share one
/// bounds check.
@inline(__always)
func dot(_ a: Span<Double>, _ b: Span<Double>) -> Double {
  precondition(a.count == b.count)
  var lanes = SIMD8<Double>.zero
  var start = 0
  while start &+ 32 <= a.count {
    let a = a.extracting(start..<start &+ 32)
    let b = b.extracting(start..<start &+ 32)
    for k in 0..<8 { lanes[k] += a[k] * b[k] }
    for k in 0..<8 { lanes[k] += a[8 &+ k] * b[8 &+ k] }
    for k in 0..<8 { lanes[k] += a[16 &+ k] * b[16 &+ k] }
    for k in 0..<8 { lanes[k] += a[24 &+ k] * b[24 &+ k] }
    start &+= 32
  }
  while start &+ 8 <= a.count {
    let a = a.extracting(start..<start &+ 8)
    let b = b.extracting(start..<start &+ 8)
    for k in 0..<8 { lanes[k] += a[k] * b[k] }
    start &+= 8
  }
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  var sum = two.x + two.y
  while start < a.count {
    sum += a[start] * b[start]
    start &+= 1
  }
  return sum
}
