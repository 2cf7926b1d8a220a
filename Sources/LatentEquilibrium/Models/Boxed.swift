/// A large value on the heap, copied when it is changed while someone else has it: as the payload of an
/// enum it is moved out and in again, and as a part of what is copied often copied, at the price of a pointer.
@frozen
public struct Boxed<Content: Sendable>: Sendable {
  // A list of one counts its owners already.
  @usableFromInline
  var one: [Content]

  @inlinable
  public init(_ value: Content) { one = [value] }

  @inlinable
  public var value: Content {
    _read { yield one.span[0] }
    _modify { yield &one[0] }
  }
}

extension Boxed: Equatable where Content: Equatable {}
