import Glibc
import Laboratory

/// How far a training is, as a bar on one line of standard error that is written over again and again.
///
/// It appears only on a terminal, and only when a training takes longer than half a second.
struct TrainProgress {
  private let total: Int
  private let before: Int
  private let isShown: Bool
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var hasWritten = false

  /// - Parameters:
  ///   - total: how many pieces of work there are.
  ///   - before: how many of them were done earlier.
  init(total: Int, before: Int, isShown: Bool) {
    (self.total, self.before, self.isShown) = (total, before, isShown)
    start = .now
    next = start + .milliseconds(500)
  }

  mutating func show(_ training: borrowing Training) {
    guard isDue else { return }
    let loss = training.meanLoss(of: .network) ?? training.rows.last?.score(of: .network).loss
    let accuracy = training.rows.last?.score(of: .network).accuracy
    write(
      done: training.minibatch,
      ["\(training.samples) samples"]
        + [
          loss.map { "loss \(Decimal.fixed($0, 4))" },
          accuracy.map { "accuracy \(Decimal.fixed(100 * $0, 1)) %" },
        ].compactMap(\.self))
  }

  mutating func show(_ training: borrowing TargetTraining) {
    guard isDue else { return }
    let loss = training.rows.last?.loss(of: .network)
    write(
      done: 100 * training.experiment.step / training.steps,
      ["\(Int(training.experiment.time)) ms"]
        + [loss.map { "loss \(Decimal.fixed($0, 4))" }].compactMap(\.self))
  }

  /// Takes the line away.
  func clear() {
    if hasWritten { write("\r\u{1B}[K") }
  }

  private var isDue: Bool { isShown && ContinuousClock.now >= next }

  private mutating func write(done: Int, _ facts: [String]) {
    next = .now + .milliseconds(200)
    hasWritten = true
    let cells = 20
    let filled = cells * min(done, total) / max(1, total)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
    let rate = Double(done - before) / (ContinuousClock.now - start).inSeconds
    let left = rate > 0 ? ["\(Int((Double(total - done) / rate).rounded(.up))) s left"] : []
    write("\r\u{1B}[K[\(bar)] " + (facts + left).joined(separator: "  "))
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
