import Formats
import LatentEquilibrium
import Presets

/// What to change so that a network does not diverge: found by trying which parameter, changed alone,
/// keeps a short run from rest finite.
struct Remedy {
  private let preset: Preset
  private let member: Member
  /// The nudging strength to try; nil for a tenth of what it is.
  private let beta: Double?
  /// How many steps the run takes to diverge.
  private let steps: Int

  /// As many multiplications as all trials together may take: a picture waits for them.
  private static let budget = 2e7

  /// - Parameters:
  ///   - preset: under which `member` diverged.
  ///   - step: in which it did.
  ///   - beta: the nudging strength to try, where one is known that may help.
  init(_ preset: Preset, _ member: Member, step: Int, beta: Double? = nil) {
    self.preset = preset.comparing(with: member)
    self.member = member == .network ? .network : .twin
    self.beta = beta
    steps = 2 * step + 20
  }

  /// A parameter that may be at fault, as it is called, and the preset with less of it.
  private struct Candidate {
    var name: String
    var preset: Preset
    /// How many steps of it last as long as one of the other preset.
    var steps = 1
  }

  /// The parameters that help, each alone; empty where none does, or the run from rest stays finite.
  var helpful: [String] {
    let candidates = candidates
    let work = preset.workOfStep * Double(steps)
    let most = candidates.reduce(1) { $0 + $1.steps }
    guard work * Double(most) <= Self.budget, diverges(preset, steps) else { return [] }
    return candidates.filter { !diverges($0.preset, steps * $0.steps) }.map(\.name)
  }

  /// The parameters that, each alone, let the errors and rates of a network settle that grow as it
  /// stands, with its present weights and slopes.
  func settling(_ network: Network) -> [String] {
    candidates.filter { candidate in
      guard
        let described =
          member == .network ? candidate.preset.network : candidate.preset.twinNetwork
      else { return false }
      var changed = network
      changed.adopt(described)
      return FeedbackLoop(of: changed, hasTarget: preset.hasTarget)?.isStable ?? true
    }.map(\.name)
  }

  private func diverges(_ preset: Preset, _ steps: Int) -> Bool {
    var experiment = Experiment(preset, tracksIdeal: false)
    for _ in 0..<steps {
      do throws(ExperimentFault) { try experiment.advance() } catch { return true }
    }
    return false
  }

  /// A tenth of everything that has a part in it, if nothing better is known, one after the other.
  private var candidates: [Candidate] {
    let isTwin = member == .twin
    var candidates: [Candidate] = []
    func add(_ name: String, _ change: (inout Preset) -> Void) {
      var changed = preset
      change(&changed)
      if changed != preset { candidates.append(Candidate(name: name, preset: changed)) }
    }
    // Ahead of its own membrane by more than that lags, a layer amplifies what is fast.
    if isTwin, let twin = preset.twin, let tauR = twin.tauR {
      let slowest = twin.tauM ?? preset.layers.indices.flatMap(preset.tauM(ofLayer:)).max() ?? 0
      if tauR > slowest { add("τr") { $0.twin?.tauR = slowest } }
    } else if preset.layers.indices.contains(where: { layer in
      zip(preset.tauR(ofLayer: layer), preset.tauM(ofLayer: layer)).contains { $0 > $1 }
    }) {
      add("τr") {
        $0.tauR = nil
        for layer in $0.layers.indices { $0.layers[layer].tauR = nil }
      }
    }
    if preset.hasTarget {
      add("β") {
        if isTwin, let old = $0.twin?.beta {
          $0.twin?.beta = beta ?? old / 10
        } else {
          $0.beta = beta ?? $0.beta / 10
        }
      }
    }
    if isTwin ? preset.twinNetwork?.learns == true : preset.learns {
      add("η") {
        if isTwin, let eta = $0.twin?.eta { $0.twin?.eta = eta / 10 }
        $0.eta /= 10
        for layer in $0.layers.indices {
          if let eta = $0.layers[layer].eta { $0.layers[layer].eta = eta / 10 }
        }
      }
    }
    if preset.hasTarget || preset.twin?.errorFrom == .tauR || preset.errorFrom == .tauR {
      add("γ") {
        if isTwin, let gamma = $0.twin?.gamma {
          $0.twin?.gamma = gamma / 10
        } else {
          $0.gamma /= 10
        }
      }
    }
    add("the noise") { $0.substrate.rateNoise /= 10 }
    add("the amplitude") {
      $0.stimulus = $0.stimulus.map { stimulus in
        var smaller = stimulus
        smaller.amplitude /= 10
        smaller.offset /= 10
        return smaller
      }
    }
    var finer = preset
    finer.dt /= 10
    candidates.append(Candidate(name: "dt", preset: finer, steps: 10))
    return candidates
  }
}

extension NetworkDescription {
  fileprivate var learns: Bool { layers.contains { $0.learningRate > 0 } }
}
