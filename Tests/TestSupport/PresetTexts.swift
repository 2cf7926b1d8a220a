import Formats
package import Presets
import Samples

/// A preset from text, with its faults as they are printed.
package func read(_ text: String, setting assignments: [String] = []) throws -> Preset {
  try Preset(
    json: JSON(parsing: Array(text.utf8)), in: .working,
    setting: assignments.map { try Assignment($0) })
}

/// The sentences about a preset text; empty where nothing is wrong with it.
package func faults(in text: String, setting assignments: [String] = []) -> [String] {
  do {
    _ = try read(text, setting: assignments)
    return []
  } catch let error as PresetError {
    return error.faults.map(\.description)
  } catch let fault as Fault {
    return [fault.description]
  } catch {
    return ["\(error)"]
  }
}

/// A preset of one layer with some keys more.
package func preset(_ keys: String) -> String {
  #"{"layers": [{"neurons": 2}]\#(keys.isEmpty ? "" : ", " + keys)}"#
}

/// A preset of one layer with these keys.
package func layer(_ keys: String) -> String { #"{"inputs": 2, "layers": [{\#(keys)}]}"# }

/// A preset with this stimulus and two inputs.
package func stimulus(_ json: String) -> String {
  #"{"inputs": 2, "layers": [{"neurons": 2}], "stimulus": \#(json)}"#
}

/// The presets inside the program, whatever the environment has.
package let shippedLibrary = PresetLibrary(environment: { _ in nil }, executable: nil)

/// A shipped preset with some of its values changed.
package func shipped(_ name: String, setting assignments: [String] = []) throws -> Preset {
  try shippedLibrary.preset(name, setting: assignments.map { try Assignment($0) })
}
