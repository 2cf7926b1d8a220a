import LatentEquilibrium

/// The last rows of an experiment: stimulus, potentials, rates, errors and ideal rates over time.
///
/// A ring: when it is full the oldest row gives way. Each channel is contiguous, because charts read
/// one channel over many rows.
public struct Trace: Sendable {
  /// One recorded quantity.
  public enum Channel: Hashable, Sendable {
    /// An input of the network, counted from 0.
    case stimulus(Int)
    /// The target of an output neuron, counted from 0; not a number where there is none.
    case target(Int)
    /// A neuron's membrane potential u, its number counted over the whole network.
    case membranePotential(Member, Int)
    /// A neuron's rate r.
    case rate(Member, Int)
    /// A neuron's error e.
    case error(Member, Int)
    /// What a neuron's rate would be without time.
    case ideal(Member, Int)
  }

  /// How many rows fit.
  public let capacity: Int
  /// How many rows there are.
  public private(set) var count = 0
  private var next = 0
  private var times: [Double]
  private var values: [Double]
  private let inputs: Int
  private let outputs: Int
  private let neurons: Int
  /// Lets rows keep their number when older ones are lost.
  private var lost = 0

  /// An empty trace.
  ///
  /// - Parameters:
  ///   - preset: tells how many channels there are.
  ///   - budget: the memory to use, in bytes; at least 2,000 rows are kept whatever it is.
  public init(for preset: Preset, budget: Int = 12 << 20) {
    inputs = preset.inputs
    outputs = preset.layers.last?.neurons ?? 0
    neurons = preset.layers.reduce(0) { $0 + $1.neurons }
    let channels = inputs + outputs + 8 * neurons
    capacity = min(max(budget / (8 * (channels + 1)), 2_000), 100_000)
    times = Array(repeating: 0, count: capacity)
    values = Array(repeating: 0, count: capacity * channels)
  }

  /// Adds the present state of an experiment as the newest row.
  public mutating func append(_ experiment: borrowing Experiment) {
    times[next] = experiment.time
    var place = next
    for value in experiment.stimulus { put(value, &place) }
    let target = experiment.target
    for j in 0..<outputs { put(target.isEmpty ? .nan : target[j], &place) }
    append(experiment.network, experiment.ideal, &place)
    if let twin = experiment.twin, let ideal = experiment.twinIdeal {
      append(twin, ideal, &place)
    } else {
      for _ in 0..<4 * neurons { put(.nan, &place) }
    }
    next = next + 1 == capacity ? 0 : next + 1
    if count < capacity { count += 1 } else { lost += 1 }
  }

  private mutating func append(
    _ network: borrowing Network, _ ideal: borrowing IdealNetwork, _ place: inout Int
  ) {
    for value in network.membranePotential { put(value, &place) }
    for value in network.rate.suffix(neurons) { put(value, &place) }
    for value in network.error { put(value, &place) }
    for value in ideal.rate.suffix(neurons) { put(value, &place) }
  }

  private mutating func put(_ value: Double, _ place: inout Int) {
    values[place] = value
    place += capacity
  }

  /// Forgets the rows later than `time` in ms.
  public mutating func forget(after time: Double) {
    while count > 0, self.time(ofRow: count - 1) > time {
      next = next == 0 ? capacity - 1 : next - 1
      count -= 1
    }
  }

  /// The number of the oldest row since the trace began.
  public var firstRow: Int { lost }

  /// The time of a row in ms, rows counted from the oldest.
  public func time(ofRow row: Int) -> Double { times[position(row)] }

  /// The value of a channel, rows counted from the oldest.
  public func value(of channel: Channel, row: Int) -> Double {
    values[start(of: channel) + position(row)]
  }

  private func position(_ row: Int) -> Int {
    precondition(row >= 0 && row < count)
    let place = next - count + row
    return place < 0 ? place + capacity : place
  }

  private func start(of channel: Channel) -> Int {
    let index =
      switch channel {
      case .stimulus(let input): input
      case .target(let output): inputs + output
      case .membranePotential(let member, let neuron): first(member, 0) + neuron
      case .rate(let member, let neuron): first(member, 1) + neuron
      case .error(let member, let neuron): first(member, 2) + neuron
      case .ideal(let member, let neuron): first(member, 3) + neuron
      }
    return index * capacity
  }

  private func first(_ member: Member, _ signal: Int) -> Int {
    inputs + outputs + (signal + (member == .twin ? 4 : 0)) * neurons
  }

  /// The first row that is not before `time`.
  public func row(at time: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.time(ofRow: middle) < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The lowest and the highest value in each of `columns` equal spans of time from `start` on; not
  /// a number where a span has no row.
  public func extremes(
    of channel: Channel, from start: Double, span: Double, columns: Int
  ) -> [(low: Double, high: Double)] {
    var result = [(low: Double, high: Double)](repeating: (.nan, .nan), count: columns)
    let begin = self.start(of: channel)
    let scale = 1 / span
    // A row that lies on the border of two spans by all but rounding belongs to the later one.
    let slack = 1e-9 * span
    for row in self.row(at: start - slack)..<count {
      let place = position(row)
      let column = Int((times[place] - start + slack) * scale)
      guard column < columns else { break }
      let value = values[begin + place]
      guard value.isFinite, column >= 0 else { continue }
      if result[column].low.isNaN {
        result[column] = (value, value)
      } else {
        result[column].low = min(result[column].low, value)
        result[column].high = max(result[column].high, value)
      }
    }
    return result
  }

  /// The values of a channel in the rows `rows`, counted from the oldest.
  public func values(of channel: Channel, rows: Range<Int>) -> [Double] {
    let begin = start(of: channel)
    return rows.map { values[begin + position($0)] }
  }
}
