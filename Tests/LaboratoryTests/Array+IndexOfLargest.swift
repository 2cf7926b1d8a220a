extension [Double] {
  /// The place of the largest number in a range, counted from the range's beginning; of several the
  /// first.
  func indexOfLargest(in range: Range<Int>) -> Int {
    var largest = range.lowerBound
    for place in range where self[place] > self[largest] { largest = place }
    return largest - range.lowerBound
  }
}
