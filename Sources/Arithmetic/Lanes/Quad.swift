/// One number of four copies of a network, side by side.
@usableFromInline package typealias Quad = SIMD4<Double>

/// The sum over four copies.
@inlinable @inline(always)
package func total(_ quad: Quad) -> Double {
  let two = quad.lowHalf + quad.highHalf
  return two.x + two.y
}
