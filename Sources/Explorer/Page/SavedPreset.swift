import Formats
import Laboratory
import Presets
import Stage
import Studies
import Terminal

extension ExplorerPage {
  /// The present state as a preset: the parameters as they stand, the weights as they were learned,
  /// the view as it is. A run of it begins at rest, at t = 0.
  var presetToSave: Preset {
    var saved = presetInView.keepingWeights(of: timeline.experiment.model)
    guard !changesInWords(saved).isEmpty else { return saved }
    // The text tells what the preset was made for; it may no longer hold.
    saved.about = preset.about.mapped { about, language in
      [changesInWords(saved, of: opened.title.text(in: language)), about]
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }
    return saved
  }

  /// All parameters as they stand, the weights as they were at the beginning, as one line; nil where they
  /// are too many.
  var stateToken: StateToken? {
    StateToken.fault(of: preset) == nil ? StateToken(presetInView) : nil
  }

  /// The parameters as they stand, and the view as it is.
  var presetInView: Preset {
    var preset = preset
    if window != preset.standardWindow { preset.view.window = window }
    preset.view.open = view.rawValue
    if case .times(let factor) = speed { preset.view.speed = factor }
    return preset
  }

  /// What a file that was saved does not say by itself.
  func notes(on saved: Preset) -> String {
    var notes = ""
    if saved.hasOtherWeights(than: preset) {
      notes += ", with the weights as learned"
      if !preset.twins.isEmpty, preset.twins.allSatisfy(\.layers.isEmpty) {
        notes += " (the \(preset.twins.count > 1 ? "twins start" : "twin starts") from them, too)"
      }
    }
    if let file = saved.files.first(where: { $0.hasPrefix("/") }) {
      notes += "; \(file.split(separator: "/").last ?? "") stays where it is"
    }
    return notes
  }

  /// "Changed from Lag adds up with depth: τm 20 ms instead of 10 ms."
  ///
  /// - Parameter title: what was opened; nil is its title in the language that is read.
  func changesInWords(_ saved: Preset, of title: String? = nil) -> String {
    var changes: [String] = []
    for parameter in Parameter.allCases where !followsAnother(parameter) {
      let places: [Int?] =
        preset.value(of: parameter) == .various && parameter.isPerLayer
          && preset.layers.count == opened.layers.count
        ? preset.layers.indices.map(Optional.some) : [nil]
      for layer in places {
        let value = preset.value(of: parameter, layer: layer)
        let before = opened.value(of: parameter, layer: layer)
        guard value != before else { continue }
        let place = layer.map { " of layer \($0 + 1)" } ?? ""
        changes.append("\(parameter.symbol)\(place) \(inWords(value, before, parameter))")
      }
    }
    changes += changesOfTwins
    if preset.phases != opened.phases { changes.append("other phases of learning") }
    if saved.hasOtherWeights(than: preset) {
      let time = Number.fixed(timeline.experiment.time, decimals: 0)
      changes.append("weights as learned in \(time) ms")
    } else if preset.hasOtherWeights(than: opened) {
      changes.append("other weights")
    }
    if changes.isEmpty { return "" }
    return "Changed from \(title ?? told(opened.title)): \(changes.joined(separator: ", "))."
  }

  /// "twin τr 5 ms instead of 0 ms", or of several "τr of clean errors 5 ms instead of 0 ms"; which twins
  /// there are, and what they are called.
  private var changesOfTwins: [String] {
    let isOne = preset.twins.count < 2 && opened.twins.count < 2
    return Member.allCases.dropFirst().flatMap { member -> [String] in
      let (name, before) = (preset.twinName(member), opened.twinName(member))
      switch (opened.twin(member) != nil, preset.twin(member) != nil) {
      case (false, false): return []
      case (false, true): return [isOne ? "a twin" : "a further twin: \(name)"]
      case (true, false): return [isOne ? "no twin" : "without the twin \(before)"]
      case (true, true):
        let called = preset.twin(member)?.name == opened.twin(member)?.name
        return (called ? [] : ["twin \(before) called \(name)"])
          + preset.changes(of: member, from: opened).map { change in
            let symbol =
              !isOne
              ? "\(change.symbol) of \(name)"
              : change.parameter.symbol == change.symbol
                ? "twin \(change.symbol)" : change.parameter.symbol
            return "\(symbol) \(inWords(change.now, change.before, change.parameter))"
          }
      }
    }
  }

  /// Whether a parameter is no part of the experiment, may differ only because another does, or is a twin's.
  private func followsAnother(_ parameter: Parameter) -> Bool {
    switch parameter {
    case .speed, .window, .neurons: true
    case .tauR: preset.tiesTauR() && opened.tiesTauR()
    default: parameter.rawValue.hasPrefix("twin.")
    }
  }

  private func inWords(
    _ value: Parameter.Value, _ before: Parameter.Value, _ parameter: Parameter
  ) -> String {
    let now = value == .none ? "left out" : words(for: value, of: parameter)
    return before == .none ? now : "\(now) instead of \(words(for: before, of: parameter))"
  }

  /// The name of what is open, as files are called after it.
  package var openedName: String { surroundings.openedName }

  /// Where an export goes that is given no name.
  func place(ofExport format: ExportFormat) -> FilePlace {
    .numbered(surroundings.exportName, extension: format.fileExtension)
  }
}

extension Preset {
  func hasOtherWeights(than other: Preset) -> Bool {
    layers.map(\.weights) != other.layers.map(\.weights)
      || layers.map(\.biases) != other.layers.map(\.biases)
      || layers.map(\.circuitWeights) != other.layers.map(\.circuitWeights)
      || zip(twins, other.twins).contains { $0.layers != $1.layers }
  }
}

// What no file has.
extension ExplorerPage {
  /// What has to be kept for the next start; nil where nothing is unsaved, or it is too much to be
  /// written every few seconds.
  var autosave: Autosave? {
    let hasLearned = state.hasUnsavedWeights
    guard hasLearned || hasUnsavedParameters, preset.weightCount <= Autosave.mostWeights else {
      return nil
    }
    return Autosave(
      opened: opened, preset: presetInView,
      model: hasLearned ? timeline.experiment.model : nil, time: timeline.experiment.time)
  }

  /// Whether something is unsaved, but too large.
  var isTooLargeToAutosave: Bool {
    preset.weightCount > Autosave.mostWeights && (hasUnsavedParameters || state.hasUnsavedWeights)
  }

  /// Whether parameters are neither as they were opened nor as they were saved. A lesson sets its own.
  private var hasUnsavedParameters: Bool {
    lesson == nil && preset != opened && preset != state.changes.saved.preset
  }
}
