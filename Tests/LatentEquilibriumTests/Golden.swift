import Foundation
import LatentEquilibrium

/// A trajectory of an independent float64 implementation, as its file holds it.
struct Golden: Decodable {
  /// A number for the whole network, or one for every neuron of every layer.
  enum TimeConstant: Decodable {
    case uniform(Double)
    case perNeuron([[Double]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Double.self) {
        self = .uniform(value)
      } else {
        self = .perNeuron(try container.decode([[Double]].self))
      }
    }

    func values(layer: Int, neurons: Int) -> [Double] {
      switch self {
      case .uniform(let value): Array(repeating: value, count: neurons)
      case .perNeuron(let values): values[layer]
      }
    }
  }

  let activations: [String]
  let hold: Int
  let steps: Int
  let stimuli: [[Double]]
  let targets: [[Double]]
  let weights: [[[Double]]]
  let biases: [[Double]]
  let feedbackWeights: [[[Double]]]?
  let finalWeights: [[[Double]]]
  let finalBiases: [[Double]]
  let tauM: TimeConstant
  let tauR: TimeConstant?
  let dt: Double
  let beta: Double
  let eta: [Double]
  let scheme: String
  let errorFrom: String?
  let tauSynapse: Double?
  let filtersErrors: Bool?
  let membranePotential: [[[Double]]]
  let prospectivePotential: [[[Double]]]
  let rate: [[[Double]]]
  let synapticInput: [[[Double]]]
  let error: [[[Double]]]

  enum CodingKeys: String, CodingKey {
    case hold, steps
    case activations = "acts"
    case stimuli = "X"
    case targets = "T"
    case weights = "W"
    case biases = "b"
    case feedbackWeights = "B"
    case finalWeights = "W_end"
    case finalBiases = "b_end"
    case tauM = "par_tau_m"
    case tauR = "par_tau_r"
    case dt = "par_dt"
    case beta = "par_beta"
    case eta = "par_eta"
    case scheme = "par_scheme"
    case errorFrom = "par_error_from"
    case tauSynapse = "par_tau_s"
    case filtersErrors = "par_filter_backward"
    case membranePotential = "u"
    case prospectivePotential = "p"
    case rate = "r"
    case synapticInput = "I"
    case error = "e"
  }

  var description: NetworkDescription {
    let layers = weights.indices.map { l in
      let neurons = weights[l].count
      let membrane = tauM.values(layer: l, neurons: neurons)
      return LayerDescription(
        tauM: membrane, tauR: tauR?.values(layer: l, neurons: neurons) ?? membrane,
        activation: activations[l] == "hard" ? .hardSigmoid : Activation(rawValue: activations[l])!,
        learningRate: eta[l], weights: weights[l], biases: biases[l],
        feedbackWeights: feedbackWeights?[l])
    }
    return NetworkDescription(
      inputs: weights[0][0].count, layers: layers, dt: dt, beta: beta,
      scheme: scheme == "ffp" ? .gaussSeidel : .synchronous,
      errorFrom: errorFrom == "r" ? .tauR : .tauM,
      substrate: Substrate(
        tauSynapse: tauSynapse ?? 0, filtersErrors: filtersErrors ?? false))
  }
}

/// Reads one of the files in `Golden/`.
func golden<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  let folder = Bundle.module.resourceURL!.appending(path: "Golden")
  return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: name)))
}

/// The distance of two lists relative to the larger of 1 and the second's largest entry.
func distance(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
  let scale = b.reduce(1) { max($0, abs($1)) }
  return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / scale
}
