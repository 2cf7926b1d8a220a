/// Which of the two networks of an experiment.
package enum Member: String, CaseIterable, Sendable {
  case network = "le"
  case twin
}
