import Laboratory
import Presets
import Terminal

// What files call the inputs and outputs stands beside their numbers.
extension OnStage {
  /// Longer names would leave no room for what they are names of.
  private var longestName: Int { 14 }

  /// A name as it is written; empty where there is none.
  private func short(_ name: String?) -> String {
    name.map { glyphs.fitted($0, to: longestName) } ?? ""
  }

  /// What an input is called, counted from 0; empty where nothing names it.
  package func name(ofInput input: Int) -> String { short(preset.name(ofInput: input)) }

  /// What a neuron is called, counted from 0 within its layer; empty where nothing names it.
  package func name(ofNeuron neuron: Int, inLayer layer: Int) -> String {
    layer == preset.layers.count - 1 ? short(preset.name(ofOutput: neuron)) : ""
  }

  /// What a unit of a column of the network view is called: column 0 is the inputs.
  package func name(ofUnit unit: Int, inColumn column: Int) -> String {
    column == 0 ? name(ofInput: unit) : name(ofNeuron: unit, inLayer: column - 1)
  }
}

extension String {
  /// With a blank before it, unless it is empty.
  package var spaced: String { isEmpty ? "" : " " + self }
}
