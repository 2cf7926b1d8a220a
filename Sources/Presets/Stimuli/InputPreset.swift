import Formats

/// Which stimulus feeds which input.
package enum InputPreset: Equatable, Sendable {
  /// One stimulus for all inputs, or one with as many columns as there are inputs.
  case shared(Stimulus)
  case perInput([Stimulus])

  /// What feeds the network when a preset has no stimulus: a sine of 5 Hz.
  package static let standard = InputPreset.shared(.standard)

  /// Nothing: what stands where a task shows its samples.
  package static let silent = InputPreset.shared(
    Stimulus(shape: Stimulus.Constant(), amplitude: 0))

  /// The stimuli, whether shared or one an input.
  package var stimuli: [Stimulus] {
    switch self {
    case .shared(let stimulus): [stimulus]
    case .perInput(let stimuli): stimuli
    }
  }

  /// The same arrangement with every stimulus changed.
  package func map<Thrown: Error>(
    _ change: (Stimulus) throws(Thrown) -> Stimulus
  ) throws(Thrown) -> InputPreset {
    switch self {
    case .shared(let stimulus): .shared(try change(stimulus))
    case .perInput(let stimuli): .perInput(try stimuli.map(change))
    }
  }

  /// One stimulus, or the list of them.
  var json: JSON {
    switch self {
    case .shared(let stimulus): stimulus.json
    case .perInput(let stimuli): .list(stimuli.map(\.json))
    }
  }

  /// The stimuli and where each stands, from the place of all.
  func places(_ place: String) -> [(place: String, stimulus: Stimulus)] {
    switch self {
    case .shared(let stimulus): [(place, stimulus)]
    case .perInput(let stimuli): stimuli.enumerated().map { ("\(place)[\($0)]", $1) }
    }
  }
}
