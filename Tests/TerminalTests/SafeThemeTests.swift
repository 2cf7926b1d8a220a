import Glibc
import Testing

@testable import Terminal

/// The theme for the colour-blind, seen with their eyes.
struct SafeThemeTests {
  /// What is left of a linear RGB colour, after G. M. Machado, M. M. Oliveira and L. A. F. Fernandes,
  /// *A physiologically-based model for simulation of color vision deficiency* (2009), severity 1.
  enum Vision: CaseIterable {
    case trichromat, protanope, deuteranope, tritanope

    func seen(_ color: SIMD3<Double>) -> SIMD3<Double> {
      let rows: [SIMD3<Double>] =
        switch self {
        case .trichromat: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanope:
          [
            [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
          ]
        case .deuteranope:
          [
            [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
          ]
        case .tritanope:
          [
            [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
          ]
        }
      let sums = rows.map { ($0 * color).sum() }
      return SIMD3(sums[0], sums[1], sums[2]).clamped(
        lowerBound: .zero, upperBound: SIMD3(repeating: 1))
    }
  }

  private static let traces: [Ink] = [.first, .second, .third, .fourth]

  @Test(arguments: Vision.allCases)
  func `Any two traces are told apart`(vision: Vision) throws {
    let colors = try Self.traces.map { CIELab(vision.seen(try rgb(of: $0))) }
    for (index, color) in colors.enumerated() {
      for other in colors[..<index] { #expect(color.distance(to: other) > 20) }
    }
  }

  @Test(arguments: Vision.allCases)
  func `The three of a chart differ in lightness`(vision: Vision) throws {
    let lightness = try Self.traces.prefix(3).map { CIELab(vision.seen(try rgb(of: $0))).lightness }
      .sorted()
    for (lower, higher) in zip(lightness, lightness.dropFirst()) { #expect(higher - lower > 12) }
  }

  @Test func `Everything stands out from a black screen`() throws {
    for ink in Ink.allCases where Theme.safe.paint(Style(ink), depth: .full).color != nil {
      let luminance = (try rgb(of: ink) * SIMD3(0.2126, 0.7152, 0.0722)).sum()
      // The contrast of WCAG 2, which asks 4.5 for text.
      #expect((luminance + 0.05) / 0.05 >= 4.5, "\(ink)")
    }
  }

  /// The linear RGB of an ink among xterm's 256 colours.
  private func rgb(of ink: Ink) throws -> SIMD3<Double> {
    let number = try #require(Theme.safe.paint(Style(ink), depth: .full).color)
    if number >= 232 { return SIMD3(repeating: linear(8 + 10 * Double(number - 232))) }
    try #require(number >= 16)
    let levels: [Double] = [0, 95, 135, 175, 215, 255]
    let cube = Int(number) - 16
    return SIMD3([cube / 36, cube / 6 % 6, cube % 6].map { linear(levels[$0]) })
  }

  private func linear(_ level: Double) -> Double {
    let share = level / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

/// A colour in CIE L*a*b* under D65.
private struct CIELab {
  var lightness: Double
  var a: Double
  var b: Double

  init(_ rgb: SIMD3<Double>) {
    func root(_ weights: SIMD3<Double>, _ white: Double) -> Double {
      let share = (weights * rgb).sum() / white
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16 / 116
    }
    let x = root([0.4124, 0.3576, 0.1805], 0.9505)
    let y = root([0.2126, 0.7152, 0.0722], 1)
    let z = root([0.0193, 0.1192, 0.9505], 1.089)
    (lightness, a, b) = (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// ΔE of 1976; about 2 is just noticed.
  func distance(to other: CIELab) -> Double {
    hypot(hypot(lightness - other.lightness, a - other.a), b - other.b)
  }
}
