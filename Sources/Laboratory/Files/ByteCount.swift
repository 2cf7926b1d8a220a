/// How much a file holds, as a sentence says it.
enum ByteCount {
  /// "960 bytes", "12 MB".
  static func inWords(_ bytes: Int) -> String {
    bytes < 10 << 20 ? Shape(bytes, "byte").inWords : "\(bytes >> 20) MB"
  }
}

extension [Int] {
  /// How many elements an array of these sizes has; nil where no memory could hold them.
  var elementCount: Int? {
    if contains(0) { return 0 }
    var count = 1
    for size in self {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      if overflows { return nil }
      count = product
    }
    return count
  }
}
