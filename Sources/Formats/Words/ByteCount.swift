/// How much a file holds, as a sentence says it.
package enum ByteCount {
  /// "960 bytes", "12 MB".
  package static func inWords(_ bytes: Int) -> String {
    bytes < 10 << 20 ? CountedNoun(bytes, "byte").inWords : "\(bytes >> 20) MB"
  }
}

extension [Int] {
  /// How many elements an array of these sizes has; nil where no memory could hold them.
  package var elementCount: Int? {
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
