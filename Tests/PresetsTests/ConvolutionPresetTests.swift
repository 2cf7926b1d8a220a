import Formats
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Presets

/// Layers in rows and columns as a preset describes them.
struct ConvolutionPresetTests {
  private static func preset(
    _ layers: String..., shape: String = #""input_shape": [1, 4, 5], "#
  ) -> String {
    #"{\#(shape)"layers": [\#(layers.joined(separator: ", "))]}"#
  }

  private static let kernels =
    #"{"kind": "convolution", "channels": 2, "kernel": [2, 3]}"#
  private static let pool = #"{"kind": "max_pool", "size": 2}"#

  @Test func `Sizes follow from the picture and the kernels`() throws {
    let preset = try read(Self.preset(Self.kernels, #"{"kind": "max_pool", "size": 3}"#, "{}"))
    #expect(preset.inputs == 20 && preset.sizes == [18, 2, 1])
    #expect(preset.layers.map(\.name) == ["hidden", "hidden", "output"])
    #expect(preset.projections.map(\.rows) == [2, 1])
    #expect(preset.projections.map(\.columns) == [6, 2])
    #expect(preset.projections.map(\.layer) == [0, 2])
    let network = Network(preset.network)
    #expect(network.layers.map(\.isPooling) == [false, true, false])
  }

  @Test func `What is written is read again`() throws {
    let weights = #""weights": [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]], "biases": [0.5]"#
    let text = Self.preset(
      #"{"kind": "convolution", "channels": 1, "kernel": [2, 2], \#(weights), "eta": 0.3}"#,
      Self.pool.replacing("2", with: "1"),
      #"{"kind": "convolution", "channels": 3, "kernel": [1, 2], "feedback_weights": {"init": "normal"}}"#,
      "{}", shape: #""input_shape": [2, 3, 4], "#)
    let preset = try read(text)
    #expect(preset.layers[0].weights == .explicit([[1, 2, 3, 4, 5, 6, 7, 8]]))
    #expect(try read(preset.json.compact) == preset)
    #expect(preset.json.compact.contains("[[[[1,2],[3,4]],[[5,6],[7,8]]]]"))
  }

  @Test func `A twin has kernels of its own`() throws {
    let own =
      #"{"weights": [[[[1, 1, 1], [1, 1, 1]]], [[[2, 2, 2], [2, 2, 2]]]], "biases": [3, 4]}"#
    let text = Self.preset(Self.kernels, "{}").dropLast() + #", "twin": {"layers": [\#(own), {}]}}"#
    let preset = try read(String(text))
    let twin = try #require(preset.twinNetwork)
    #expect(twin.layers[0].weights == [[1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]])
    #expect(twin.layers[0].biases == [3, 4])
    #expect(try read(preset.json.compact) == preset)
  }

  @Test func `The picture may be that of the samples`() throws {
    let text =
      #"{"layers": [\#(Self.kernels), {"neurons": 10}], "task": {"kind": "csv", "#
      + #""file": "handwritten-digits.csv.gz", "label": "digit", "shape": [8, 8], "scale": [0, 1]}}"#
    let preset = try Preset(json: JSON(parsing: Array(text.utf8)), in: .embedded)
    #expect(preset.inputShape == ImageShape(channels: 1, rows: 8, columns: 8))
    let task = try #require(preset.task)
    #expect(task.training.count + task.test.count == 1797)
    // Pixels share one range.
    #expect(task.training.features.allSatisfy { ($0 * 16).rounded() == $0 * 16 })
    #expect(task.training.features.max() == 1 && task.training.features.min() == 0)
  }

  @Test func `Other faults do not hide a missing picture, and one at fault is named once`() {
    #expect(
      faults(in: #"{"dt": 0, "layers": [\#(Self.kernels), {}]}"#) == [
        "dt: 0 is not a time step; it must be from 1e-6 to 1000 ms",
        "layers[0].kind: a convolution needs rows and columns below it; it must follow input_shape, a "
          + "convolution or a max_pool",
      ])
    #expect(
      faults(in: Self.preset(Self.kernels, "{}", shape: #""input_shape": [0, 1, 1], "#)).count == 1)
    #expect(
      faults(in: Self.preset(Self.pool.replacing("2", with: "9"), Self.kernels, "{}")).count == 1)
  }

  private static let broken: [(text: String, sentence: String)] = [
    (
      preset(kernels, shape: ""),
      "layers[0].kind: a convolution needs rows and columns below it; it must follow input_shape, a "
        + "convolution or a max_pool"
    ),
    (
      preset("{}", pool, "{}"),
      "layers[1].kind: a max_pool needs rows and columns below it; it must follow input_shape, a "
        + "convolution or a max_pool"
    ),
    (
      preset(pool),
      "layers[0].kind: a max_pool has no neurons; the output must be a layer that has"
    ),
    (
      preset(#"{"kind": "conv"}"#),
      #"layers[0].kind: "conv" is not a kind of layer; it must be dense, convolution or max_pool"#
    ),
    (
      preset(#"{"kind": "convolution", "channels": 2}"#, "{}"),
      "layers[0].kernel: is missing; it must be [rows, columns], at most [4, 5]"
    ),
    (
      preset(#"{"kind": "convolution", "channels": 2, "kernel": [5, 1]}"#),
      "layers[0].kernel: [5,1] is not a kernel; it must be [rows, columns], at most [4, 5]"
    ),
    (
      preset(#"{"kind": "convolution", "channels": 0, "kernel": [2, 2]}"#),
      "layers[0].channels: 0 is not one; it must be a whole number from 1 to 4096"
    ),
    (
      preset(#"{"kind": "max_pool", "size": 5}"#, "{}"),
      "layers[0].size: 5 is not one; it must be a whole number from 1 to 4"
    ),
    (
      preset(#"{"kind": "convolution", "channels": 1, "kernel": [2, 2], "neurons": 3}"#),
      "layers[0].neurons: a convolution has only kind, name, channels, kernel, tau_m, tau_r, activation, eta, "
        + "eta_tau, weights, biases and feedback_weights"
    ),
    (
      preset(#"{"kind": "convolution", "channels": 1, "kernel": [1, 2], "weights": [[[[1]]]]}"#),
      "layers[0].weights[0][0][0]: 1 column for 2 kernel columns; it must have one column for each"
    ),
    (
      preset(#"{"kind": "convolution", "channels": 2, "kernel": [1, 2], "weights": [[[[1, 2]]]]}"#),
      "layers[0].weights: a list of 1 for 2 channels; it must have one kernel for each"
    ),
    (
      preset(#"{"kind": "convolution", "channels": 2, "kernel": [1, 2], "biases": [1, 2, 3]}"#),
      "layers[0].biases: a list of 3 for 2 channels; it must have one number for each"
    ),
    (
      preset("{}", shape: #""input_shape": [4, 5], "#),
      "input_shape: [4,5] is not a shape; it must be [channels, rows, columns], such as [1, 28, 28], of "
        + "at most 4096 inputs"
    ),
    (
      preset("{}", shape: #""inputs": 3, "input_shape": [1, 2, 2], "#),
      "input_shape: 2x2 are 4 numbers for 3 inputs; it must have as many"
    ),
  ]

  @Test(arguments: broken)
  func `A broken one gets one sentence`(text: String, sentence: String) {
    #expect(faults(in: text) == [sentence])
  }
}
