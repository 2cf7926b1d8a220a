/// The geometry of max pooling: each place has the largest of the rates in a square below, and hands what
/// it is handed down on to where that rate is; of several equal ones to the first.
///
/// It has no neurons and takes no time (Haider et al. 2021, figures 2d and 2e, where the published code
/// has a delay of one step in one of its orders).
public struct Pooling: Equatable, Sendable {
  public let input: ImageShape
  public let output: ImageShape
  /// How many rows and columns a square has.
  public let size: Int

  /// - Precondition: a square is no larger than what is below. What is left over at the ends has no place.
  public init(_ input: ImageShape, size: Int) {
    precondition(size > 0 && size <= min(input.rows, input.columns))
    (self.input, self.size) = (input, size)
    output = ImageShape(
      channels: input.channels, rows: input.rows / size, columns: input.columns / size)
  }

  /// Calls `body` for every place with the number of the first rate of its square.
  @inlinable @inline(always)
  func forEachPlace(_ body: (_ place: Int, _ corner: Int) -> Void) {
    var place = 0
    for channel in 0..<output.channels {
      for row in 0..<output.rows {
        for column in 0..<output.columns {
          body(place, input.index(channel, row &* size, column &* size))
          place &+= 1
        }
      }
    }
  }

  /// Where in a square the largest rate is: its number among all rates.
  @inline(always)
  private func source(_ rates: Span<Double>, _ corner: Int) -> Int {
    var source = corner
    for row in 0..<size {
      for column in 0..<size {
        let number = corner &+ row &* input.columns &+ column
        if rates[number] > rates[source] { source = number }
      }
    }
    return source
  }

  /// From which of the rates below each place takes its own, counted from the first below.
  ///
  /// - Parameter start: where the rates below start.
  package func sources(_ rates: Span<Double>, from start: Int) -> [Int] {
    var sources: [Int] = []
    forEachPlace { _, corner in sources.append(source(rates, start &+ corner) &- start) }
    return sources
  }

  /// Gives each place its rate.
  ///
  /// - Parameters:
  ///   - below: where the rates below start.
  ///   - first: where those of the places start.
  ///   - held: from which of the rates below each place takes its own; empty where it takes the largest.
  @inline(never)
  package func pool(
    _ rates: inout MutableSpan<Double>, from below: Int, to first: Int, held: ArraySlice<Int>
  ) {
    if held.isEmpty {
      forEachPlace { place, corner in
        let largest = rates[source(rates.span, below &+ corner)]
        rates[first &+ place] = largest
      }
    } else {
      for (place, source) in held.enumerated() {
        let chosen = rates[below &+ source]
        rates[first &+ place] = chosen
      }
    }
  }

  /// Hands what each place was handed on to where its rate comes from.
  ///
  /// - Parameters:
  ///   - rates: those below start at `below`.
  ///   - handedDown: what the places were handed starts at `first`, what those below are at `to`.
  ///   - held: as when the rates were pooled.
  @inline(never)
  package func route(
    _ rates: Span<Double>, from below: Int, _ handedDown: inout MutableSpan<Double>,
    from first: Int, to start: Int, held: ArraySlice<Int>
  ) {
    for k in start..<start + input.count { handedDown[k] = 0 }
    if held.isEmpty {
      forEachPlace { place, corner in
        let source = source(rates, below &+ corner) &- below
        let handed = handedDown[first &+ place]
        handedDown[start &+ source] = handed
      }
    } else {
      for (place, source) in held.enumerated() {
        let handed = handedDown[first &+ place]
        handedDown[start &+ source] = handed
      }
    }
  }
}
