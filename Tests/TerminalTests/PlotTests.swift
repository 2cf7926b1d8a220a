import Glibc
import Testing

@testable import Terminal

private let size = Size(columns: 24, rows: 5)

private func sine(_ glyphs: GlyphSet, lag: Double = 0) -> [Double] {
  let count = Plot.columnsOfPixels(in: Rect(size), glyphs: glyphs)
  return (0..<count).map { sin(Double($0) / Double(count) * 2 * .pi - lag) }
}

private func picture(_ glyphs: GlyphSet, _ traces: [Plot.Trace], references: [Double] = []) -> Grid
{
  var grid = Grid(size: size, glyphs: glyphs)
  grid.draw(Plot(range: AxisRange(-1, 1), traces: traces, references: references), in: grid.bounds)
  return grid
}

@Suite struct PlotTests {
  @Test func aSineInEachGlyphSet() {
    func solid(_ glyphs: GlyphSet) -> String {
      picture(glyphs, [Plot.Trace(.first, values: sine(glyphs))], references: [0]).text
    }
    #expect(
      solid(.braille) == """
           ⡠⠒⠉⠉⠑⠢⡀
         ⡠⠊      ⠈⠢⡀
        ⠜ ⠄ ⠄ ⠄ ⠄ ⠄⠈⢆ ⠄ ⠄ ⠄ ⠄ ⠄⢀
                     ⠑⢄      ⢀⠔⠁
                       ⠑⠤⣀⣀⡠⠔⠁
        """)
    #expect(
      solid(.block) == """
           ▄▄▀▀▀▄▄
         ▄▀       ▀▄
        ▄▀· · · · · █ · · · · ·
                     ▀▄       ▄▀
                       ▀▀▄▄▄▀▀
        """)
    #expect(
      solid(.ascii) == """
           .-'''-.
         .-'     '-.
        -'  +   +  '.   +   +
                     '.       .'
                       '-...-'
        """)
  }

  @Test(arguments: GlyphSet.allCases)
  func theLineStylesDiffer(glyphs: GlyphSet) {
    let texts = Plot.Line.allCases.map {
      picture(glyphs, [Plot.Trace(.first, $0, values: sine(glyphs))]).text
    }
    #expect(Set(texts).count == Plot.Line.allCases.count)
  }

  /// Two traces that cross, and the golden picture of both in ASCII: told apart without colour.
  @Test func crossingTracesAreToldApart() {
    let both = picture(
      .ascii,
      [
        Plot.Trace(.first, .solid, values: sine(.ascii)),
        Plot.Trace(.second, .dashed, values: sine(.ascii, lag: 0.9)),
      ])
    #expect(
      both.text == """
           .-''######
         .-' ##  '-. ##
        -' ##      '.  ##
         ###         '. ###   .'
        #              '-...-###
        """)
    let braille = picture(
      .braille,
      [
        Plot.Trace(.first, .solid, values: sine(.braille)),
        Plot.Trace(.second, .dotted, values: sine(.braille, lag: 0.9)),
      ])
    #expect(
      braille.text == """
           ⡠⠒⠉⠉⠙⠢⡁⠈ ⠄
         ⡠⠊ ⢀ ⠁  ⠈⠢⡀ ⠐
        ⠜  ⡀       ⠈⢆  ⠃       ⢀
         ⠠           ⠑⢄ ⠈ ⡀  ⢀⠔⠁
        ⠂              ⠑⠤⣀⣀⡰⠔⡁⢀
        """)
  }

  /// A broken line exactly on a solid one is still seen, and so is the solid one.
  @Test(arguments: [GlyphSet.braille, .ascii], [Plot.Line.dotted, .dashed])
  func tracesThatCoincideAreToldApart(glyphs: GlyphSet, line: Plot.Line) {
    let solid = Plot.Trace(.first, .solid, values: sine(glyphs))
    let broken = Plot.Trace(.second, line, values: sine(glyphs))
    let both = picture(glyphs, [solid, broken]).text
    #expect(both != picture(glyphs, [solid]).text)
    #expect(both != picture(glyphs, [broken]).text)
  }

  /// Two traces with the same dots take turns: the last one has four cells of six.
  @Test(arguments: [GlyphSet.braille, .block], [0, 2, 7])
  func tracesWithTheSameDotsTakeTurns(glyphs: GlyphSet, phase: Int) {
    let values = [Double](repeating: 0, count: 48)
    var grid = Grid(size: size, glyphs: glyphs)
    let traces = [Plot.Trace(.first, values: values), Plot.Trace(.second, values: values)]
    grid.draw(
      Plot(range: AxisRange(-1, 1), traces: traces, phase: phase),
      in: grid.bounds)
    let inks = (0..<size.columns).map { grid[$0, 2].style.ink }
    #expect(inks == (0..<size.columns).map { ($0 + 2) / 2 % 3 == 0 ? .first : .second })
  }

  /// A shared cell belongs to the trace with the larger part of its own dots there, whichever comes
  /// first: a flat line is not hidden by one that fills the chart.
  @Test func aSharedCellBelongsToTheLargerPart() {
    let flat = Plot.Trace(.first, values: [Double](repeating: 0, count: 48))
    let wide = Plot.Trace(.second, extents: Array(repeating: Plot.Extent(-1, 1), count: 48))
    for traces in [[flat, wide], [wide, flat]] {
      let grid = picture(.braille, traces)
      for column in 0..<size.columns {
        #expect(grid[column, 2] == Cell("⣿", Style(.first)))
        #expect(grid[column, 1].style.ink == .second)
      }
    }
    // Unless the other claims more.
    var greedy = wide
    greedy.claim = 9
    #expect(picture(.braille, [flat, greedy])[5, 2].style.ink == .second)
  }

  @Test func aTraceWithoutAClaimIsSeenWhereNothingElseIs() {
    let step = (0..<48).map { $0 < 24 ? 0.0 : 1 }
    let faint = Plot.Trace(.third, values: [Double](repeating: 0, count: 48), claim: 0)
    let grid = picture(.braille, [faint, Plot.Trace(.first, values: step)])
    #expect((0..<11).allSatisfy { grid[$0, 2] == Cell("⠤", Style(.first)) })
    #expect((14..<24).allSatisfy { grid[$0, 2] == Cell("⠤", Style(.third)) })
  }

  /// The gap runs from beside the one trace to the other, and is empty where they meet.
  @Test(arguments: GlyphSet.allCases)
  func theGapBetweenTwoTracesIsShaded(glyphs: GlyphSet) {
    let count = Plot.columnsOfPixels(in: Rect(size), glyphs: glyphs)
    let low = [Double](repeating: -1, count: count)
    let step = (0..<count).map { $0 < count / 2 ? -1.0 : 1 }
    for (one, other) in [(step, low), (low, step)] {
      var grid = Grid(size: size, glyphs: glyphs)
      let traces = [Plot.Trace(.first, values: one), Plot.Trace(.second, values: other)]
      var plot = Plot(
        range: AxisRange(-1, 1), traces: traces, gap: Plot.Gap(0, 1), references: [])
      grid.draw(plot, in: grid.bounds)
      for column in 0..<size.columns where column != 11 && column != 12 {
        let grounds = (0..<size.rows).map { grid[column, $0].style.ground }
        let isGap = column > 12
        #expect((1...3).allSatisfy { grounds[$0] == (isGap ? .gap : .plain) }, "\(column)")
      }
      grid = Grid(size: size, glyphs: glyphs)
      plot.gap?.glyph = ":"
      grid.draw(plot, in: grid.bounds)
      #expect(grid[20, 2] == Cell(":", Style(.faint)) && grid[3, 2] == .blank)
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func aJumpIsOneUnbrokenLine(glyphs: GlyphSet) {
    let count = Plot.columnsOfPixels(in: Rect(size), glyphs: glyphs)
    let step = (0..<count).map { $0 < count / 2 ? -1.0 : 1.0 }
    let grid = picture(glyphs, [Plot.Trace(.first, values: step)])
    for row in 0..<size.rows {
      #expect((10...13).contains { grid[$0, row].scalar != " " }, "row \(row)")
    }
  }

  @Test func columnsWithoutAValueInterruptTheLine() {
    var values = Array(repeating: 0.0, count: 48)
    for column in 20..<28 { values[column] = .nan }
    let grid = picture(.braille, [Plot.Trace(.first, values: values)])
    #expect(grid.text == "\n\n⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤    ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤\n\n")
  }

  @Test func anExtentIsDrawnFromItsLowToItsHigh() {
    let extents = Array(repeating: Plot.Extent(-1, 1), count: 2)
    let grid = picture(.braille, [Plot.Trace(.first, extents: extents)])
    #expect(grid.text == "⣿\n⣿\n⣿\n⣿\n⣿")
  }

  @Test func whatIsOutOfRangeIsNotDrawn() {
    for value in [7.0, -7, .infinity, -.infinity] {
      let values = Array(repeating: value, count: 48)
      #expect(picture(.braille, [Plot.Trace(.first, values: values)]).text == "\n\n\n\n")
    }
  }

  @Test func marksAndReferencesLieBeneath() {
    var grid = Grid(size: Size(columns: 8, rows: 3), glyphs: .ascii)
    let values = [Double](repeating: 1, count: 8)
    grid.draw(
      Plot(
        range: AxisRange(-1, 1), traces: [Plot.Trace(.first, values: values)],
        marks: [Plot.Mark(pixelColumn: 2), Plot.Mark(pixelColumn: 99)]), in: grid.bounds)
    #expect(grid.text == "''''''''\n+ ! +\n  !")
  }

  @Test func brokenLinesMoveWithTheirPhase() {
    let values = [Double](repeating: 0, count: 48)
    func text(_ phase: Int) -> String {
      var grid = Grid(size: size)
      let traces = [Plot.Trace(.first, .dotted, values: values)]
      grid.draw(
        Plot(range: AxisRange(-1, 1), traces: traces, references: [], phase: phase), in: grid.bounds
      )
      return grid.text
    }
    #expect(text(0) != text(1))
    #expect(text(0) == text(3))
    #expect(text(-1) == text(2))
  }

  @Test(arguments: GlyphSet.allCases)
  func nothingTrapsWhateverIsDrawn(glyphs: GlyphSet) {
    var generator = SystemRandomNumberGenerator()
    func number() -> Double {
      let odd = [Double.nan, .infinity, -.infinity, 1e308, -1e308, 0, .leastNonzeroMagnitude]
      return Int.random(in: 0..<6, using: &generator) == 0
        ? odd.randomElement(using: &generator)! : .random(in: -3...3, using: &generator)
    }
    func whole() -> Int { .random(in: -9...30, using: &generator) }
    for _ in 0..<1000 {
      var grid = Grid(size: Size(columns: whole(), rows: whole()), glyphs: glyphs)
      let rect = Rect(column: whole(), row: whole(), columns: whole(), rows: whole())
      let traces = (0..<3).map { _ in
        Plot.Trace(
          Ink.allCases.randomElement(using: &generator)!,
          Plot.Line.allCases.randomElement(using: &generator)!,
          extents: (0..<max(0, whole() * 2)).map { _ in Plot.Extent(number(), number()) })
      }
      grid.draw(
        Plot(
          range: AxisRange(number(), number()), traces: traces, references: [number()],
          marks: [Plot.Mark(pixelColumn: whole())], phase: whole()), in: rect)
      var frame = Frame(grid.size)
      frame.box(rect, title: "τm\u{1B}中")
      grid.draw(frame)
      grid.draw(Slider(number(), mark: number()), at: rect.origin, columns: whole())
      grid.write("中τ\u{7}", at: rect.origin, limit: whole())
      let inside = rect.intersection(grid.bounds)
      #expect(grid.cells.count == grid.size.columns * grid.size.rows)
      #expect(inside.isEmpty || grid.bounds.contains(inside.origin))
      if glyphs == .ascii { #expect(grid.text.utf8.allSatisfy { $0 < 0x7F }) }
    }
  }
}
