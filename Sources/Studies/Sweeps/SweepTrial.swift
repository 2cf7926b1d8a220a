import Laboratory
import Presets

/// A preset run from its start to its end, and what the instruments say of it then.
struct SweepTrial {
  private let preset: Preset
  private let response: Response?
  private let losses: [Member: Losses]
  /// Why the run came to no end.
  let fault: ExperimentFault?

  private struct Losses {
    var sum = 0.0
    var count = 0
    var last: Double?
    /// What was learned, without time.
    var statically: Double?
    var accuracy: Double?
    var secondsTo80: Double?
  }

  init(_ preset: Preset, _ measures: [SweepMeasure]) {
    let steps = TimeGrid(dt: preset.dt).steps(lasting: preset.duration)
    self.preset = preset
    let needsTrace = measures.contains(where: \.needsTrace)
    var experiment = Experiment(preset, tracksIdeal: needsTrace)
    var trace = needsTrace ? Trace(for: preset, rows: steps) : nil
    let members = preset.members
    var losses: [Losses] = members.map { _ in Losses() }
    var fault: ExperimentFault?
    let runs = measures.contains(where: \.needsRun)
    for _ in 0..<(runs ? steps : 0) {
      do throws(ExperimentFault) {
        try experiment.advance()
      } catch {
        fault = error
        break
      }
      trace?.append(experiment)
      for (index, member) in members.enumerated() {
        guard let loss = experiment.loss(of: member) else { continue }
        losses[index].sum += loss
        losses[index].count += 1
        losses[index].last = loss
      }
    }
    self.fault = fault
    guard fault == nil else {
      response = nil
      self.losses = [:]
      return
    }
    response = trace.map {
      Response(
        of: $0, experiment, correlates: measures.contains(.correlationLag), proves: true)
    }
    let race = measures.contains(.secondsTo80) ? LearningRace(preset) : nil
    for (index, member) in members.enumerated() {
      losses[index].secondsTo80 = race?.seconds(of: member)
      if measures.contains(.staticLoss), preset.hasTarget {
        losses[index].statically = experiment.participant(member.learner).flatMap {
          preset.staticLoss(of: $0.model)
        }
      }
      if measures.contains(.accuracy), let task = preset.task {
        losses[index].accuracy = experiment.participant(member.learner).flatMap {
          preset.accuracy(of: $0.model, as: member, on: task.test)
        }
      }
    }
    self.losses = Dictionary(uniqueKeysWithValues: zip(members, losses))
  }

  /// A measured value; nil where nothing can be said.
  ///
  /// - Parameter number: of the layer, counted from 0; without meaning for what is measured of the whole
  ///   network.
  func value(_ measure: SweepMeasure, of member: Member, layer number: Int) -> Double? {
    let layer = layer(number, of: member)
    let losses = losses[member]
    let value: Double? =
      switch measure {
      case .lag: layer?.lag
      case .lagUncertainty: layer?.lagUncertainty
      case .expectedLag: layer?.expectedLag
      case .continuousLag: layer?.continuousLag
      case .correlationLag: layer?.correlation?.lag
      case .gain: layer?.gain
      case .gainUncertainty: layer?.gainUncertainty
      case .expectedGain: layer?.expectedGain
      case .continuousGain: layer?.continuousGain
      case .error: response?.error(of: member)
      case .meanLoss, .loss: losses.flatMap { $0.count > 0 ? $0.sum / Double($0.count) : nil }
      case .lastLoss: losses?.last
      case .staticLoss: losses?.statically
      case .accuracy: losses?.accuracy
      case .secondsTo80: losses?.secondsTo80
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Why there is no value.
  func remark(on measure: SweepMeasure, of member: Member, layer number: Int) -> String {
    if let fault { return fault.description }
    switch measure {
    case .lag, .gain, .lagUncertainty, .gainUncertainty, .correlationLag:
      return layer(number, of: member)?.absence?.rawValue ?? unknown(measure)
    case .expectedLag, .continuousLag, .expectedGain, .continuousGain:
      return theoryAbsence(of: member)
    case .error: return "nothing was recorded"
    case .meanLoss, .loss, .lastLoss: return preset.hasTarget ? "no target then" : "no target"
    case .staticLoss: return preset.hasTarget ? "the target never varies" : "no target"
    case .accuracy: return "no classes to tell apart"
    case .secondsTo80: return "not reached"
    }
  }

  /// Why a layer that has a lag has not this.
  private func unknown(_ measure: SweepMeasure) -> String {
    if case .halfTime? = response?.method {
      return measure == .correlationLag ? "no correlation with a step" : "one step has no spread"
    }
    return Response.Absence.tooLittle.rawValue
  }

  private func theoryAbsence(of member: Member) -> String {
    switch response?.theoryAbsence(of: member) {
    case let absence?: absence.rawValue
    case nil: Response.Absence.tooLittle.rawValue
    }
  }

  private func layer(_ number: Int, of member: Member) -> Response.Layer? {
    let layers = response?.layers(of: member)
    return layers.flatMap { $0.indices.contains(number) ? $0[number] : nil }
  }
}
