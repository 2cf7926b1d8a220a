extension BatchTurn {
  /// Turns what the errors of the step ask for into errors that travel in time, as `ErrorMembrane` says
  /// it for one network.
  func passErrorsOn(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    guard let memory = layout.errorMemory else { return }
    let membrane = coefficients.ofErrors
    for slice in 0..<slices.count {
      let start = slice * layout.size
      for j in neurons {
        let v = bundles[start + memory + j]
        let asked = bundles[start + layout.error + j]
        bundles[start + layout.error + j] = membrane.memory[j] * v + membrane.lookahead[j] * asked
        bundles[start + memory + j] = v + membrane.relaxation[j] * (asked - v)
      }
    }
  }
}
