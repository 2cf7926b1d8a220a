extension BatchTurn {
  /// Turns what the errors of the step ask for into errors that travel in time, as `ErrorMembrane` says
  /// it for one network.
  func passErrorsOn(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>
  ) {
    guard let memory = layout.errorMemory else { return }
    let membrane = parameters.errorMembrane
    for slice in 0..<slices.count {
      let start = slice * layout.size
      for j in neurons {
        let v = quads[start + memory + j]
        let asked = quads[start + layout.error + j]
        quads[start + layout.error + j] = membrane.memory[j] * v + membrane.lookahead[j] * asked
        quads[start + memory + j] = v + membrane.relaxation[j] * (asked - v)
      }
    }
  }
}
