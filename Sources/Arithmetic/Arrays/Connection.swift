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

  /// The place of the weight from input `input` to neuron `neuron` in the flat storage.
  package func index(neuron: Int, input: Int) -> Int {
    layout == .columns ? start + input * neurons + neuron : start + neuron * inputs + input
  }
}

// A handful of weights, row after row.
extension Connection {
  @inline(__always)
  func projectHandful(
    _ weights: Span<Double>, _ biases: Span<Double>, below: Span<Double>, from belowStart: Int,
    to current: inout MutableSpan<Double>, at first: Int
  ) {
    var place = start
    for j in 0..<neurons {
      var sum = biases[first &+ j]
      for k in 0..<inputs {
        sum += weights[place] * below[belowStart &+ k]
        place &+= 1
      }
      current[first &+ j] = sum
    }
  }

  @inline(__always)
  func projectHandfulBack(
    _ weights: Span<Double>, _ mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int
  ) {
    for k in 0..<inputs {
      var sum = 0.0
      var place = start &+ k
      for j in 0..<neurons {
        sum += weights[place] * mismatch[first &+ j]
        place &+= inputs
      }
      below[belowStart &+ k] = sum
    }
  }

  @inline(__always)
  func learnHandful(
    _ weights: inout MutableSpan<Double>, step: Double, error: Span<Double>, from first: Int,
    below: Span<Double>, from belowStart: Int
  ) {
    var place = start
    for j in 0..<neurons {
      let factor = step * error[first &+ j]
      for k in 0..<inputs {
        weights[place] += factor * below[belowStart &+ k]
        place &+= 1
      }
    }
  }
}
