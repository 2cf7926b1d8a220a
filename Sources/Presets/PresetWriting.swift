package import Formats
import LatentEquilibrium

extension Preset {
  /// Reads a preset from JSON, checks all of it and fills in the defaults.
  ///
  /// - Parameters:
  ///   - json: an object as `presets/README.md` describes it.
  ///   - folder: where the files it names are.
  /// - Throws: every fault, each with its key path.
  package init(json: JSON, in folder: Folder) throws(PresetError) {
    self = try PresetReader.read(json, folder: folder)
  }

  /// The preset with every default written out; reading it gives a preset that runs the same.
  ///
  /// A `tau_r` tied to `tau_m` is written as the number it equals, and tied again by the reader. Only
  /// where a twin changes `tau_m` beneath a tie does no number say the same; it is left out then.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("format", .text(PresetReader.format)),
      .init("title", .text(title)),
      .init("about", .text(about)),
      .init("tags", .list(tags.map { .text($0) })),
      .init("seed", .number(Double(seed))),
      .init("dt", .number(dt)),
      .init("duration", .number(duration)),
      .init("tau_m", .number(tauM)),
    ]
    if let tauR = tauR ?? (twinMovesTies ? nil : tauM) {
      members.append(.init("tau_r", .number(tauR)))
    }
    members += [
      .init("activation", .text(activation.rawValue)),
      .init("beta", .number(beta)),
      .init("gamma", .number(gamma)),
      .init("eta", .number(eta)),
      .init("scheme", .text(scheme.rawValue)),
      .init("integrator", .text(integrator.rawValue)),
      .init("error_from", .text(errorFrom.rawValue)),
      .init("feedback", .text(feedback.rawValue)),
      .init("inputs", .number(Double(inputs))),
      .init("layers", .list(layers.map { $0.json(writesTie: tauR == nil && !twinMovesTies) })),
      .init("twin", twin?.json ?? .null),
    ]
    if let task {
      members.append(.init("task", task.json))
    } else {
      members += [.init("stimulus", stimulus.json), .init("target", target.json)]
    }
    members += [.init("substrate", substrate.json), .init("view", view.json)]
    return .object(members)
  }

  private var twinMovesTies: Bool {
    tauR == nil && twin?.tauM != nil && twin?.tauR == nil
  }
}

extension LayerPreset {
  /// The layer with what it does not inherit.
  ///
  /// - Parameter writesTie: whether the preset above writes a number for a tied `tau_r`, so that a
  ///   layer with a `tau_m` of its own must do so, too.
  fileprivate func json(writesTie: Bool) -> JSON {
    var members: [JSON.Member] = [
      .init("neurons", .number(Double(neurons))), .init("name", .text(name)),
    ]
    if let tauM { members.append(.init("tau_m", .numberOrList(tauM))) }
    if let tauR = tauR ?? (writesTie ? tauM : nil) {
      members.append(.init("tau_r", .numberOrList(tauR)))
    }
    if let activation { members.append(.init("activation", .text(activation.rawValue))) }
    if let eta { members.append(.init("eta", .number(eta))) }
    members.append(.init("weights", weights.json))
    members.append(.init("biases", biases.biasesJSON))
    if let feedbackWeights { members.append(.init("feedback_weights", feedbackWeights.json)) }
    return .object(members)
  }
}

extension WeightPreset {
  fileprivate var json: JSON {
    func recipe(_ recipe: Recipe, _ numbers: Double...) -> JSON {
      let members = zip(recipe.keys, numbers).map { JSON.Member($0, .number($1)) }
      return .object([.init("init", .text(recipe.rawValue))] + members)
    }
    return switch self {
    case .explicit(let rows): .list(rows.map { .list($0.map { .number($0) }) })
    case .normal(let mean, let std): recipe(.normal, mean, std)
    case .uniform(let low, let high): recipe(.uniform, low, high)
    case .xavier(let gain): recipe(.xavier, gain)
    case .identity(let value): recipe(.identity, value)
    case .constant(let value): recipe(.constant, value)
    }
  }

  fileprivate var biasesJSON: JSON {
    if case .explicit(let rows) = self { return .list(rows.map { .number($0[0]) }) }
    return json
  }
}

extension TwinPreset {
  fileprivate var json: JSON {
    let numbers: [(String, Double?)] = [
      ("tau_m", tauM), ("tau_r", tauR), ("beta", beta), ("gamma", gamma), ("eta", eta),
    ]
    let words = [
      ("error_from", errorFrom?.rawValue), ("scheme", scheme?.rawValue),
      ("integrator", integrator?.rawValue), ("feedback", feedback?.rawValue),
      ("activation", activation?.rawValue),
    ]
    return .object(
      numbers.compactMap { key, value in value.map { .init(key, .number($0)) } }
        + words.compactMap { key, word in word.map { .init(key, .text($0)) } })
  }
}

extension TargetPreset {
  fileprivate var json: JSON {
    switch kind {
    case .none:
      return .object([.init("kind", .text("none"))] + (isAlways ? [] : times))
    case .teacher(let layers):
      let layers = JSON.list(layers.map { $0.json(writesTie: false) })
      return .object([.init("kind", .text("teacher")), .init("layers", layers)] + times)
    case .signal(.perInput(let signals)): return .list(signals.map(\.json))
    case .signal(.shared(let signal)):
      // A chirp's own `from` is a frequency; within a sum the two do not meet.
      let isTimedChirp = signal.kind == .chirp && from != 0
      let carrier =
        isTimedChirp ? Stimulus(shape: .sum([signal]), amplitude: 1, offset: 0) : signal
      guard case .object(let members) = carrier.json else { return carrier.json }
      return .object(members + (carrier.kind == .chirp ? times.filter { $0.key != "from" } : times))
    }
  }

  private var isAlways: Bool { from == 0 && until == nil }

  private var times: [JSON.Member] {
    [.init("from", .number(from))] + (until.map { [.init("until", .number($0))] } ?? [])
  }
}

extension SubstratePreset {
  fileprivate var json: JSON {
    .object([
      .init("rate_noise", .number(rateNoise)), .init("tau_spread", .number(tauSpread)),
      .init("tau_synapse", .number(tauSynapse)), .init("filter_errors", .flag(filterErrors)),
    ])
  }
}

extension ViewPreset {
  fileprivate var json: JSON {
    .object(
      [.init("open", .text(open)), .init("speed", .number(speed))]
        + (window.map { [.init("window", .number($0))] } ?? []))
  }
}

extension JSON {
  fileprivate static func numberOrList(_ values: [Double]) -> JSON {
    values.count == 1 ? .number(values[0]) : .list(values.map { .number($0) })
  }
}
