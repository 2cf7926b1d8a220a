import Glibc
import Terminal
import Testing

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
    #expect(Set(texts).count == 3)
  }

  /// Two traces that cross, and the golden picture of both in ASCII: told apart without colour.
  @Test func crossingTracesAreToldApart() {
    let both = picture(
      .ascii,
      [
        Plot.Trace(.first, .solid, values: sine(.ascii)),
        Plot.Trace(.second, .dotted, values: sine(.ascii, lag: 0.9)),
      ])
    #expect(
      both.text == """
           .-'':-::::
         .-' ::  '-. ::
        -' ::      '.  ::
         :::         '. :::   .'
        :              '-..:-:::
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

  @Test func theFirstTraceIsOnTop() {
    let values = sine(.braille)
    let traces = [Plot.Trace(.third, .dashed, values: values), Plot.Trace(.first, values: values)]
    let inks = Set(picture(.braille, traces).cells.filter { $0.scalar != " " }.map(\.style.ink))
    #expect(inks.contains(.third))
    let front = picture(.braille, traces.reversed())
    #expect(front.cells.filter { $0.style.ink == .first }.count >= size.columns)
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
