import Arithmetic
package import Presets

/// A number worked out from a preset and from what its run did, written as in
/// `1000 * atan(2 * pi * stimulus.frequency * tau_m / 1000) / (2 * pi * stimulus.frequency)`.
///
/// Lessons state their answers so: computed from the run, never typed in. Comparisons and `and`, `or`
/// give 1 for yes and 0 for no.
package struct Expression: Equatable, Sendable {
  /// As it was written.
  package let text: String
  let root: Node

  indirect enum Node: Equatable, Sendable {
    case number(Double)
    case quantity(Quantity)
    /// What is read off a signal, at a place where it needs one.
    case reading(SignalReading, TraceSignal, Node?)
    case negative(Node)
    case pair(Operator, Node, Node)
    case call(Function, [Node])
  }

  enum Operator: String, CaseIterable, Sendable {
    case or, and
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"

    /// How tightly it binds.
    var rank: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
      case .plus, .minus: 4
      case .times, .over: 5
      case .power: 6
      }
    }

    func applied(_ a: Double, _ b: Double) -> Double {
      switch self {
      case .or: a != 0 || b != 0 ? 1 : 0
      case .and: a != 0 && b != 0 ? 1 : 0
      case .less: a < b ? 1 : 0
      case .lessOrEqual: a <= b ? 1 : 0
      case .greater: a > b ? 1 : 0
      case .greaterOrEqual: a >= b ? 1 : 0
      case .plus: a + b
      case .minus: a - b
      case .times: a * b
      case .over: a / b
      case .power: Double.pow(a, b)
      }
    }
  }

  enum Function: String, CaseIterable, Sendable {
    case abs, sqrt, exp, log, sin, cos, atan, min, max, round

    var arguments: Int { self == .min || self == .max ? 2 : 1 }

    func applied(_ values: [Double]) -> Double {
      let x = values[0]
      switch self {
      case .abs: return x.magnitude
      case .sqrt: return x.squareRoot()
      case .exp: return Double.exp(x)
      case .log: return Double.log(x)
      case .sin: return Double.sin(x)
      case .cos: return Double.cos(x)
      case .atan: return Double.atan(x)
      case .round: return x.rounded()
      // Both hand on what is not a number.
      case .min: return x.isNaN || x < values[1] ? x : values[1]
      case .max: return x.isNaN || x > values[1] ? x : values[1]
      }
    }
  }

  /// Its value; not a number where something that it names could not be measured.
  package func value(in measurements: some Measured) -> Double {
    Self.value(of: root, in: measurements)
  }

  private static func value(of node: Node, in measurements: some Measured) -> Double {
    switch node {
    case .number(let number): return number
    case .quantity(let quantity): return measurements.value(of: quantity) ?? .nan
    case .reading(let reading, let signal, let place):
      let place = place.map { value(of: $0, in: measurements) }
      return measurements.value(of: reading, signal, at: place) ?? .nan
    case .negative(let node): return -value(of: node, in: measurements)
    case .pair(let sign, let a, let b):
      let (a, b) = (value(of: a, in: measurements), value(of: b, in: measurements))
      // A comparison with what is not known is neither true nor false.
      return a.isNaN || b.isNaN ? .nan : sign.applied(a, b)
    case .call(let function, let nodes):
      return function.applied(nodes.map { value(of: $0, in: measurements) })
    }
  }

  /// Whether it is known only after the run.
  package var needsRun: Bool { firstMeasurement != nil }

  /// The first name in it that is known only after the run.
  package var firstMeasurement: String? { Self.firstMeasurement(in: root) }

  private static func firstMeasurement(in node: Node) -> String? {
    switch node {
    case .number: nil
    case .quantity(let quantity): quantity.isMeasured ? quantity.name : nil
    case .reading(let reading, let signal, _): "\(reading)(\(signal.name))"
    case .negative(let node): firstMeasurement(in: node)
    case .pair(_, let a, let b): firstMeasurement(in: a) ?? firstMeasurement(in: b)
    case .call(_, let nodes): nodes.lazy.compactMap(firstMeasurement).first
    }
  }

  /// The first unit in it that only a run can tell of: its layer and its number in there, both
  /// counted from 0; nil where it names none.
  package var unit: (layer: Int, neuron: Int)? { Self.unit(in: root) }

  private static func unit(in node: Node) -> (layer: Int, neuron: Int)? {
    switch node {
    case .quantity(.layer(_, _, let layer)) where firstMeasurement(in: node) != nil: (layer, 0)
    case .reading(_, .neuron(_, _, let layer, let neuron), _): (layer, neuron)
    case .number, .quantity, .reading: nil
    case .negative(let node): unit(in: node)
    case .pair(_, let a, let b): unit(in: a) ?? unit(in: b)
    case .call(_, let nodes): nodes.lazy.compactMap(unit).first
    }
  }

  /// What is wrong with it for an experiment of this preset: a layer that is not there.
  package func fault(in preset: Preset) -> String? { Self.fault(of: root, in: preset) }

  private static func fault(of node: Node, in preset: Preset) -> String? {
    switch node {
    case .number: nil
    case .quantity(let quantity): quantity.fault(in: preset)
    case .reading(_, let signal, let place):
      signal.fault(in: preset) ?? place.flatMap { fault(of: $0, in: preset) }
    case .negative(let node): fault(of: node, in: preset)
    case .pair(_, let a, let b): fault(of: a, in: preset) ?? fault(of: b, in: preset)
    case .call(_, let nodes): nodes.lazy.compactMap { fault(of: $0, in: preset) }.first
    }
  }
}
