import Formats
package import LatentEquilibrium
import Presets

/// What a trace still holds, written down as a run is recorded: the same columns, the same digits.
///
/// Its first line is the preset as it stands. A run of it from the start makes the same recording where
/// nothing was changed on the way; where something was, it makes what these parameters do from rest, with
/// a stimulus from its own beginning (`InputSignal`).
///
/// A sequence of pieces of the file, because the whole of it may be larger than everything else in
/// the program.
package struct TraceRecording: Sequence, Sendable {
  /// What a trace holds, in the order in which it is written.
  package static func signals(of family: ModelFamily) -> [Recordable] {
    [.stimulus, .target] + family.charted.map(Recordable.signal)
  }

  private let trace: Trace
  private let recording: Recording

  /// - Parameters:
  ///   - trace: of this experiment.
  ///   - experiment: as it stands; its preset is the comment in the first line.
  ///   - signals: those of which there are columns; nil is all that a trace holds.
  ///   - channels: the columns to keep; nil keeps all.
  package init(
    _ trace: Trace, of experiment: Experiment, signals: [Recordable]? = nil,
    channels: Set<Trace.Channel>? = nil
  ) {
    self.trace = trace
    let family = experiment.preset.family
    var recording = Recording(of: experiment, signals: signals ?? Self.signals(of: family))
    if let channels {
      recording.columns = recording.columns.filter { column in
        column.channel(in: trace).map(channels.contains) ?? false
      }
    }
    self.recording = recording
  }

  /// How many rows there are.
  package var rows: Int { trace.count }

  /// How many columns there are, the time included.
  package var columns: Int { recording.columns.count + 1 }

  package func makeIterator() -> Iterator { Iterator(trace: trace, recording: recording) }

  /// Goes through the pieces: the header, then some rows at a time.
  package struct Iterator: IteratorProtocol {
    fileprivate let trace: Trace
    fileprivate let recording: Recording
    private var row = -1

    fileprivate init(trace: Trace, recording: Recording) {
      self.trace = trace
      self.recording = recording
    }

    package mutating func next() -> [UInt8]? {
      if row < 0 {
        row = 0
        return Array(recording.header(withPreset: true).utf8)
      }
      guard row < trace.count else { return nil }
      var piece: [UInt8] = []
      let end = Swift.min(row + 256, trace.count)
      while row < end {
        recording.append(row: row, of: trace, to: &piece)
        row += 1
      }
      return piece
    }
  }
}

extension Recording {
  /// Writes a row of a trace to the end of `text`, in the wide layout. What the trace does not hold
  /// is left empty.
  fileprivate func append(row: Int, of trace: borrowing Trace, to text: inout [UInt8]) {
    text += JSON.time(trace.time(ofRow: row)).utf8
    for column in columns {
      text.append(UInt8(ascii: ","))
      guard let channel = column.channel(in: trace) else { continue }
      let value = trace.value(of: channel, row: row)
      text += JSON.field(of: value).utf8
    }
    text.append(UInt8(ascii: "\n"))
  }
}

extension Recording.Column {
  /// Where a trace holds the column's values.
  fileprivate func channel(in trace: borrowing Trace) -> Trace.Channel? {
    switch source {
    case .stimulus(let input): .stimulus(input)
    case .target(let output): .target(output)
    case .neuron(let signal, let neuron):
      trace.keeps(signal) ? member.map { .neuron(signal, $0, neuron) } : nil
    case .energy(let part): member.map { .energy(part, $0) }
    case .weight, .loss: nil
    }
  }
}
