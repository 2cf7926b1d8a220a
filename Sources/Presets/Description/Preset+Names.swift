import Samples

// What the columns of a file are called is what the inputs and outputs of its network are.
extension Preset {
  /// What an input is called, counted from 0; nil where nothing names it.
  package func name(ofInput input: Int) -> String? {
    if let task {
      let names = task.training.featureNames
      return names.indices.contains(input) ? names[input] : nil
    }
    switch stimulus {
    case .shared(let signal): return signal.columnName(ofInput: input)
    case .perInput(let signals):
      return signals.indices.contains(input) ? signals[input].columnName(ofInput: 0) : nil
    }
  }

  /// What an output is called, counted from 0: the class, or the column, that it stands for; nil where
  /// nothing names it.
  package func name(ofOutput output: Int) -> String? {
    guard let task else { return nil }
    let names = task.training.outputNames
    return names.indices.contains(output) ? names[output] : nil
  }
}

extension SampleSet {
  /// The names of the classes, or of the numbers that are the answers.
  package var outputNames: [String] {
    // One output for two classes is high for the second.
    if hasOneOutput { return [classNames[1]] }
    return switch answers {
    case .classes(_, let names), .values(_, let names): names
    }
  }
}

extension Stimulus {
  fileprivate func columnName(ofInput input: Int) -> String? {
    guard let signal = shape.recording else { return nil }
    let column = signal.names.count == 1 ? 0 : input
    return signal.names.indices.contains(column) ? signal.names[column] : nil
  }
}
