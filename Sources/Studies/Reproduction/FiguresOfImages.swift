import Laboratory

extension Figure {
  static let pictures = Figure(
    "2b", shows: "a network with two hidden layers tells pictures apart as backpropagation does",
    source: "\(paper), figure 2b",
    published: "MNIST: 1.98 ± 0.11 % of the test wrong, 1.93 ± 0.14 % with backpropagation, 2.6 % "
      + "with feedback alignment, more than 10 % without look-ahead",
    preset: "fashion",
    quick: FigureForm(
      "Fashion-MNIST, 6000 pictures, 784-100-10, three passes", data: .fashion,
      shortfall:
        "The quick form learns 6000 pictures of clothes, which are harder, with one hidden "
        + "layer in three passes.",
      [
        FigurePart(
          "", "fashion", setting: [files], .samples(passes: 3),
          [
            .accuracy(.network, 0.75...0.85),
            .accuracy(.yardstick, 0.75...0.87),
            .accuracy(.twin, 0...0.3),
          ])
      ]),
    full: FigureForm(
      "MNIST, 784-300-100-10, 200 passes", seeds: authorsSeeds, data: .mnist,
      [
        FigurePart(
          "", "fashion", setting: mnist, .samples(passes: 200),
          [
            .accuracy(.network, 0.975...0.99, published: "98.02 ± 0.11 %"),
            .accuracy(.yardstick, 0.975...0.99, published: "98.07 ± 0.14 %"),
          ]),
        FigurePart(
          "feedback alignment", "fashion", setting: mnist + ["feedback=random"],
          .samples(passes: 200),
          [
            .accuracy(.network, 0.965...0.985, published: "97.4 %")
          ]),
        FigurePart(
          "200 ms a picture, without look-ahead", "fashion",
          setting: mnist + [
            "dt=1", "tau_m=10", "tau_r=0", "error_from=tau_r", "task.presentation=200", "eta=0.08",
            "layers.2.eta=0.016", "layers.3.eta=0.008",
          ], .samples(passes: 200),
          [
            FigureExpectation(
              "accuracy, leaky with own errors", .learned(.accuracy, .network), .percent,
              published: "below 90 %", band: 0...0.9)
          ]),
      ]))

  /// The files of a data set that has the form of MNIST, in the task of `fashion`.
  private static let files = """
    task={"kind":"idx","images":"@train-images-idx3-ubyte","labels":"@train-labels-idx1-ubyte",\
    "test_images":"@t10k-images-idx3-ubyte","test_labels":"@t10k-labels-idx1-ubyte",\
    "shape":[28,28],"train":6000,"test":1000,"presentation":1,"epochs":3,"batch":10}
    """

  /// The network and the rates of the authors' MNIST.
  static let mnist = [
    "dt=0.01", "tau_m=20", "eta=16", "activation=hard_sigmoid", "twin=null",
    """
    layers=[{"neurons":300,\(initial)},{"neurons":100,"eta":3.2,\(initial)},\
    {"neurons":10,"eta":1.6,"activation":"linear",\(initial)}]
    """,
    mnistFiles(presentation: 1, epochs: 200),
  ]

  static func mnistFiles(presentation: Double, epochs: Int) -> String {
    """
    task={"kind":"idx","images":"@train-images-idx3-ubyte","labels":"@train-labels-idx1-ubyte",\
    "test_images":"@t10k-images-idx3-ubyte","test_labels":"@t10k-labels-idx1-ubyte",\
    "shape":[28,28],"presentation":\(presentation),"epochs":\(epochs),"batch":512}
    """
  }

  /// What weights and biases of the authors' networks are drawn from.
  private static let initial =
    #""weights":{"init":"normal","std":0.05},"biases":{"init":"normal","std":0.05}"#

  static let tables = Figure(
    "2c", shows: "three hidden layers learn from a table of numbers as backpropagation does",
    source: "\(paper), figure 2c",
    published: "HIGGS: 27.6 % of the test wrong, 27.8 % with backpropagation",
    preset: "breast-cancer",
    quick: FigureForm(
      "the shipped tumours, 30-20-20-1, 20 passes",
      shortfall: "The quick form has 455 samples of thirty numbers, and two hidden layers.",
      [
        FigurePart(
          "", "breast-cancer", .samples(passes: 20),
          [
            .accuracy(.network, 0.95...1),
            .accuracy(.yardstick, 0.95...1),
            .accuracy(.twin, 0...0.7),
          ])
      ]),
    full: FigureForm(
      "HIGGS, 360000 of 400000 rows, 28-300-300-300-1, 100 passes",
      seeds: [1, 2, 3, 5, 7, 8, 13, 21, 34], data: .higgs,
      [
        FigurePart(
          "", "own-data",
          setting: [
            "eta=4", "activation=hard_sigmoid", "twin=null",
            """
            layers=[{"neurons":300,\(initial)},{"neurons":300,"eta":0.8,\(initial)},\
            {"neurons":300,"eta":0.4,\(initial)},\
            {"neurons":1,"eta":0.4,"activation":"linear",\(initial)}]
            """,
            """
            task={"kind":"csv","file":"@higgs.csv","label":"class","train":360000,"test":40000,\
            "presentation":2,"epochs":100,"batch":128}
            """,
          ], .samples(passes: 100),
          [
            .accuracy(.network, 0.7...0.75, published: "72.4 %"),
            .accuracy(.yardstick, 0.7...0.75, published: "72.2 %"),
          ])
      ]))

  static let convolutions = Figure(
    "2d", shows: "a convolutional network reads digits as backpropagation does",
    source: "\(paper), figure 2d",
    published: "MNIST, LeNet-5: 1.1 % of the test wrong, 1.08 % with backpropagation",
    preset: "handwritten-digits",
    quick: FigureForm(
      "the shipped digits, one convolution, three passes",
      shortfall:
        "The quick form has 1437 digits of 8 by 8 pixels, one convolution and three passes.",
      [
        FigurePart(
          "", "handwritten-digits", setting: ["twin=null"], .samples(passes: 3),
          [
            .accuracy(.network, 0.9...0.97),
            .accuracy(.yardstick, 0.88...0.97),
          ])
      ]),
    full: FigureForm(
      "MNIST, LeNet-5, 100 passes", seeds: [1, 2, 3, 5, 7, 8, 13, 21, 34], data: .mnist,
      [
        FigurePart(
          "", "handwritten-digits",
          setting: [
            "eta=1.6", "activation=hard_sigmoid", "twin=null",
            leNet(20, 50, 500, rates: [0.16, 0.16, 0.16]),
            mnistFiles(presentation: 10, epochs: 100),
          ], .samples(passes: 100),
          [
            .accuracy(.network, 0.985...0.995, published: "98.9 %"),
            .accuracy(.yardstick, 0.98...0.995, published: "98.92 %"),
          ])
      ]))

  static let deeperConvolutions = Figure(
    "2e", shows: "the same network, with two convolutions, learns pictures of things",
    source: "\(paper), figure 2e",
    published:
      "CIFAR-10, LeNet-5: 38.0 ± 1.3 % of the test wrong, 39.4 ± 5.6 % with backpropagation",
    preset: "handwritten-digits",
    quick: FigureForm(
      "the shipped digits, two convolutions, three passes",
      shortfall:
        "The quick form has digits in place of things, since no pictures of things in colour "
        + "can be shipped.",
      [
        FigurePart(
          "", "handwritten-digits",
          setting: [
            "twin=null",
            """
            layers=[{"kind":"convolution","channels":8,"kernel":[3,3],\
            "weights":{"init":"normal","std":0.3333}},{"kind":"max_pool","size":2},\
            {"kind":"convolution","channels":16,"kernel":[2,2],\
            "weights":{"init":"normal","std":0.1768}},\
            {"neurons":32,"weights":{"init":"normal","std":0.125}},\
            {"neurons":10,"activation":"linear","eta":0.06,"weights":{"init":"normal","std":0.1768}}]
            """,
          ], .samples(passes: 3),
          [
            .accuracy(.network, 0.88...0.97),
            .accuracy(.yardstick, 0.86...0.97),
          ])
      ]),
    full: FigureForm(
      "CIFAR-10, LeNet-5, 40000 pictures, 100 passes", seeds: [1, 2, 3, 5, 7, 8, 13, 21, 34],
      data: .cifar,
      [
        FigurePart(
          "", "handwritten-digits",
          setting: [
            "eta=1.6", "activation=hard_sigmoid", "twin=null",
            leNet(20, 50, 500, rates: [0.32, 0.32, 0.16]),
            """
            task={"kind":"idx","images":"@cifar10-train-images-idx4-ubyte",\
            "labels":"@cifar10-train-labels-idx1-ubyte",\
            "test_images":"@cifar10-test-images-idx4-ubyte",\
            "test_labels":"@cifar10-test-labels-idx1-ubyte","shape":[32,32],"train":40000,\
            "presentation":5,"epochs":100,"batch":128}
            """,
          ], .samples(passes: 100),
          [
            .accuracy(.network, 0.58...0.66, published: "62.0 ± 1.3 %"),
            .accuracy(.yardstick, 0.53...0.68, published: "60.6 ± 5.6 %"),
          ])
      ]))

  /// Two convolutions of 5 by 5 with pools above them, a hidden layer and ten outputs.
  ///
  /// - Parameter rates: η of all layers but the first, in 1/ms.
  private static func leNet(
    _ first: Int, _ second: Int, _ hidden: Int, rates: [Double]
  ) -> String {
    """
    layers=[{"kind":"convolution","channels":\(first),"kernel":[5,5],\(initial)},\
    {"kind":"max_pool","size":2},\
    {"kind":"convolution","channels":\(second),"kernel":[5,5],"eta":\(rates[0]),\(initial)},\
    {"kind":"max_pool","size":2},{"neurons":\(hidden),"eta":\(rates[1]),\(initial)},\
    {"neurons":10,"activation":"linear","eta":\(rates[2]),\(initial)}]
    """
  }
}
