/// Those who do the parts of a piece of work: one after the other, or at once on several cores.
///
/// A model does not know how many cores there are. It only says which parts of a step do not
/// wait for each other; how many there are changes no bit of the result.
public struct Workers: Sendable {
  /// Does each of the parts from 0 once.
  public typealias Perform =
    @Sendable (_ parts: Int, _ work: @Sendable (_ part: Int) -> Void) -> Void

  /// Into how many parts work is divided.
  @usableFromInline package let count: Int
  @usableFromInline let perform: Perform

  /// - Parameters:
  ///   - count: how many parts there are to be.
  ///   - perform: may do the parts in any order or at once, and returns when all are done.
  public init(count: Int, perform: @escaping Perform) {
    precondition(count > 0)
    self.count = count
    self.perform = perform
  }

  /// All the work in one part, on the caller's own thread.
  public static let alone = Workers(count: 1) { parts, work in
    for part in 0..<parts { work(part) }
  }

  /// Lets each part of the work write sections of two arrays of its own.
  ///
  /// - Parameters:
  ///   - start: where the section of a part starts; rises from 0 to the number of elements.
  ///   - work: receives the part's number and its sections.
  @inlinable
  package func divide<A: Sendable, B: Sendable>(
    _ first: inout [A], at firstStart: @Sendable (_ part: Int) -> Int,
    _ second: inout [B], at secondStart: @Sendable (_ part: Int) -> Int,
    work:
      @Sendable (
        _ part: Int, _ first: inout MutableSpan<A>, _ second: inout MutableSpan<B>
      ) -> Void
  ) {
    if count == 1 {
      var first = first.mutableSpan
      var second = second.mutableSpan
      return work(0, &first, &second)
    }
    unsafe first.withUnsafeMutableBufferPointer { first in
      unsafe second.withUnsafeMutableBufferPointer { second in
        // The sections of several parts do not overlap, because each begins where the one before
        // ends; and so they may be written at once.
        nonisolated(unsafe) let first = unsafe first
        nonisolated(unsafe) let second = unsafe second
        perform(count) { part in
          var mine = unsafe MutableSpan(
            _unsafeElements: first.extracting(firstStart(part)..<firstStart(part + 1)))
          var other = unsafe MutableSpan(
            _unsafeElements: second.extracting(secondStart(part)..<secondStart(part + 1)))
          work(part, &mine, &other)
        }
      }
    }
  }
}
