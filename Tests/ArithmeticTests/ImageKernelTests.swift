import Testing

@testable import Arithmetic

/// Convolution and pooling of many copies: what is written down, in its order, by every kernel.
@Suite struct ImageKernelTests {
  struct Case: CustomTestStringConvertible {
    let convolution: Convolution
    let slices: Int

    init(_ input: ImageShape, channels: Int, _ rows: Int, _ columns: Int, slices: Int) {
      convolution = Convolution(input, channels: channels, kernelRows: rows, kernelColumns: columns)
      self.slices = slices
    }

    var testDescription: String {
      "\(convolution.input) to \(convolution.output.channels) channels, \(slices) slices"
    }
  }

  /// Channels around the four of a tile; odd and even columns.
  private static let cases = [
    Case(ImageShape(channels: 1, rows: 1, columns: 1), channels: 1, 1, 1, slices: 1),
    Case(ImageShape(channels: 2, rows: 4, columns: 5), channels: 3, 2, 3, slices: 2),
    Case(ImageShape(channels: 1, rows: 6, columns: 5), channels: 4, 3, 2, slices: 3),
    Case(ImageShape(channels: 3, rows: 5, columns: 4), channels: 9, 3, 3, slices: 1),
  ]

  private func numbers<Number: BatchNumber>(_ type: Number.Type, _ count: Int) -> [Number] {
    var random = RandomGenerator(seed: 4, stream: "images")
    return (0..<count).map { _ in Number(random.gaussian()) }
  }

  private func bundles<Number: BatchNumber>(_ type: Number.Type, _ count: Int) -> [Number.Bundle] {
    var bundles = [Number.Bundle](repeating: .zero, count: count)
    Number.fill(&bundles, with: numbers(Double.self, Number.lanes * count))
    return bundles
  }

  @Test(arguments: cases, Kernel.allCases.filter(\.isThere))
  func convolutionsAreWhatIsWrittenDown(shape: Case, kernel: Kernel) {
    expectConvolution(Double.self, shape, kernel)
    expectConvolution(Float.self, shape, kernel)
  }

  private func expectConvolution<Number: BatchNumber>(
    _ type: Number.Type, _ shape: Case, _ kernel: Kernel
  ) {
    let (convolution, slices) = (shape.convolution, shape.slices)
    let (input, output) = (convolution.input, convolution.output)
    let own = input.count + 1
    let size = own + output.count
    let kernels = numbers(type, output.channels * convolution.kernelSize + 2)
    let given = bundles(type, size * slices)

    var forwards = given
    var span = forwards.mutableSpan
    convolution.addProduct(
      kernels.span, from: 2, &span, from: 0, to: own, slices: slices, size: size, kernel: kernel)
    var expected = given
    for slice in 0..<slices {
      for neuron in 0..<output.count {
        for (weight, unit) in convolution.afferents(of: neuron) {
          expected[slice * size + own + neuron] += kernels[2 + weight] * given[slice * size + unit]
        }
      }
    }
    #expect(forwards == expected)

    var backwards = given
    var target = backwards.mutableSpan
    convolution.addTransposedProduct(
      kernels.span, from: 2, &target, from: own, to: 0, slices: slices, size: size, kernel: kernel)
    expected = given
    for slice in 0..<slices {
      for channel in 0..<output.channels {
        for row in 0..<output.rows {
          // A weight after the other, each for all columns of a row.
          for weight in 0..<convolution.kernelSize {
            for column in 0..<output.columns {
              let neuron = output.index(channel, row, column)
              let unit = convolution.afferents(of: neuron)[weight].unit
              expected[slice * size + unit] +=
                kernels[2 + channel * convolution.kernelSize + weight]
                * given[slice * size + own + neuron]
            }
          }
        }
      }
    }
    #expect(backwards == expected)

    let some = output.channels / 2..<output.channels
    let section = Array(kernels[(2 + some.lowerBound * convolution.kernelSize)...])
    var learned = section
    var weights = learned.mutableSpan
    convolution.addOuterProducts(
      to: &weights, at: -some.lowerBound * convolution.kernelSize, channels: some, step: 0.25,
      given.span, errors: own, rates: 0, slices: slices, size: size, kernel: kernel)
    for channel in some {
      for weight in 0..<convolution.kernelSize {
        var (even, odd) = (Number.Bundle.zero, Number.Bundle.zero)
        for slice in 0..<slices {
          for place in 0..<output.places {
            let neuron = channel * output.places + place
            let unit = convolution.afferents(of: neuron)[weight].unit
            let product = given[slice * size + own + neuron] * given[slice * size + unit]
            if place % output.columns % 2 == 0 { even += product } else { odd += product }
          }
        }
        let index = (channel - some.lowerBound) * convolution.kernelSize + weight
        #expect(learned[index] == section[index] + 0.25 * Number.total(even + odd))
      }
    }
  }

  @Test(arguments: [(2, 4, 4, 2), (1, 7, 5, 3), (3, 3, 3, 1)])
  func poolingTakesTheFirstOfTheLargest(channels: Int, rows: Int, columns: Int, square: Int) {
    let pooling = Pooling(
      ImageShape(channels: channels, rows: rows, columns: columns), size: square)
    expectPooling(Double.self, pooling)
    expectPooling(Float.self, pooling)
  }

  private func expectPooling<Number: BatchNumber>(_ type: Number.Type, _ pooling: Pooling) {
    let slices = 3
    let (below, own) = (pooling.input.count, pooling.output.count)
    // Rates below, the places, and what those below are handed.
    let size = 2 * below + own
    var given = bundles(type, size * slices)
    for k in given.indices { given[k].round(.toNearestOrAwayFromZero) }
    for slice in 0..<slices {
      for k in 0..<below { given[slice * size + below + own + k] = .zero }
    }
    var pooled = given
    var span = pooled.mutableSpan
    pooling.pool(type, &span, from: 0, to: below, slices: slices, size: size)
    var routed = given
    var target = routed.mutableSpan
    pooling.route(
      type, &target, rates: 0, from: below, to: below + own, slices: slices, size: size)
    for slice in 0..<slices {
      for lane in 0..<Number.lanes {
        let rates = (0..<below).map { Double(given[slice * size + $0][lane]) }
        let sources = pooling.sources(rates.span, from: 0)
        #expect(
          (0..<own).map { Double(pooled[slice * size + below + $0][lane]) }
            == sources.map { rates[$0] })
        var handed = [Double](repeating: 0, count: below)
        for (place, source) in sources.enumerated() {
          handed[source] = Double(given[slice * size + below + place][lane])
        }
        #expect(
          (0..<below).map { Double(routed[slice * size + below + own + $0][lane]) } == handed)
      }
    }
  }
}
