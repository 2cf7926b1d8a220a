import Formats
import Laboratory
import Studies
import Terminal

/// How far a training is, as a bar.
struct TrainProgress {
  private let total: Int
  private let before: Int
  private var line: OverwrittenLine

  /// - Parameters:
  ///   - total: how many pieces of work there are.
  ///   - before: how many of them were done earlier.
  ///   - tells: whether the terminal itself is told of it.
  init(total: Int, before: Int, isShown: Bool, tells: Bool) {
    (self.total, self.before) = (total, before)
    line = OverwrittenLine(isShown: isShown, tells: tells)
  }

  mutating func show(_ training: borrowing Training) {
    guard line.isDue else { return }
    let loss = training.meanLoss(of: .network) ?? training.rows.last?.score(of: .network).loss
    let accuracy = training.rows.last?.score(of: .network).accuracy
    write(
      done: training.minibatch,
      ["\(training.samples) samples"]
        + [
          loss.map { "loss \(Number.inTable($0, decimals: 4))" },
          accuracy.map { "accuracy \(Number.inTable(100 * $0, decimals: 1)) %" },
        ].compactMap(\.self))
  }

  mutating func show(_ training: borrowing TargetTraining) {
    guard line.isDue else { return }
    let loss = training.rows.last?.loss(of: .network)
    write(
      done: 100 * training.experiment.step / training.steps,
      ["\(Int(clamping: training.experiment.time)) ms"]
        + [loss.map { "loss \(Number.inTable($0, decimals: 4))" }].compactMap(\.self))
  }

  /// Takes the line away.
  mutating func clear() { line.clear() }

  /// Takes the line away, and tells who has looked away that it is over.
  mutating func finish(_ words: String) { line.finish(words) }

  private mutating func write(done: Int, _ facts: [String]) {
    let rate = Double(done - before) / line.seconds
    let left =
      rate > 0 ? ["\(Int(clamping: (Double(total - done) / rate).rounded(.up))) s left"] : []
    line.show(
      OverwrittenLine.bar(done, of: total) + " " + (facts + left).joined(separator: "  "),
      percent: 100 * min(done, total) / max(1, total))
  }
}
