import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Studies
import Terminal
import Views

// How parameters are chosen and changed, and changes taken back and made again.
extension ExplorerState {
  mutating func chooseParameter(_ direction: Int) {
    let shown = shownParameters
    guard !shown.isEmpty else { return }
    look.scroll.parameters = nil
    let index = shown.firstIndex(of: parameter) ?? 0
    parameter = shown[(index + direction + shown.count) % shown.count]
  }

  /// The layer a parameter is changed in: parameters that layers do not have act on all.
  private func place(of parameter: Parameter) -> Int? { parameter.isPerLayer ? layer : nil }

  mutating func move(_ parameter: Parameter, _ direction: Int, finely: Bool) {
    let place = place(of: parameter)
    switch bench.comparison.value(of: parameter, layer: place) {
    case .none:
      say("this preset has no \(parameter.name)")
    case .various:
      // A common start for what differs: the first layer's value.
      if let first = preset.value(of: parameter, layer: 0).number {
        set(parameter, to: parameter.rung(from: first, direction, finely: finely))
      } else {
        say("the neurons differ in \(parameter.name); type one value for all with Enter")
      }
    case .number(let value):
      set(parameter, to: parameter.rung(from: value, direction, finely: finely))
    case .choice(let word):
      let choices = choices(of: parameter)
      guard let index = choices.firstIndex(of: word) ?? choices.indices.first else { return }
      let next = choices[(index + direction + choices.count) % choices.count]
      if parameter == .stimulusKind {
        var memory = changes.stimulusMemory
        change { preset throws(Fault) in try memory.setting(next, in: preset) }
        changes.stimulusMemory = memory
        return
      }
      let twin = compared
      change { preset throws(Fault) in
        try preset.setting(parameter, to: .choice(next), layer: place, ofTwin: twin)
      }
    }
  }

  /// The words that a key can go through; a stimulus that needs a file or a table is not one.
  private func choices(of parameter: Parameter) -> [String] {
    parameter.choices.filter { word in
      (try? bench.comparison.setting(parameter, to: word, layer: place(of: parameter))) != nil
    }
  }

  mutating func set(_ parameter: Parameter, to value: Double) {
    let (place, twin) = (place(of: parameter), compared)
    change { preset throws(Fault) in
      try preset.setting(parameter, to: .number(value), layer: place, ofTwin: twin)
    }
  }

  /// Changes the preset of the running experiment; says so where the experiment had to start again,
  /// and why where nothing was changed.
  ///
  /// - Returns: whether it was changed and there is nothing said of it yet.
  @discardableResult
  mutating func change(_ changed: (Preset) throws(Fault) -> Preset) -> Bool {
    do throws(Fault) {
      let next = try changed(preset)
      guard next != preset else { return false }
      if let lesson, let refusal = lesson.refusal(of: next, instead: preset) {
        say(sentence(for: refusal))
        return false
      }
      changes.history.change(from: preset, age: timeline.experiment.age)
      return adopt(next)
    } catch {
      warn(error.message)
      return false
    }
  }

  /// - Returns: whether the experiment goes on, rather than having to start again.
  @discardableResult
  private mutating func adopt(_ next: Preset) -> Bool {
    fit(to: next, from: preset)
    let weights =
      !next.hasGivenWeights
      ? ": the weights are drawn anew"
      : next.hasOtherWeights(than: preset) ? " from other weights" : " from the same weights"
    let goesOn = timeline.adopt(next)
    if !goesOn {
      changes.history.restart()
      bench.ranges = ChartRanges()
      views.follow(.restart, bench)
      say("started again\(weights)")
    }
    views.follow(.change, bench)
    return goesOn
  }

  /// What belongs to the run and not to its parameters stays: the seed, and what is shown.
  mutating func restore() {
    var next = opened
    next.seed = preset.seed
    next.view = preset.view
    guard next != preset else { return say("all parameters are as the preset has them") }
    if change({ _ in next }) {
      say("as opened; \(keys.name(of: .undo, in: glyphs)) takes it back")
    }
  }

  mutating func undo() {
    let previous = changes.history.undo(from: preset, age: timeline.experiment.age)
    guard let previous else { return say("nothing to undo") }
    adopt(previous)
  }

  mutating func redo() {
    let next = changes.history.redo(from: preset, age: timeline.experiment.age)
    guard let next else { return say("nothing to redo") }
    adopt(next)
  }

  mutating func toggleTie() {
    if preset.family == .microcircuit { return toggleLookahead() }
    let layer = layer
    if preset.tiesTauR(layer: layer) {
      guard let value = preset.value(of: .tauR, layer: layer).number else {
        return say("the neurons differ in τm; choose one layer first")
      }
      let isFree = change { preset throws(Fault) in
        try preset.setting(.tauR, to: value, layer: layer)
      }
      if isFree { say("τr is free") }
    } else if change({ preset throws(Fault) in preset.tyingTauR(layer: layer) }) {
      say("τr follows τm: Latent Equilibrium")
    }
  }

  private mutating func toggleLookahead() {
    let looksAhead = preset.circuit.isProspective
    let isTurned = change { preset throws(Fault) in
      try preset.setting(.prospective, to: looksAhead ? "false" : "true")
    }
    if isTurned {
      say(looksAhead ? "cells do not look ahead" : "cells look ahead: Latent Equilibrium")
    }
  }

  mutating func togglePlasticity() {
    if preset.family == .microcircuit { return toggleCircuitPlasticity() }
    let isLearning = preset.value(of: .eta) != .number(0)
    let usual = opened.eta > 0 ? opened.eta : 0.01
    let isTurned = change { preset throws(Fault) in
      try preset.setting(.eta, to: isLearning ? 0 : usual)
    }
    if isTurned { say(isLearning ? "plasticity off" : "plasticity on") }
  }

  /// All plasticity of the circuits: off, or as the preset was opened.
  private mutating func toggleCircuitPlasticity() {
    let isLearning = preset.learns
    if !isLearning && !opened.learns { return say("as opened nothing is plastic; set an η") }
    let usual = opened
    let isTurned = change { preset throws(Fault) in
      isLearning ? preset.withoutLearning : preset.learning(as: usual)
    }
    if isTurned { say(isLearning ? "plasticity off" : "plasticity on") }
  }

  mutating func beginEntry() {
    if let count {
      self.count = nil
      set(parameter, to: Double(count))
    } else if parameter.choices.isEmpty {
      overlay = .entry(TextField())
    } else {
      move(parameter, 1, finely: false)
    }
  }
}
