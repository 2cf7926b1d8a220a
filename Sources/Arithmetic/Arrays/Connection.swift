/// The weight matrix W of one layer inside the network's flat weight storage.
///
/// Rows belong to the layer's neurons, columns to its inputs. The longer side is contiguous, a
/// line: rows where there are at least as many inputs as neurons, columns otherwise. That keeps
/// every inner loop long, which is worth a factor of two on small networks. A handful of weights
/// is too few for lines, and taken one by one.
package struct Connection: Equatable, Sendable {
  /// The number of rows of W.
  package let neurons: Int
  /// The number of columns of W.
  package let inputs: Int
  /// Where the matrix starts in the flat storage.
  package let start: Int
  package let layout: Layout

  package enum Layout: Sendable { case handful, rows, columns }

  /// - Parameter isShared: whether rows belong to several neurons each, and stay rows then.
  package init(neurons: Int, inputs: Int, start: Int, isShared: Bool = false) {
    self.init(
      neurons: neurons, inputs: inputs, start: start,
      layout: neurons * inputs < 32 ? .handful : inputs >= neurons || isShared ? .rows : .columns)
  }

  package init(neurons: Int, inputs: Int, start: Int, layout: Layout) {
    (self.neurons, self.inputs, self.start) = (neurons, inputs, start)
    self.layout = layout
  }

  private var isSingle: Bool { neurons == 1 && inputs == 1 }

  /// The place of the weight from input `input` to neuron `neuron` in the flat storage.
  package func index(neuron: Int, input: Int) -> Int {
    layout == .columns ? start + input * neurons + neuron : start + neuron * inputs + input
  }
}

// A handful of weights, row after row; a single one without loops, so that a chain does not pay for what
// matrices need. Every pointer is to the first number that is meant.
@unsafe extension Connection {
  @inline(__always)
  func projectHandful(
    _ weights: UnsafePointer<Double>, _ biases: UnsafePointer<Double>,
    _ rates: UnsafePointer<Double>, to current: UnsafeMutablePointer<Double>
  ) {
    if isSingle {
      unsafe current[0] = biases[0] + weights[0] * rates[0]
      return
    }
    var row = unsafe weights
    for j in 0..<neurons {
      var sum = unsafe biases[j]
      for k in 0..<inputs { unsafe sum += row[k] * rates[k] }
      unsafe current[j] = sum
      unsafe row += inputs
    }
  }

  @inline(__always)
  func projectHandfulBack(
    _ weights: UnsafePointer<Double>, _ mismatches: UnsafePointer<Double>,
    to below: UnsafeMutablePointer<Double>
  ) {
    if isSingle {
      // Like any sum, this one begins with 0, and so is never −0.
      unsafe below[0] = 0 + weights[0] * mismatches[0]
      return
    }
    for k in 0..<inputs {
      var (sum, weight) = unsafe (0.0, weights + k)
      for j in 0..<neurons {
        unsafe sum += weight.pointee * mismatches[j]
        unsafe weight += inputs
      }
      unsafe below[k] = sum
    }
  }

  @inline(__always)
  func learnHandful(
    _ weights: UnsafeMutablePointer<Double>, step: Double, _ errors: UnsafePointer<Double>,
    _ rates: UnsafePointer<Double>
  ) {
    if isSingle {
      unsafe weights[0] += step * errors[0] * rates[0]
      return
    }
    var row = unsafe weights
    for j in 0..<neurons {
      let factor = unsafe step * errors[j]
      for k in 0..<inputs { unsafe row[k] += factor * rates[k] }
      unsafe row += inputs
    }
  }
}
