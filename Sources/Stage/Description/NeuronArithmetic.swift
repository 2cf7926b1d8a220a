package import LatentEquilibrium
package import Terminal

/// What a step did to a neuron, written down as sums and products of numbers.
package struct NeuronArithmetic {
  private let step: NeuronStep
  private let scheme: Scheme
  /// How many digits of a number count.
  private let digits: Int
  private let glyphs: GlyphSet

  package init(_ step: NeuronStep, _ scheme: Scheme, digits: Int, _ glyphs: GlyphSet) {
    self.step = step
    self.scheme = scheme
    self.digits = digits
    self.glyphs = glyphs
  }

  /// All equations in the order in which they are worked out.
  ///
  /// - Parameter columns: how wide the sum of the inputs may be.
  package func equations(columns: Int) -> [Equation] {
    let (u, i, p, e) = (
      step.membranePotential, step.synapticInput, step.prospectivePotential, step.error
    )
    let drive = step.gamma == 1 ? [i, e] : [i, step.gamma * e]
    let input = number(i)
    var equations = [
      Equation(
        symbol: "i", rule: "Σ w·\(ratesBelow) + b",
        numbers: terms(columns: columns - 7 - glyphs.columns(of: input)), result: input,
        rank: 0),
      Equation(
        symbol: "u′", rule: step.gamma == 1 ? "(−u + i + e)/τm" : "(−u + i + γe)/τm",
        numbers: "(\(sum([-u] + drive)))/\(number(step.tauM))",
        result: number(step.derivative), rank: 1),
      lookahead(u, p),
      Equation(
        symbol: "r", rule: "", numbers: step.activation.words(number(p)),
        result: number(step.rate), rank: 1),
    ]
    equations.append(
      Equation(
        symbol: "new u", rule: step.integrator == .euler ? "u + dt·u′" : "u + τm(1−exp(−dt/τm))·u′",
        numbers: "\(number(u)) + \(number(step.reach))·\(factor(step.derivative))",
        result: number(step.nextMembranePotential), rank: 2))
    equations.append(newError)
    if let strongest = strongestChange {
      equations.append(
        Equation(
          symbol: "dw\(strongest + 1)", rule: "dt·η·e·r",
          numbers: "\(number(step.dt))·\(number(step.learningRate))"
            + "·\(factor(step.nextError))·\(factor(step.ratesBelow[strongest]))",
          result: number(step.weightChanges[strongest]), rank: 3))
    }
    return equations
  }

  private func lookahead(_ u: Double, _ p: Double) -> Equation {
    guard let adaptation = step.adaptation else {
      return Equation(
        symbol: "p", rule: "u + τr·u′",
        numbers: "\(sum([u])) + \(number(step.tauR))·\(factor(step.derivative))",
        result: number(p), rank: 1)
    }
    return Equation(
      symbol: "p", rule: "u + τr·(new u − c)/τc",
      numbers: "\(sum([u])) + \(number(step.tauR))"
        + "·(\(sum([step.nextMembranePotential, -adaptation])))/\(number(step.adaptationTime))",
      result: number(p), rank: 1)
  }

  private var newError: Equation {
    let asked =
      step.isOutput
      ? "φ′·β(target − \(scheme == .equilibrium ? "r" : "old r"))"
      : step.errorMemory == nil ? "φ′·Σ w·m of above" : "φ′·Σ w·e of above"
    let product = "\(number(step.slope))·\(factor(step.handedDown))"
    guard let memory = step.errorMemory else {
      return Equation(
        symbol: "new e", rule: asked, numbers: product, result: number(step.nextError), rank: 2)
    }
    return Equation(
      symbol: "new e", rule: "v + τm·(\(asked) − v)/τr",
      numbers: "\(number(memory)) + \(number(step.tauM))·(\(product)\(signed(-memory)))"
        + "/\(number(step.tauR))",
      result: number(step.nextError), rank: 2)
  }

  /// The rates that the input is made of.
  private var ratesBelow: String {
    if step.isFirst { return "stimulus" }
    return switch scheme {
    case .synchronous: "old r"
    case .gaussSeidel, .equilibrium: "new r"
    }
  }

  /// The largest terms of the input, then what the others come to, then the bias.
  private func terms(columns: Int) -> String {
    let products = zip(step.weights, step.ratesBelow).map { $0 * $1 }
    let order = products.indices.sorted { abs(products[$0]) > abs(products[$1]) }
    let bias = signed(step.bias)
    var text = ""
    for (count, index) in order.enumerated() {
      let weight = step.weights[index]
      let sign = Sign(weight) == .negative ? "−" : "+"
      let term = "\(number(abs(weight)))·\(factor(step.ratesBelow[index]))"
      let longer = count > 0 ? "\(text) \(sign) \(term)" : sign == "−" ? sign + term : term
      let others = order[(count + 1)...].map { products[$0] }
      let compact = (longer + rest(of: others) + bias).replacing(" ", with: "")
      if glyphs.columns(of: compact) > columns {
        let left = order[count...].map { products[$0] }
        let all = "\(number(left.reduce(0, +))) (\(left.count) terms)"
        return (count > 0 ? text + rest(of: left) : all) + bias
      }
      text = longer
    }
    return text + bias
  }

  private func rest(of products: [Double]) -> String {
    products.isEmpty ? "" : "\(signed(products.reduce(0, +))) (\(products.count) more)"
  }

  /// The input whose weight learning changed the most.
  private var strongestChange: Int? {
    let changes = step.weightChanges
    guard step.learningRate != 0 else { return nil }
    return changes.indices.max { abs(changes[$0]) < abs(changes[$1]) }
  }

  /// "0.1 − 0.2 + 0".
  private func sum(_ values: [Double]) -> String {
    values.dropFirst().reduce(number(values[0])) { $0 + signed($1) }
  }

  /// " + 0.2" or " − 0.2".
  private func signed(_ value: Double) -> String {
    Sign(value) == .negative ? " − \(number(-value))" : " + \(number(value))"
  }

  /// A number after a multiplication sign.
  private func factor(_ value: Double) -> String {
    Sign(value) == .negative ? "(\(number(value)))" : number(value)
  }

  private func number(_ value: Double) -> String {
    switch Sign(value) {
    case .zero: "0"
    case .positive: Number.significant(value, digits: digits)
    case .negative: "−" + Number.significant(-value, digits: digits)
    }
  }
}

extension Activation {
  /// The function with its argument put in.
  fileprivate func words(_ argument: String) -> String {
    switch self {
    case .linear: "p (linear)"
    case .tanh: "tanh(\(argument))"
    case .sigmoid: "1/(1 + exp(−(\(argument))))"
    case .relu: "max(0, \(argument))"
    case .softplus: "ln(1 + exp(\(argument)))"
    case .hardSigmoid: "\(argument) clipped to 0…1"
    }
  }
}
