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
    case .rows, .columns:
      let matrix = weights.extracting(places)
      let rates = below.extracting(belowStart..<belowStart + inputs)
      let end = first + neurons
      precondition(first >= 0 && end <= biases.count && end <= current.count)
      for j in first..<end { current[j] = biases[j] }
      if layout == .rows {
        addProduct(matrix, rates, to: &current, at: first, rows: neurons)
      } else {
        addTransposedProduct(matrix, rates, to: &current, at: first, columns: neurons)
      }
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
    case .rows, .columns:
      let matrix = weights.extracting(places)
      let mismatches = mismatch.extracting(first..<first + neurons)
      let end = belowStart + inputs
      precondition(belowStart >= 0 && end <= below.count)
      for k in belowStart..<end { below[k] = 0 }
      if layout == .rows {
        addTransposedProduct(matrix, mismatches, to: &below, at: belowStart, columns: inputs)
      } else {
        addProduct(matrix, mismatches, to: &below, at: belowStart, rows: inputs)
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
    switch layout {
    case .handful:
      var place = start
      for j in 0..<neurons {
        let factor = step * error[first &+ j]
        for k in 0..<inputs {
          weights[place] += factor * below[belowStart &+ k]
          place &+= 1
        }
      }
    case .rows, .columns:
      let errors = error.extracting(first..<first + neurons)
      let rates = below.extracting(belowStart..<belowStart + inputs)
      if layout == .rows {
        addOuterProduct(to: &weights, at: start, step: step, errors, rates)
      } else {
        addOuterProduct(to: &weights, at: start, step: step, rates, errors)
      }
    }
  }

  /// Where in the flat storage the matrix is.
  private var places: Range<Int> { start..<start + neurons * inputs }
}
