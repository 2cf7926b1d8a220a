package import Formats

/// The files that a figure needs and that do not come with the program.
package struct FigureData: Equatable, Sendable {
  /// What they are: "MNIST".
  package let name: String
  /// Their names, without the `.gz` that they may end in.
  package let files: [String]
  /// Where a package of the system puts them; nil where there is none.
  package let systemFolder: String?
  /// How to come by them, as the end of a sentence.
  package let remedy: String

  /// The four files of MNIST and what has its form.
  package static let imageFiles = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  package static let mnist = FigureData(
    name: "MNIST", files: imageFiles, systemFolder: nil,
    remedy: "they are MNIST's own, gzipped or not")
  package static let fashion = FigureData(
    name: "Fashion-MNIST", files: imageFiles,
    systemFolder: "/usr/share/datasets/fashion-mnist",
    remedy: "they are in Debian's package: apt-get install dataset-fashion-mnist")
  package static let higgs = FigureData(
    name: "HIGGS", files: ["higgs.csv"], systemFolder: nil,
    remedy: "it is the first 400000 rows of UCI's HIGGS.csv below a line of names, of which the "
      + "first is class")
  package static let cifar = FigureData(
    name: "CIFAR-10",
    files: [
      "cifar10-train-images-idx4-ubyte", "cifar10-train-labels-idx1-ubyte",
      "cifar10-test-images-idx4-ubyte", "cifar10-test-labels-idx1-ubyte",
    ], systemFolder: nil,
    remedy: "they are CIFAR-10's pictures as IDX arrays of [pictures, 3, 32, 32] bytes, and their "
      + "labels as IDX arrays of bytes")

  /// The full names of the files, by the names without `.gz`.
  ///
  /// - Parameter folder: where they are; nil is where a package of the system puts them.
  /// - Throws: what is missing and where it belongs, in a sentence.
  package func paths(in folder: String?) throws(Fault) -> [String: String] {
    guard let place = folder ?? systemFolder else {
      throw Fault(
        source: "--data", "is missing; it must name the folder with \(inWords); \(remedy)")
    }
    var paths: [String: String] = [:]
    var missing: [String] = []
    for file in files {
      let path = place + "/" + file
      if let known = [path + ".gz", path].first(where: { Disk.has($0) }) {
        paths[file] = known
      } else {
        missing.append(file)
      }
    }
    guard missing.isEmpty else {
      let names = missing.joined(", ", last: " and ")
      throw Fault(
        source: place,
        "\(names) of \(name) \(missing.count == 1 ? "is" : "are") missing there; \(remedy)"
          + (folder == nil ? "; or --data FOLDER names where they are" : ""))
    }
    return paths
  }

  /// The names of the files in a command where nobody has looked for them.
  package var placeholders: [String: String] {
    Dictionary(
      uniqueKeysWithValues: files.map { file in
        (file, systemFolder.map { "\($0)/\(file).gz" } ?? "FOLDER/\(file)")
      })
  }

  /// "train-images-idx3-ubyte and ... of MNIST".
  private var inWords: String { "\(files.joined(", ", last: " and ")) of \(name)" }

  /// A setting with the full names of files in the place of `"@name"`.
  static func filling(_ setting: String, with paths: [String: String]) -> String {
    paths.reduce(setting) { text, path in
      text.replacing("\"@\(path.key)\"", with: JSON.text(path.value).compact)
    }
  }
}
