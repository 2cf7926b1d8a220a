extension SampleSet {
  /// Reads images and their labels from IDX files, as MNIST is published, gzipped or not; bytes from
  /// 0 to 255 become features from 0 to 1.
  ///
  /// - Throws: what is wrong, with the file.
  public init(images path: String, labels labelPath: String) throws(Fault) {
    throw Fault(source: path, "IDX files cannot be read by this version")
  }
}
