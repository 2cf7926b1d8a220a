package import Formats

extension SampleSet {
  /// Reads images and their labels from IDX files, as MNIST is published, gzipped or not; bytes from
  /// 0 to 255 become features from 0 to 1.
  ///
  /// - Parameters:
  ///   - classes: how many classes there are, where another file has said so; nil is one more than the
  ///     largest label.
  ///   - first: how many samples are taken, from the beginning; nil is all.
  /// - Throws: what is wrong, with the file.
  package init(
    images path: String, labels labelPath: String, classes: Int? = nil, first: Int? = nil
  ) throws(Fault) {
    let images = try Self.images(path, first: first)
    let labels = try IDXArray(Folder.bytes(of: labelPath), from: labelPath)
    guard images.shape.count > 1 else {
      throw Fault(source: path, "has \(images.inWords); images must have at least two dimensions")
    }
    guard !images.bytes.isEmpty else {
      throw Fault(source: path, "holds \(images.sizes), which is no image")
    }
    guard labels.shape.count == 1 else {
      throw Fault(
        source: labelPath, "has \(labels.inWords); labels must be one number for each image")
    }
    guard labels.shape[0] == images.shape[0] else {
      throw Fault(
        source: labelPath,
        "has \(CountedNoun(labels.shape[0], "label").inWords) for \(CountedNoun(images.shape[0], "image").inWords) "
          + "in \(path)")
    }
    let last = labels.bytes.map(Int.init).max() ?? 0
    let classes = classes ?? last + 1
    guard last < classes else {
      throw Fault(
        source: labelPath,
        "has the label \(last); the training labels are from 0 to \(classes - 1)")
    }
    let inputs = images.shape.dropFirst().reduce(1, *)
    let count = images.bytes.count / inputs
    self.init(
      inputs: inputs, features: images.bytes.map { Double($0) / 255 },
      answers: .classes(
        labels.bytes.prefix(count).map(Int.init), names: (0..<classes).map(String.init)))
  }

  /// Images, of which what comes behind the first so many is not even read.
  private static func images(_ path: String, first: Int?) throws(Fault) -> IDXArray {
    if let first, !path.hasPrefix(Folder.embeddedPrefix) {
      let beginning = try FileReading.start(of: path, count: 4096)
      if let count = IDXArray.bytesHolding(first: first, of: beginning) {
        return try IDXArray(FileReading.start(of: path, count: count), from: path, first: first)
      }
    }
    return try IDXArray(Folder.bytes(of: path), from: path, first: first)
  }
}
