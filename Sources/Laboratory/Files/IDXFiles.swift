extension SampleSet {
  /// Reads images and their labels from IDX files, as MNIST is published, gzipped or not; bytes from
  /// 0 to 255 become features from 0 to 1.
  ///
  /// - Parameter classes: how many classes there are, where another file has said so; nil is one
  ///   more than the largest label.
  /// - Throws: what is wrong, with the file.
  public init(
    images path: String, labels labelPath: String, classes: Int? = nil
  ) throws(Fault) {
    let images = try IDXArray(reading: path)
    let labels = try IDXArray(reading: labelPath)
    guard images.shape.count > 1, images.shape.reduce(1, *) > 0 else {
      throw Fault(source: path, "has \(images.inWords); images must have at least two dimensions")
    }
    guard labels.shape.count == 1 else {
      throw Fault(
        source: labelPath, "has \(labels.inWords); labels must be one number for each image")
    }
    guard labels.shape[0] == images.shape[0] else {
      throw Fault(
        source: labelPath,
        "has \(Shape(labels.shape[0], "label").inWords) for \(Shape(images.shape[0], "image").inWords) "
          + "in \(path)")
    }
    let last = labels.bytes.map(Int.init).max() ?? 0
    let classes = classes ?? last + 1
    guard last < classes else {
      throw Fault(
        source: labelPath,
        "has the label \(last); the training labels are from 0 to \(classes - 1)")
    }
    self.init(
      inputs: images.bytes.count / images.shape[0], features: images.bytes.map { Double($0) / 255 },
      answers: .classes(labels.bytes.map(Int.init), names: (0..<classes).map(String.init)))
  }
}

/// Bytes in an array of any number of dimensions, as IDX files hold them: two zeros, the type, the
/// number of dimensions, each size as four bytes with the highest first, and the bytes.
private struct IDXArray {
  let shape: [Int]
  let bytes: ArraySlice<UInt8>

  /// Of unsigned bytes, the one type that images and labels are published in.
  private static let byteType: UInt8 = 8

  init(reading path: String) throws(Fault) {
    do {
      let file = try Folder.bytes(of: path)
      try self.init(Inflation.isGzip(file) ? Inflation.bytes(of: file, .gzip) : file)
    } catch {
      throw error.source.isEmpty ? Fault(source: path, error.message) : error
    }
  }

  private init(_ file: [UInt8]) throws(Fault) {
    guard file.count >= 4, file[0] == 0, file[1] == 0 else {
      throw Fault("is not an IDX file: it must begin with two zero bytes")
    }
    guard file[2] == Self.byteType else {
      throw Fault("holds IDX data of type \(file[2]); it must be 8, unsigned bytes")
    }
    let start = 4 + 4 * Int(file[3])
    guard file[3] > 0, start <= file.count else { throw Fault("ends before its sizes do") }
    shape = (0..<Int(file[3])).map { dimension in
      file[4 + 4 * dimension..<8 + 4 * dimension].reduce(0) { $0 << 8 | Int($1) }
    }
    var count = 1
    for size in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      count = overflows ? .max : product
    }
    guard file.count - start == count else {
      let sizes = shape.map(String.init).joined(separator: "x")
      throw Fault("holds \(file.count - start) bytes; \(sizes) are \(count)")
    }
    bytes = file[start...]
  }

  var inWords: String { Shape(shape.count, "dimension").inWords }
}
