/// The weight matrix W of one layer inside the network's flat weight storage.
///
/// Rows belong to the layer's neurons, columns to its inputs. The longer side is contiguous, a
/// line: rows where there are at least as many inputs as neurons, columns otherwise. That keeps
/// every inner loop long, which is worth a factor of two on small networks. A handful of weights
/// is too few for lines, and taken one by one; a single weight, as between the neurons of a chain,
/// on the spot. All other cases are kept out of line, so that a chain does not pay for them.
struct Connection: Equatable, Sendable {
  /// The number of rows of W.
  let neurons: Int
  /// The number of columns of W.
  let inputs: Int
  /// Where the matrix starts in the flat storage.
  let start: Int
  let layout: Layout

  enum Layout { case handful, rows, columns }

  /// - Parameter isShared: whether rows belong to several neurons each, and stay rows then.
  init(neurons: Int, inputs: Int, start: Int, isShared: Bool = false) {
    (self.neurons, self.inputs, self.start) = (neurons, inputs, start)
    layout =
      neurons * inputs < 32 ? .handful : inputs >= neurons || isShared ? .rows : .columns
  }

  private var isSingle: Bool { neurons == 1 && inputs == 1 }

  /// The place of the weight from input `input` to neuron `neuron` in the flat storage.
  @inline(always)
  func index(neuron: Int, input: Int) -> Int {
    layout == .columns ? start + input * neurons + neuron : start + neuron * inputs + input
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
    if isSingle {
      current[first] = biases[first] + weights[start] * below[belowStart]
    } else {
      projectMatrix(weights, biases, below: below, from: belowStart, to: &current, at: first)
    }
  }

  @inline(never)
  private func projectMatrix(
    _ weights: Span<Double>, _ biases: Span<Double>, below: Span<Double>, from belowStart: Int,
    to current: inout MutableSpan<Double>, at first: Int
  ) {
    switch layout {
    case .handful:
      var place = start
      for j in 0..<neurons {
        var sum = biases[first &+ j]
        for k in 0..<inputs {
          sum += weights[place] * below[belowStart &+ k]
          place &+= 1
        }
        current[first &+ j] = sum
      }
    case .rows:
      var place = start
      for j in first..<first + neurons {
        current[j] = biases[j] + dot(weights, place, below, belowStart, count: inputs)
        place &+= inputs
      }
    case .columns:
      let end = first + neurons
      precondition(first >= 0 && end <= biases.count && end <= current.count)
      for j in first..<end { current[j] = biases[j] }
      addLines(inputs, weights, times: below, from: belowStart, to: &current, at: first)
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
    if isSingle {
      // Like any sum, this one begins with 0, and so is never −0.
      below[belowStart] = 0 + weights[start] * mismatch[first]
    } else {
      projectMatrixBack(weights, mismatch, from: first, to: &below, at: belowStart)
    }
  }

  @inline(never)
  private func projectMatrixBack(
    _ weights: Span<Double>, _ mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int
  ) {
    switch layout {
    case .handful:
      for k in 0..<inputs {
        var sum = 0.0
        var place = start &+ k
        for j in 0..<neurons {
          sum += weights[place] * mismatch[first &+ j]
          place &+= inputs
        }
        below[belowStart &+ k] = sum
      }
    case .rows:
      let end = belowStart + inputs
      precondition(belowStart >= 0 && end <= below.count)
      for k in belowStart..<end { below[k] = 0 }
      addLines(neurons, weights, times: mismatch, from: first, to: &below, at: belowStart)
    case .columns:
      var place = start
      for k in belowStart..<belowStart + inputs {
        below[k] = dot(weights, place, mismatch, first, count: neurons)
        place &+= neurons
      }
    }
  }

  /// Hebbian-like plasticity W ← W + step·e·rᵀ (Haider et al. 2021, Eq. 5 at equilibrium).
  @inline(always)
  func learn(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int
  ) {
    if isSingle {
      weights[start] += step * error[first] * below[belowStart]
    } else {
      learnMatrix(&weights, step: step, error: error, from: first, below: below, from: belowStart)
    }
  }

  @inline(never)
  private func learnMatrix(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int
  ) {
    var place = start
    switch layout {
    case .handful:
      for j in 0..<neurons {
        let factor = step * error[first &+ j]
        for k in 0..<inputs {
          weights[place] += factor * below[belowStart &+ k]
          place &+= 1
        }
      }
    case .rows:
      for j in first..<first + neurons {
        add(below, belowStart, times: step * error[j], to: &weights, at: place, count: inputs)
        place &+= inputs
      }
    case .columns:
      for k in belowStart..<belowStart + inputs {
        add(error, first, times: step * below[k], to: &weights, at: place, count: neurons)
        place &+= neurons
      }
    }
  }

  /// Adds the `number` lines of W, each times its factor, to `sum`; four at a time, so that `sum`
  /// is read and written a quarter as often.
  @inline(always)
  private func addLines(
    _ number: Int, _ weights: Span<Double>, times factors: Span<Double>, from firstFactor: Int,
    to sum: inout MutableSpan<Double>, at first: Int
  ) {
    let length = max(neurons, inputs)
    var place = start
    var next = firstFactor
    let end = firstFactor + number
    while end &- next >= 4 {
      add(
        weights, place, place &+ length, place &+ 2 &* length, place &+ 3 &* length,
        times: factors[next], factors[next &+ 1], factors[next &+ 2], factors[next &+ 3],
        to: &sum, at: first, count: length)
      place &+= 4 &* length
      next &+= 4
    }
    if end &- next >= 2 {
      add(
        weights, place, place &+ length, times: factors[next], factors[next &+ 1],
        to: &sum, at: first, count: length)
      place &+= 2 &* length
      next &+= 2
    }
    if next < end {
      add(weights, place, times: factors[next], to: &sum, at: first, count: length)
    }
  }
}
