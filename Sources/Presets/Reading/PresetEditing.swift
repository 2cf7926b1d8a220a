package import Formats
package import Samples

extension Preset {
  /// The preset with one of its values changed, as `--set` changes it in a file.
  ///
  /// A τr that is tied stays tied and one that is free stays free, whatever their numbers; a CSV file
  /// that is in use already is not read again.
  ///
  /// - Parameter folder: where files named by the assignment are.
  /// - Throws: every fault, with the assignment as its source where it caused it.
  package func setting(
    _ assignment: Assignment, in folder: Folder = .working
  ) throws(PresetError) -> Preset {
    try setting([assignment], in: folder)
  }

  /// The preset with several of its values changed, one after the other.
  package func setting(
    _ assignments: [Assignment], in folder: Folder = .working
  ) throws(PresetError) -> Preset {
    try Preset(json: editableJSON, in: folder, setting: assignments, original: self)
  }

  /// The preset with every default written out but what a tie says already: so it stays a tie when
  /// `tau_m` is changed in the text.
  package var editableJSON: JSON {
    var json = json
    guard tauR == nil else { return json }
    json["tau_r"] = nil
    guard case .list(var elements)? = json["layers"] else { return json }
    for (index, layer) in layers.enumerated() where layer.tauR == nil {
      elements[index]["tau_r"] = nil
    }
    json["layers"] = .list(elements)
    return json
  }

  /// The files that the preset needs besides its own, by their full names.
  package var files: [String] { recordings.map(\.file) + (task?.source.files ?? []) }

  var recordings: [SampledSignal] {
    guard case .signal(let target) = target.kind else {
      return stimulus.stimuli.flatMap(\.recordings)
    }
    return (stimulus.stimuli + target.stimuli).flatMap(\.recordings)
  }
}

extension Assignment {
  /// Whether a file may have to be read for it.
  package var mayNameFile: Bool {
    guard let first = keys.first, let last = keys.last else { return false }
    switch first {
    case "stimulus", "target": return isComposite || ["file", "columns", "time"].contains(last)
    case "task":
      return isComposite || last == "kind"
        || SampleSource.Kind.allCases.contains { $0.keys.contains(last) }
        || last == "scale"
    default: return false
    }
  }
}
