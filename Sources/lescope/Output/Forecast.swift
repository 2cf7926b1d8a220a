import Formats
import Laboratory
import Presets

/// How long work will take: said before it begins where that is more than a minute.
enum Forecast {
  /// Work that nobody needs to be told of takes no trial, as so many multiplications.
  private static let shortWork = 3e9
  private static let trialTime = Duration.milliseconds(50)

  /// Steps an experiment for a moment, and says about how long so many steps take.
  ///
  /// - Parameters:
  ///   - steps: how many there will be.
  ///   - preset: of the experiment that makes them.
  ///   - cores: how many share them.
  static func announce(steps: Double, of preset: Preset, cores: Int = 1) {
    announce(work: steps * preset.workOfStep, like: preset, cores: cores)
  }

  /// Says how long so many multiplications take, made by experiments such as that of a preset.
  static func announce(work: Double, like preset: Preset, cores: Int = 1) {
    guard work > shortWork else { return }
    var experiment = Experiment(preset)
    let clock = ContinuousClock()
    let start = clock.now
    var steps = 0
    while clock.now - start < trialTime, (try? experiment.advance()) != nil { steps += 1 }
    guard steps > 0 else { return }
    let perStep = (clock.now - start).inSeconds / Double(steps)
    let seconds = work / preset.workOfStep * perStep / Double(max(1, cores))
    if seconds > 60 { Streams.complain(Fault("this takes about \(words(for: seconds))")) }
  }

  private static func words(for seconds: Double) -> String {
    let units = [
      ("minute", 60.0), ("hour", 3600), ("day", 86_400), ("year", 365.25 * 86_400),
    ]
    let (noun, length) = units.last { seconds >= 1.5 * $0.1 } ?? units[0]
    let count = Int(clamping: (seconds / length).rounded())
    return "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
