package import Formats
package import Laboratory
package import LatentEquilibrium

/// Which columns a table of the data in memory has.
package enum ExportedSignals: Hashable, Sendable {
  /// What the scope's charts draw: the neurons and signals that are seen, of every layer.
  case shown
  /// All that is in memory.
  case all
  /// These signals, of every neuron.
  case listed([Recordable])

  /// Understands `shown`, `all`, or a list such as `u,r`.
  ///
  /// - Returns: nil where the word is none of these, but may be a file's name.
  /// - Throws: which signals there are, where one of a list is none of them.
  package init?(_ word: String, of family: ModelFamily) throws(Fault) {
    switch word {
    case "shown": self = .shown
    case "all": self = .all
    default:
      let names = word.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      let signals = names.compactMap(Recordable.init(rawValue:))
      let known = TraceRecording.signals(of: family)
      guard signals.count == names.count else {
        // A comma makes a list of it, unless it has what only a file's name has.
        guard names.count > 1, !word.contains("."), !word.contains("/") else { return nil }
        let wrong = names.first { Recordable(rawValue: $0) == nil } ?? ""
        throw Fault(
          "\(wrong.isEmpty ? "what is between the commas" : wrong) is not a signal; there are "
            + known.map(\.rawValue).joined(", ", last: " and "))
      }
      if let missing = signals.first(where: { !known.contains($0) }) {
        throw Fault(
          "\(missing.rawValue) is not in memory, which has \(known.map(\.rawValue).joined(", ", last: " and ")); "
            + "lescope run --signals \(missing.rawValue) records it")
      }
      self = .listed(known.filter(signals.contains))
    }
  }
}
