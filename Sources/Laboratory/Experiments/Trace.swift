import Formats
package import LatentEquilibrium
package import Presets

/// The last rows of an experiment: stimulus, potentials, rates, errors and ideal rates over time.
///
/// A ring: when it is full the oldest row gives way. It is kept in pages, which come when there are rows
/// for them, so that a run that has just begun takes no memory and no time to clear it. In a page each
/// channel is contiguous, because charts read one channel over many rows.
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
  /// Each has the times of its rows, and then one channel after the other.
  private var pages: [[Double]] = []
  /// How many values a page has.
  private let pageSize: Int
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
    pageSize = (channels + 1) * Trace.pageRows
  }

  private static let pageRows = 256

  /// Adds the present state of an experiment as the newest row.
  package mutating func append(_ experiment: borrowing Experiment) {
    let number = next / Trace.pageRows
    if number == pages.count { pages.append(Array(repeating: 0, count: pageSize)) }
    // Taken out while it is written, so that it is nobody else's and need not be copied.
    var row = Row(page: pages[number], place: next % Trace.pageRows)
    pages[number] = []
    row.put(experiment.time)
    for value in experiment.stimulus { row.put(value) }
    let target = experiment.target
    for j in 0..<outputs { row.put(target.isEmpty ? .nan : target[j]) }
    let participants = experiment.participants
    for member in members {
      if let number = participants.place(of: member.learner) {
        append(participants[number], to: &row)
      } else {
        for _ in 0..<unitCount { row.put(.nan) }
      }
    }
    for member in members {
      let number = participants.place(of: member.learner)
      let energy = number.flatMap { participants[$0].model.energy(target: target) }
      for part in Trace.parts { row.put(energy?[part] ?? .nan) }
    }
    pages[number] = row.page
    next = next + 1 == capacity ? 0 : next + 1
    if count < capacity { count += 1 } else { lost += 1 }
  }

  private func append(_ participant: borrowing Participant, to row: inout Row) {
    for (signal, units) in signals {
      let values = participant.values(of: signal)
      for value in values { row.put(value) }
      // Not every model has all signals.
      if values.isEmpty { for _ in units { row.put(.nan) } }
    }
  }

  /// A row of a page while it is written.
  private struct Row {
    var page: [Double]
    var place: Int

    mutating func put(_ value: Double) {
      page[place] = value
      place += Trace.pageRows
    }
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
  package func time(ofRow row: Int) -> Double { value(at: 0, position(row)) }

  /// The value of a channel, rows counted from the oldest.
  package func value(of channel: Channel, row: Int) -> Double {
    value(at: start(of: channel), position(row))
  }

  private func value(at start: Int, _ position: Int) -> Double {
    pages[position / Trace.pageRows][start + position % Trace.pageRows]
  }

  private func position(_ row: Int) -> Int {
    precondition(row >= 0 && row < count)
    let place = next - count + row
    return place < 0 ? place + capacity : place
  }

  /// Where in a page a channel starts.
  private func start(of channel: Channel) -> Int {
    let index =
      switch channel {
      case .stimulus(let input): input
      case .target(let output): inputs + output
      case .neuron(let signal, let member, let neuron): first(signal, member) + neuron
      case .energy(let part, let member): first(part, member)
      }
    return (1 + index) * Trace.pageRows
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
    return (1..<max(1, borders.count)).map { column in
      // Eight at a time: one running minimum would leave the processor waiting.
      var lows = SIMD8<Double>(repeating: .infinity)
      var highs = -lows
      forEachRun(borders[column - 1], borders[column]) { page, places in
        let run = page.span.extracting(begin + places.lowerBound..<begin + places.upperBound)
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
      }
      let (low, high) = (lows.min(), highs.max())
      return low <= high ? (low, high) : (.nan, .nan)
    }
  }

  /// The lowest and the highest difference of two channels between neighbouring borders.
  package func extremes(
    of channel: Channel, minus other: Channel, between borders: [Int]
  ) -> [(low: Double, high: Double)] {
    let (one, two) = (start(of: channel), start(of: other))
    return (1..<max(1, borders.count)).map { column in
      var low = Double.infinity
      var high = -Double.infinity
      forEachRun(borders[column - 1], borders[column]) { page, places in
        for place in places {
          let difference = page[one + place] - page[two + place]
          low = difference < low ? difference : low
          high = difference > high ? difference : high
        }
      }
      return low <= high ? (low, high) : (.nan, .nan)
    }
  }

  /// The values of a channel in every `stride`th of the rows `rows`, counted from the oldest.
  package func values(of channel: Channel, rows: Range<Int>, every stride: Int = 1) -> [Double] {
    let begin = start(of: channel)
    return Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: stride).map {
      value(at: begin, position($0))
    }
  }

  /// Goes through rows as far as a page has them one after the other, with their places in it.
  private func forEachRun(
    _ start: Int, _ end: Int, _ body: (_ page: [Double], _ places: Range<Int>) -> Void
  ) {
    var row = start
    while row < end {
      let position = position(row)
      let place = position % Trace.pageRows
      let length = min(end - row, Trace.pageRows - place, capacity - position)
      body(pages[position / Trace.pageRows], place..<place + length)
      row += length
    }
  }
}
