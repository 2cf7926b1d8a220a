/// The weight matrix W of one layer inside the network's flat weight storage.
///
/// Rows belong to the layer's neurons, columns to its inputs. The longer side is contiguous, a
/// line: rows where there are at least as many inputs as neurons, columns otherwise. That keeps
/// every inner loop long, which is worth a factor of two on small networks. What fits is said once
/// before each loop, and lines are taken off the front of the rest: so no loop checks a bound.
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

  /// Whether there are so few weights that finding lines would cost more than it saves.
  private var isSmall: Bool { neurons &* inputs < 32 }

  /// The place of the weight from input `input` to neuron `neuron` in the flat storage.
  @inline(always)
  func index(neuron: Int, input: Int) -> Int {
    isStoredByRows
      ? start &+ neuron &* inputs &+ input : start &+ input &* neurons &+ neuron
  }

  /// The synaptic input i = W·r + b.
  ///
  /// - Parameters:
  ///   - below: the rates r, read from number `belowStart` on.
  ///   - current: receives i from number `first` on.
  @inline(always)
  func project(
    _ weights: Span<Double>, _ biases: Span<Double>, below: Span<Double>, from belowStart: Int,
    to current: inout MutableSpan<Double>, at first: Int
  ) {
    if isSmall {
      for j in 0..<neurons {
        var sum = biases[first &+ j]
        for k in 0..<inputs {
          sum += weights[index(neuron: j, input: k)] * below[belowStart &+ k]
        }
        current[first &+ j] = sum
      }
      return
    }
    let below = below.extracting(belowStart..<belowStart + inputs)
    if isStoredByRows {
      var rows = weights.extracting(start..<start + count)
      for j in first..<first + neurons {
        current[j] = biases[j] + dot(rows.extracting(first: inputs), below)
        rows = rows.extracting(droppingFirst: inputs)
      }
    } else {
      let biases = biases.extracting(first..<first + neurons)
      precondition(first >= 0 && neurons <= current.count &- first)
      for j in biases.indices { current[first &+ j] = biases[j] }
      addLines(weights, times: below, to: &current, at: first)
    }
  }

  /// The transposed product Wᵀ·m that carries mismatches down.
  ///
  /// - Parameters:
  ///   - mismatch: m, read from number `first` on.
  ///   - below: receives Wᵀ·m from number `belowStart` on.
  @inline(always)
  func projectBack(
    _ weights: Span<Double>, _ mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int
  ) {
    if isSmall {
      for k in 0..<inputs {
        var sum = 0.0
        for j in 0..<neurons {
          sum += weights[index(neuron: j, input: k)] * mismatch[first &+ j]
        }
        below[belowStart &+ k] = sum
      }
      return
    }
    let mismatch = mismatch.extracting(first..<first + neurons)
    if isStoredByRows {
      precondition(belowStart >= 0 && inputs <= below.count &- belowStart)
      for k in 0..<inputs { below[belowStart &+ k] = 0 }
      addLines(weights, times: mismatch, to: &below, at: belowStart)
    } else {
      var columns = weights.extracting(start..<start + count)
      for k in belowStart..<belowStart + inputs {
        below[k] = dot(columns.extracting(first: neurons), mismatch)
        columns = columns.extracting(droppingFirst: neurons)
      }
    }
  }

  /// Hebbian-like plasticity W ← W + step·e·rᵀ (Haider et al. 2021, Eq. 5 at equilibrium).
  @inline(always)
  func learn(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int
  ) {
    if isSmall {
      for j in 0..<neurons {
        for k in 0..<inputs {
          weights[index(neuron: j, input: k)] += step * error[first &+ j] * below[belowStart &+ k]
        }
      }
      return
    }
    let error = error.extracting(first..<first + neurons)
    let below = below.extracting(belowStart..<belowStart + inputs)
    let (short, long) = isStoredByRows ? (error, below) : (below, error)
    precondition(start >= 0 && count <= weights.count &- start)
    var offset = start
    for line in short.indices {
      let factor = step * short[line]
      for k in long.indices { weights[offset &+ k] += factor * long[k] }
      offset &+= long.count
    }
  }

  /// Adds the lines of W, each times its factor, to `sum`; four at a time, so that `sum` is read
  /// and written a quarter as often.
  @inline(always)
  private func addLines(
    _ weights: Span<Double>, times factors: Span<Double>, to sum: inout MutableSpan<Double>,
    at first: Int
  ) {
    let length = max(neurons, inputs)
    precondition(first >= 0 && length <= sum.count &- first)
    var lines = weights.extracting(start..<start + count)
    var factors = factors
    while factors.count >= 4 {
      let (a, b, c, d) = (factors[0], factors[1], factors[2], factors[3])
      let lineA = lines.extracting(0..<length)
      let lineB = lines.extracting(length..<2 * length)
      let lineC = lines.extracting(2 * length..<3 * length)
      let lineD = lines.extracting(3 * length..<4 * length)
      for k in 0..<length {
        sum[first &+ k] += (a * lineA[k] + b * lineB[k]) + (c * lineC[k] + d * lineD[k])
      }
      factors = factors.extracting(droppingFirst: 4)
      lines = lines.extracting(droppingFirst: 4 * length)
    }
    if factors.count >= 2 {
      let (a, b) = (factors[0], factors[1])
      let lineA = lines.extracting(0..<length)
      let lineB = lines.extracting(length..<2 * length)
      for k in 0..<length { sum[first &+ k] += a * lineA[k] + b * lineB[k] }
      factors = factors.extracting(droppingFirst: 2)
      lines = lines.extracting(droppingFirst: 2 * length)
    }
    if factors.count == 1 {
      let factor = factors[0]
      for k in lines.indices { sum[first &+ k] += factor * lines[k] }
    }
  }
}

/// The inner product of two vectors, summed in eight interleaved lanes.
///
/// One running sum would leave the processor waiting for each addition in turn; eight keep it busy
/// and give the same bits on every machine, whatever its instruction set.
@inline(always)
func dot(_ a: Span<Double>, _ b: Span<Double>) -> Double {
  precondition(a.count == b.count)
  var (a, b) = (a, b)
  var lanes = SIMD8<Double>.zero
  while a.count >= 8 && b.count >= 8 {
    let (eightOfA, eightOfB) = (a.extracting(first: 8), b.extracting(first: 8))
    for k in 0..<8 { lanes[k] += eightOfA[k] * eightOfB[k] }
    (a, b) = (a.extracting(droppingFirst: 8), b.extracting(droppingFirst: 8))
  }
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  var sum = two.x + two.y
  for k in a.indices { sum += a[k] * b[k] }
  return sum
}
