import LatentEquilibrium

/// The Yin-Yang data set (Kriener, Göltz and Petrovici, NICE 2022): points in a Yin-Yang symbol to be
/// told apart as yin, yang or dot.
///
/// The symbol fills the circle of radius ½ around (½, ½); its two dots have radius 0.1. A sample has
/// four numbers, (x, y, 1 − x, 1 − y), so that a small network needs no biases.
package enum YinYang {
  static let classNames = ["yin", "yang", "dot"]
  /// The seeds of the published training and test sets.
  static let trainingSeed: UInt32 = 42
  static let testSeed: UInt32 = 40

  /// The published sets in full, because presets are read again and again.
  static let training = generated(5000, seed: trainingSeed)
  static let test = generated(1000, seed: testSeed)

  private static let radius = 0.5
  private static let dotRadius = 0.1

  /// The first samples of the published set with this seed, to the last digit.
  static func samples(_ count: Int, seed: UInt32) -> SampleSet {
    let known = seed == trainingSeed ? training : seed == testSeed ? test : nil
    guard let known, count <= known.count else { return generated(count, seed: seed) }
    return known.prefix(count)
  }

  /// A class is drawn, then points until one in the circle is of that class.
  private static func generated(_ count: Int, seed: UInt32) -> SampleSet {
    var random = MersenneTwister(seed: seed)
    var features: [Double] = []
    var labels: [Int] = []
    features.reserveCapacity(4 * count)
    labels.reserveCapacity(count)
    for _ in 0..<count {
      let wanted = random.whole(below: 3)
      var point = (x: 0.0, y: 0.0)
      repeat {
        point.x = random.uniform() * 2 * radius
        point.y = random.uniform() * 2 * radius
      } while label(x: point.x, y: point.y) != wanted
      features += [point.x, point.y, 1 - point.x, 1 - point.y]
      labels.append(wanted)
    }
    return SampleSet(
      inputs: 4, features: features, answers: .classes(labels, names: classNames))
  }

  /// The class of a point; nil outside the circle.
  package static func label(x: Double, y: Double) -> Int? {
    guard distance(x - radius, y - radius) <= radius else { return nil }
    let toRight = distance(x - 1.5 * radius, y - radius)
    let toLeft = distance(x - 0.5 * radius, y - radius)
    if toRight < dotRadius || toLeft < dotRadius { return 2 }
    let isYang =
      toRight <= dotRadius || (toLeft > dotRadius && toLeft <= 0.5 * radius)
      || (y > radius && toRight > 0.5 * radius)
    return isYang ? 1 : 0
  }

  private static func distance(_ x: Double, _ y: Double) -> Double {
    (x * x + y * y).squareRoot()
  }
}
