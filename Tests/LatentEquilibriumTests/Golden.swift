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

  let acts: [String]
  let hold: Int
  let steps: Int
  let X: [[Double]]
  let T: [[Double]]
  let W: [[[Double]]]
  let b: [[Double]]
  let B: [[[Double]]]?
  let W_end: [[[Double]]]
  let b_end: [[Double]]
  let par_tau_m: TimeConstant
  let par_tau_r: TimeConstant?
  let par_dt: Double
  let par_beta: Double
  let par_eta: [Double]
  let par_scheme: String
  let par_error_from: String?
  let par_tau_s: Double?
  let par_filter_backward: Bool?
  let u: [[[Double]]]
  let p: [[[Double]]]
  let r: [[[Double]]]
  let I: [[[Double]]]
  let e: [[[Double]]]

  var description: NetworkDescription {
    let layers = W.indices.map { l in
      let neurons = W[l].count
      let tauM = par_tau_m.values(layer: l, neurons: neurons)
      return LayerDescription(
        tauM: tauM, tauR: par_tau_r?.values(layer: l, neurons: neurons) ?? tauM,
        activation: acts[l] == "hard" ? .hardSigmoid : Activation(rawValue: acts[l])!,
        learningRate: par_eta[l], weights: W[l], biases: b[l], feedbackWeights: B?[l])
    }
    return NetworkDescription(
      inputs: W[0][0].count, layers: layers, dt: par_dt, beta: par_beta,
      scheme: par_scheme == "ffp" ? .sweep : .synchronous,
      errorFrom: par_error_from == "r" ? .tauR : .tauM,
      feedback: B == nil ? .transpose : .random,
      substrate: Substrate(
        tauSynapse: par_tau_s ?? 0, filtersErrors: par_filter_backward ?? false))
  }
}

/// Reads one of the files in `Golden/`.
func golden<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  let folder = Bundle.module.resourceURL!.appending(path: "Golden")
  return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: name)))
}

extension Network {
  /// A matrix of weights by rows.
  func weights(ofLayer layer: Int) -> [[Double]] {
    (0..<layers[layer].neurons).map { neuron in
      (0..<layers[layer].inputs).map { weight(layer: layer, neuron: neuron, input: $0) }
    }
  }
}

/// The distance of two lists relative to the larger of 1 and the second's largest entry.
func distance(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
  let scale = b.reduce(1) { max($0, abs($1)) }
  return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / scale
}
