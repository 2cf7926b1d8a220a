import Formats
import Stage
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Views

/// Every view names the marks that it is drawn with, at every size and in all glyphs.
struct LegendTests {
  private static let sizes = ListTests.sizes.prefix(3)

  private func texts(_ preset: String, _ view: View) throws -> [(GlyphSet, String)] {
    var state = try explorer(preset, at: 500)
    state.view = view
    state.measure()
    return GlyphSet.allCases.flatMap { glyphs in
      Self.sizes.map { size in
        var state = state
        state.glyphs = glyphs
        state.bench.ranges = ChartRanges()
        return (glyphs, state.text(size.columns, size.rows))
      }
    }
  }

  private func samples(_ glyphs: GlyphSet) -> (network: String, twin: String, target: String) {
    (
      TraceStyle.network.line.sample(in: glyphs), TraceStyle.twin.line.sample(in: glyphs),
      TraceStyle.target.line.sample(in: glyphs)
    )
  }

  @Test func `Network tells what shades and wires mean`() throws {
    for preset in ["lag-adds-up", "teacher", "yin-yang"] {
      for (glyphs, text) in try texts(preset, .network) {
        let shades = String(String.UnicodeScalarView([0.25, 0.5, 0.75, 1].map(glyphs.shade)))
        #expect(text.contains(": \(shades)") || text.contains("r \(shades)"), "\(text)")
        let wire = "+ \(Wire(.plain).sample(in: glyphs)) "
        let cell = "+ " + String(String.UnicodeScalarView([0.3, 0.6, 1].map(glyphs.weight)))
        #expect(text.contains(wire) || text.contains(cell), "\(text)")
      }
    }
  }

  @Test func `Lag tells whose errors its chart shows`() throws {
    for (glyphs, text) in try texts("lag-adds-up", .lag) {
      let network = samples(glyphs).0
      // In colour both curves are unbroken over time.
      let twin = (glyphs == .ascii ? TraceStyle.twin : .network).line.sample(in: glyphs)
      #expect(text.contains("\(network) LE 0.006  \(twin) leaky 0.68"), "\(text)")
      #expect(text.contains("lag behind the ideal"))
    }
  }

  @Test func `Bode tells lines from marks`() throws {
    for (glyphs, text) in try texts("lag-adds-up", .bode) {
      let (network, twin, _) = samples(glyphs)
      #expect(text.contains("\(network) LE \(twin) leaky "), "\(text)")
      #expect(text.contains("theory") && text.contains("measured"), "\(text)")
      #expect(text.contains("o x measured  * both") || text.contains("ox* measured"))
      #expect(text.contains("gain") && text.contains("phase in degrees"))
    }
  }

  @Test func `Bode does so with longer names, too`() throws {
    var state = try explorer(at: 500)
    state.view = .bode
    state.change { preset throws(Fault) in try preset.setting(.tauR, to: 5) }
    for glyphs in GlyphSet.allCases {
      state.glyphs = glyphs
      for size in Self.sizes {
        let text = state.text(size.columns, size.rows)
        #expect(text.contains("theory"), "\(text)")
        #expect(text.contains("measured") || text.contains("ox* seen "), "\(text)")
      }
    }
  }

  @Test func `Phase tells its paths and where they are now`() throws {
    for (_, text) in try texts("lag-adds-up", .phase) {
      #expect(text.contains("ideal r against r"), "\(text)")
      #expect(text.contains("LE O now") && text.contains("leaky X now"), "\(text)")
    }
  }

  @Test func `Learning tells its curves and its weights`() throws {
    for (glyphs, text) in try texts("teacher", .learning) {
      let (network, twin, target) = samples(glyphs)
      #expect(text.contains("\(network) LE") && text.contains("\(twin) own errors"), "\(text)")
      #expect(text.contains("\(target) target"), "\(text)")
      if text.contains("weights") {
        let cell = "+ " + String(String.UnicodeScalarView([0.3, 0.6, 1].map(glyphs.weight)))
        #expect(text.contains(cell), "\(text)")
      }
    }
    for (glyphs, text) in try texts("lag-adds-up", .learning) {
      let (network, twin, _) = samples(glyphs)
      #expect(text.contains("\(network) LE") && text.contains("\(twin) leaky"), "\(text)")
    }
    for (_, text) in try texts("yin-yang", .learning) {
      for name in ["yin", "yang", "dot"] { #expect(text.contains(name)) }
    }
  }
}
