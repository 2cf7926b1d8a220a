package import Formats
import Presets

extension Expression {
  /// Understands a formula.
  ///
  /// - Throws: what is wrong with it, and what was probably meant.
  package init(_ text: String) throws(Fault) {
    var parser = ExpressionParser(text)
    root = try parser.whole()
    self.text = text
  }
}

/// Reads a formula by precedence climbing.
private struct ExpressionParser {
  private enum Token: Equatable {
    case number(Double)
    case name(String)
    case sign(String)
    case end
  }

  private let text: String
  private var rest: Substring.UnicodeScalarView
  private var next = Token.end
  /// Nested deeper than anybody writes; the stack is not endless.
  private var depth = 0
  /// How many signs have joined two numbers; a long formula is as deep as it is long.
  private var joints = 0

  private static let mostDepth = 50
  private static let mostJoints = 200

  init(_ text: String) {
    self.text = text
    rest = text[...].unicodeScalars
  }

  mutating func whole() throws(Fault) -> Expression.Node {
    try advance()
    let node = try expression(above: 0)
    guard next == .end else { throw unexpected }
    return node
  }

  private var unexpected: Fault {
    switch next {
    case .end: Fault("\(quoted) ends too early")
    case .number(let number): Fault("\(quoted): \(JSON.number(number).compact) is one too many")
    case .name(let name): Fault("\(quoted): \(name) is one too many")
    case .sign(let sign): Fault("\(quoted): \(sign) stands where a number or a name must")
    }
  }

  private var quoted: String { JSON.text(text).inWords }

  private mutating func expression(above rank: Int) throws(Fault) -> Expression.Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.mostDepth { throw Fault("\(quoted) is nested too deeply") }
    var left = try operand()
    while let sign = binary, sign.rank > rank {
      try advance()
      // Powers bind to the right: 2^3^2 is 2^9.
      let right = try expression(above: sign == .power ? sign.rank - 1 : sign.rank)
      joints += 1
      if joints > Self.mostJoints {
        throw Fault("\(quoted) has more than \(Self.mostJoints) signs; a formula must be shorter")
      }
      left = .pair(sign, left, right)
    }
    return left
  }

  private var binary: Expression.Operator? {
    switch next {
    case .sign(let word), .name(let word): Expression.Operator(rawValue: word)
    case .number, .end: nil
    }
  }

  private mutating func operand() throws(Fault) -> Expression.Node {
    let token = next
    switch token {
    case .number(let number):
      try advance()
      return .number(number)
    case .sign("-"):
      try advance()
      return .negative(try expression(above: Expression.Operator.times.rank))
    case .sign("("):
      try advance()
      let node = try expression(above: 0)
      try take(")")
      return node
    case .name(let name) where binary == nil:
      try advance()
      return next == .sign("(") ? try call(name) : .quantity(try quantity(name))
    case .name, .sign, .end: throw unexpected
    }
  }

  private func quantity(_ name: String) throws(Fault) -> Quantity {
    if let quantity = Quantity(named: name) { return quantity }
    if TraceSignal(named: name) != nil {
      let readings = SignalReading.allCases.map(\.rawValue).joined(", ", last: " or ")
      throw Fault("\(quoted): \(name) is a signal over time; take \(readings) of it")
    }
    let meant = Spelling.nearest(to: name, in: Quantity.names(like: name))
    throw Fault(
      "\(quoted): there is no \(name); "
        + (meant.map { "did you mean \($0)?" }
          ?? "it must be a parameter, or \(Quantity.names.joined(", ", last: " or "))"))
  }

  private mutating func call(_ name: String) throws(Fault) -> Expression.Node {
    try take("(")
    if let reading = SignalReading(rawValue: name) {
      guard case .name(let word) = next, let signal = TraceSignal(named: word) else {
        throw Fault("\(quoted): \(name) needs a signal, such as \(name)(r.twin.1)")
      }
      try advance()
      var place: Expression.Node?
      if reading.needsPlace {
        try take(",")
        place = try expression(above: 0)
      }
      try take(")")
      return .reading(reading, signal, place)
    }
    guard let function = Expression.Function(rawValue: name) else {
      let known =
        Expression.Function.allCases.map(\.rawValue) + SignalReading.allCases.map(\.rawValue)
      throw Fault(
        "\(quoted): there is no \(name)(); "
          + (Spelling.nearest(to: name, in: known).map { "did you mean \($0)()?" }
            ?? "it must be \(known.joined(", ", last: " or "))"))
    }
    var nodes = [try expression(above: 0)]
    while nodes.count < function.arguments {
      try take(",")
      nodes.append(try expression(above: 0))
    }
    try take(")")
    return .call(function, nodes)
  }

  private mutating func take(_ sign: String) throws(Fault) {
    guard next == .sign(sign) else { throw Fault("\(quoted): a \(sign) is missing") }
    try advance()
  }

  private mutating func advance() throws(Fault) {
    while rest.first == " " { rest.removeFirst() }
    guard let first = rest.first else {
      next = .end
      return
    }
    if first.properties.isAlphabetic && first.isASCII {
      // Names hold digits and dots: lag.twin.4.
      next = .name(taken { $0.isASCII && ($0.properties.isAlphabetic || Self.isInner($0)) })
    } else if Self.isDigit(first) || first == "." {
      let digits = taken { Self.isDigit($0) || $0 == "." }
      guard let number = Double(digits), number.isFinite else {
        throw Fault("\(quoted): \(digits) is not a number")
      }
      next = .number(number)
    } else if first == "<" || first == ">" {
      next = .sign(taken { $0 == "<" || $0 == ">" || $0 == "=" })
    } else {
      rest.removeFirst()
      next = .sign(String(Character(first)))
    }
  }

  private mutating func taken(_ belongs: (Unicode.Scalar) -> Bool) -> String {
    let word = rest.prefix(while: belongs)
    rest = rest.dropFirst(word.count)
    return String(Substring(word))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isInner(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar == "_"
  }
}
