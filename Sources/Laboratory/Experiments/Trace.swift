import Formats
package import LatentEquilibrium
package import Presets

/// The last rows of an experiment: stimulus, potentials, rates, errors and ideal rates over time.
///
/// A ring: when it is full the oldest row gives way. Each channel is contiguous, because charts read
/// one channel over many rows.
package struct Trace: Sendable {
  /// One recorded quantity.
  package enum Channel: Hashable, Sendable {
    /// An input of the network, counted from 0.
    case stimulus(Int)
    /// The target of an output neuron, counted from 0; not a number where there is none.
    case target(Int)
    /// A signal of a neuron, its number counted over the whole network.
    case neuron(Signal, Member, Int)
    /// A network's energy, or a part of it.
    case energy(Energy.Part, Member)

    /// A neuron's membrane potential u.
    package static func membranePotential(_ member: Member, _ neuron: Int) -> Channel {
      .neuron(.membranePotential, member, neuron)
    }

    /// A neuron's rate r.
    package static func rate(_ member: Member, _ neuron: Int) -> Channel {
      .neuron(.rate, member, neuron)
    }

    /// A neuron's error e.
    package static func error(_ member: Member, _ neuron: Int) -> Channel {
      .neuron(.error, member, neuron)
    }

    /// What a neuron's rate would be without time.
    package static func ideal(_ member: Member, _ neuron: Int) -> Channel {
      .neuron(.ideal, member, neuron)
    }
  }

  /// What is kept of every network.
  private static let parts = Energy.Part.allCases

  /// How many rows fit.
  package let capacity: Int
  /// How many rows there are.
  package private(set) var count = 0
  private var next = 0
  private var times: [Double]
  private var values: [Double]
  private let inputs: Int
  private let outputs: Int
  /// What is kept of every network, and where its units begin among all that is kept of one.
  private let signals: [(signal: Signal, units: Range<Int>)]
  /// How many values of units are kept of a network.
  private let unitCount: Int
  /// Those with channels; the first twin has some also where it is not there.
  private let members: [Member]
  /// Lets rows keep their number when older ones are lost.
  private var lost = 0

  /// An empty trace.
  ///
  /// - Parameters:
  ///   - preset: tells how many channels there are.
  ///   - budget: the memory to use, in bytes; at least 2,000 rows are kept whatever it is.
  ///   - rows: how many rows there will be, where that is known; room for more is not taken.
  package init(for preset: Preset, budget: Int = 12 << 20, rows: Int = .max) {
    inputs = preset.inputs
    outputs = preset.layers.last?.neurons ?? 0
    var signals: [(signal: Signal, units: Range<Int>)] = []
    var place = 0
    for signal in preset.family.charted {
      let units = preset.family.units(of: signal, layers: preset.sizes)
      let count = units.last?.upperBound ?? 0
      signals.append((signal, place..<place + count))
      place += count
    }
    (self.signals, unitCount) = (signals, place)
    members = Array(Member.allCases.prefix(max(Member.pair.count, preset.members.count)))
    let channels =
      inputs + outputs + members.count * (unitCount + Trace.parts.count)
    capacity = min(max(budget / (8 * (channels + 1)), 2_000), 100_000, max(rows, 1))
    times = Array(repeating: 0, count: capacity)
    values = Array(repeating: 0, count: capacity * channels)
  }

  /// Adds the present state of an experiment as the newest row.
  package mutating func append(_ experiment: borrowing Experiment) {
    times[next] = experiment.time
    var place = next
    for value in experiment.stimulus { put(value, &place) }
    let target = experiment.target
    for j in 0..<outputs { put(target.isEmpty ? .nan : target[j], &place) }
    let participants = experiment.participants
    for member in members {
      if let number = participants.place(of: member.learner) {
        append(participants[number], &place)
      } else {
        for _ in 0..<unitCount { put(.nan, &place) }
      }
    }
    for member in members {
      let number = participants.place(of: member.learner)
      let energy = number.flatMap { participants[$0].model.energy(target: target) }
      for part in Trace.parts { put(energy?[part] ?? .nan, &place) }
    }
    next = next + 1 == capacity ? 0 : next + 1
    if count < capacity { count += 1 } else { lost += 1 }
  }

  private mutating func append(_ participant: borrowing Participant, _ place: inout Int) {
    for (signal, units) in signals {
      let values = participant.values(of: signal)
      for value in values { put(value, &place) }
      // Not every model has all signals.
      if values.isEmpty { for _ in units { put(.nan, &place) } }
    }
  }

  private mutating func put(_ value: Double, _ place: inout Int) {
    values[place] = value
    place += capacity
  }

  /// Forgets the rows later than `time` in ms.
  package mutating func forget(after time: Double) {
    while count > 0, self.time(ofRow: count - 1) > time {
      next = next == 0 ? capacity - 1 : next - 1
      count -= 1
    }
  }

  /// The number of the oldest row since the trace began.
  package var firstRow: Int { lost }

  /// The time of a row in ms, rows counted from the oldest.
  package func time(ofRow row: Int) -> Double { times[position(row)] }

  /// The value of a channel, rows counted from the oldest.
  package func value(of channel: Channel, row: Int) -> Double {
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
      case .neuron(let signal, let member, let neuron): first(signal, member) + neuron
      case .energy(let part, let member): first(part, member)
      }
    return index * capacity
  }

  /// Whether it has channels for a signal.
  package func keeps(_ signal: Signal) -> Bool { signals.contains { $0.signal == signal } }

  private func first(_ signal: Signal, _ member: Member) -> Int {
    guard let units = signals.first(where: { $0.signal == signal })?.units else {
      preconditionFailure("\(signal.symbol) is not kept")
    }
    return inputs + outputs + member.number * unitCount + units.lowerBound
  }

  private func first(_ part: Energy.Part, _ member: Member) -> Int {
    let before = member.number * Trace.parts.count
    return inputs + outputs + members.count * unitCount + before
      + (Trace.parts.firstIndex(of: part) ?? 0)
  }

  /// The first row that is not before `time`.
  package func row(at time: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.time(ofRow: middle) < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The rows that fall into each of `columns` equal spans of time from `start` on, as the numbers
  /// at which they begin and the last one ends; the same for every channel.
  package func borders(from start: Double, span: Double, columns: Int) -> [Int] {
    // A row that lies on the border of two spans by all but rounding belongs to the later one.
    let slack = 1e-9 * span
    return (0...columns).map { row(at: start + Double($0) * span - slack) }
  }

  /// The lowest and the highest value between neighbouring borders; not a number where there is no
  /// row, or a row has no value.
  package func extremes(of channel: Channel, between borders: [Int]) -> [(
    low: Double, high: Double
  )] {
    let begin = start(of: channel)
    let oldest = next - count
    let values = values.span
    return (1..<max(1, borders.count)).map { column in
      // Eight at a time: one running minimum would leave the processor waiting.
      var lows = SIMD8<Double>(repeating: .infinity)
      var highs = -lows
      var row = borders[column - 1]
      let end = borders[column]
      while row < end {
        // As far as the ring goes on without a break.
        let place = oldest + row < 0 ? oldest + row + capacity : oldest + row
        let length = min(end - row, capacity - place)
        let run = values.extracting(begin + place..<begin + place + length)
        var index = 0
        while index &+ 8 <= run.count {
          let eight = run.extracting(index..<index &+ 8)
          for lane in 0..<8 { lows[lane] = eight[lane] < lows[lane] ? eight[lane] : lows[lane] }
          for lane in 0..<8 { highs[lane] = eight[lane] > highs[lane] ? eight[lane] : highs[lane] }
          index &+= 8
        }
        while index < run.count {
          lows[0] = run[index] < lows[0] ? run[index] : lows[0]
          highs[0] = run[index] > highs[0] ? run[index] : highs[0]
          index &+= 1
        }
        row += length
      }
      let (low, high) = (lows.min(), highs.max())
      return low <= high ? (low, high) : (.nan, .nan)
    }
  }

  /// The lowest and the highest difference of two channels between neighbouring borders.
  package func extremes(
    of channel: Channel, minus other: Channel, between borders: [Int]
  ) -> [(low: Double, high: Double)] {
    let oldest = next - count
    let one = values.span.extracting(start(of: channel)..<start(of: channel) + capacity)
    let two = values.span.extracting(start(of: other)..<start(of: other) + capacity)
    return (1..<max(1, borders.count)).map { column in
      var low = Double.infinity
      var high = -Double.infinity
      for row in borders[column - 1]..<max(borders[column - 1], borders[column]) {
        let place = oldest + row < 0 ? oldest + row + capacity : oldest + row
        let difference = one[place] - two[place]
        low = difference < low ? difference : low
        high = difference > high ? difference : high
      }
      return low <= high ? (low, high) : (.nan, .nan)
    }
  }

  /// The values of a channel in every `stride`th of the rows `rows`, counted from the oldest.
  package func values(of channel: Channel, rows: Range<Int>, every stride: Int = 1) -> [Double] {
    let begin = start(of: channel)
    return Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: stride).map {
      values[begin + position($0)]
    }
  }
}
