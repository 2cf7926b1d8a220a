/// The activation function φ of a layer: a rate r = φ(p) and its slope φ′(p).
public enum Activation: String, CaseIterable, Sendable {
  case linear
  case tanh
  case sigmoid
  case relu
  case softplus
  case hardSigmoid = "hard_sigmoid"
}
