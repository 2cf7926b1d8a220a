import FoundationEssentials
import Laboratory

/// A preset from text, with its faults as they are printed.
func read(_ text: String, setting assignments: [String] = []) throws -> Preset {
  try Preset(
    json: JSON(parsing: Array(text.utf8)), in: .working,
    setting: assignments.map { try Assignment($0) })
}

/// The sentences about a preset text; empty where nothing is wrong with it.
func faults(in text: String, setting assignments: [String] = []) -> [String] {
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
func preset(_ keys: String) -> String {
  #"{"layers": [{"neurons": 2}]\#(keys.isEmpty ? "" : ", " + keys)}"#
}

/// A preset of one layer with these keys.
func layer(_ keys: String) -> String { #"{"inputs": 2, "layers": [{\#(keys)}]}"# }

/// A preset with this stimulus and two inputs.
func stimulus(_ json: String) -> String {
  #"{"inputs": 2, "layers": [{"neurons": 2}], "stimulus": \#(json)}"#
}

/// Runs something with an empty folder, which is removed afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = "/tmp/lescope-tests-\(UUID())"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// The names of the files in a folder, sorted.
func files(in folder: String) -> [String] {
  (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
}

func write(_ text: String, to path: String) throws {
  var writer = try FileWriter(path)
  try writer.write(text)
  try writer.finish()
}

/// A document of the repository, by its path from the top.
func document(_ path: String) throws -> String {
  let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
  return String(decoding: try FileReading.bytes(of: "\(package)/\(path)"), as: UTF8.self)
}

/// The presets inside the program, whatever the environment has.
let shippedLibrary = PresetLibrary(environment: { _ in nil }, executable: nil)

/// A shipped preset with some of its values changed.
func shipped(_ name: String, setting assignments: [String] = []) throws -> Preset {
  try shippedLibrary.preset(name, setting: assignments.map { try Assignment($0) })
}

/// The values of all inputs in steps 1 to `steps`, one row a step.
func rows(
  _ stimulus: String, dt: Double, steps: Int, inputs: Int = 1, seed: Int = 7
) throws -> [[Double]] {
  let keys = #""inputs": \#(inputs), "dt": \#(dt), "seed": \#(seed)"#
  let preset = try read(#"{"layers": [{}], \#(keys), "stimulus": \#(stimulus)}"#)
  var signal = InputSignal(preset.stimulus, count: inputs, dt: dt, seed: preset.seed)
  var values = [Double](repeating: .nan, count: inputs)
  return (1...steps).map { step in
    signal.fill(&values, step: step)
    return values
  }
}

/// The values of a single input in steps 1 to `steps`.
func samples(_ stimulus: String, dt: Double, steps: Int, seed: Int = 7) throws -> [Double] {
  try rows(stimulus, dt: dt, steps: steps, seed: seed).map { $0[0] }
}

extension Experiment {
  /// The experiment so many steps later.
  func advanced(by steps: Int) throws -> Experiment {
    var experiment = self
    for _ in 0..<steps { try experiment.advance() }
    return experiment
  }
}

/// The oracles' data beside these tests.
let goldenFolder = String(#filePath.dropLast("/Support.swift".count)) + "/Golden"

func makeFolder(_ path: String) throws {
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
}
