import LatentEquilibrium

/// In which order the samples of a task come, pass after pass: as they are, or shuffled anew for every
/// pass.
///
/// The order of a pass depends on the seed and its number alone, so that the live explorer, training
/// and a resumed training meet the same samples at the same place.
package struct SampleOrder: Equatable, Sendable {
  private let count: Int
  /// Nil keeps the order.
  private let seed: UInt64?
  /// The pass that `order` is of.
  private var pass = 0
  private var order: [Int]

  /// - Parameters:
  ///   - count: how many samples there are.
  ///   - shuffle: whether every pass has an order of its own.
  ///   - seed: the experiment's.
  package init(count: Int, shuffle: Bool, seed: UInt64) {
    precondition(count > 0, "a task has samples")
    self.count = count
    self.seed = shuffle ? seed : nil
    order = []
    order = self.order(ofPass: 0)
  }

  /// The sample at place 0, 1, … of all passes together; allocates only where a pass begins.
  package mutating func sample(at place: Int) -> Int {
    if place / count != pass {
      pass = place / count
      if seed != nil { order = order(ofPass: pass) }
    }
    return order[place % count]
  }

  /// All samples in the order of a pass, counted from 0.
  package func order(ofPass pass: Int) -> [Int] {
    var order = Array(0..<count)
    guard let seed else { return order }
    var random = RandomGenerator(seed: seed, stream: "task pass \(pass)")
    random.shuffle(&order)
    return order
  }
}
