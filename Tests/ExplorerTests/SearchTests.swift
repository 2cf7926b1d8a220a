import Formats
import Laboratory
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage
@testable import Studies

/// What is found on the help page and in lists, and how the help page is paged through.
struct SearchTests {
  private func help(_ size: Size, _ glyphs: GlyphSet = .braille) throws -> ExplorerState {
    var state = try explorer(lessons: shippedLessons.names)
    state.glyphs = glyphs
    state.press(.resize(size))
    state.type("?")
    return state
  }

  private func scrolled(_ state: ExplorerState) -> Int? {
    (state.overlay.cover as? HelpCover)?.scrolled
  }

  @Test(arguments: ListTests.sizes)
  func `Help goes by whole pages to its ends and says where it is`(size: Size) throws {
    var state = try help(size)
    let rows = state.page.surroundings.help(on: size).rows
    let lines = state.page.surroundings.help(on: size).lines.map(\.text)
    let last = state.page.surroundings.help(on: size).mostScrolled
    #expect(last == lines.count - rows)
    var pages = 0
    while let first = scrolled(state), first < last {
      let text = state.text(size.columns, size.rows)
      #expect(text.contains("\(first) more above") == (first > 0))
      #expect(text.contains("\(lines.count - first - rows) more below"))
      #expect(text.contains(lines[first]) && text.contains(lines[first + rows - 1]))
      state.press(pages % 2 == 0 ? .pageDown : .character(" "))
      #expect(scrolled(state) == min(last, first + rows - 1))
      pages += 1
    }
    #expect(!state.text(size.columns, size.rows).contains("more below"))
    state.press(.pageDown)
    #expect(scrolled(state) == last, "the end is the end")
    for _ in 0..<pages { state.press(.pageUp) }
    #expect(scrolled(state) == 0)
    state.press(.end)
    #expect(scrolled(state) == last)
    state.press(.home)
    #expect(scrolled(state) == 0)
  }

  @Test(arguments: ListTests.sizes, GlyphSet.allCases)
  func `What is looked for in help is found, marked, and gone through`(
    size: Size, glyphs: GlyphSet
  ) throws {
    var state = try help(size, glyphs)
    let lines = state.page.surroundings.help(on: size).lines.map { glyphs.spell($0.text) }
    state.type("/Twin")
    let matches = lines.indices.filter { lines[$0].lowercased().contains("twin") }
    #expect(matches.count > 2)
    state.press(.enter)
    for round in 0...matches.count {
      let match = matches[round % matches.count]
      #expect(state.search?.matches == matches && state.search?.current == match)
      let first = try #require(scrolled(state))
      let panel = state.page.surroundings.help(on: size).panel.inset(columns: 2, rows: 1)
      #expect(first..<first + panel.rows ~= match)
      let grid = state.picture(size)
      let row = panel.row + match - first
      let marked = (0..<size.columns).filter {
        grid[$0, row].style.attributes.contains(.underline)
      }
      let word = String(String.UnicodeScalarView(marked.prefix(4).map { grid[$0, row].scalar }))
      // Where a line is cut, what is found may be beyond its end.
      if grid.text.split(separator: "\n")[row].lowercased().contains("twin") {
        #expect(word.lowercased() == "twin")
      }
      #expect(grid.text.contains("\(round % matches.count + 1) of \(matches.count)"))
      state.press(round % 2 == 0 ? .character("n") : .enter)
    }
    state.type("N")
    state.press(.escape)
    #expect(state.search == nil && scrolled(state) != nil, "Esc ends the search first")
    state.press(.escape)
    #expect(state.overlay == .none)
  }

  @Test func `Symbols are found as ASCII spells them`() throws {
    var state = try help(Size(columns: 80, rows: 24))
    state.type("/tau_r")
    state.press(.enter)
    let current = try #require(state.search?.current)
    #expect(state.page.surroundings.help(on: state.screen).lines[current].text.contains("τr"))
  }

  @Test func `What is not there is said to be not there`() throws {
    var state = try help(Size(columns: 80, rows: 24))
    state.type("/qqq")
    state.press(.enter)
    #expect(state.text(80, 24).contains("find: qqq_ · not found"))
    for _ in 0..<4 { state.press(.backspace) }
    #expect(state.search == nil && scrolled(state) == 0)
    state.type("q")
    #expect(state.isOver, "without a search a letter is a key again")
  }

  @Test func `Outside of lists it looks through the help`() throws {
    var state = try explorer()
    state.type("/ghost")
    #expect(scrolled(state) != nil && state.search?.current != nil)
  }

  @Test(arguments: ListTests.sizes)
  func `Presets and lessons are found by their words`(size: Size) throws {
    var state = try help(size)
    state.press(.escape)
    state.type("o/noise")
    let presets = shippedPresets.indices.filter { index in
      let entry = shippedPresets[index]
      return "\(entry.preset.title.original) \(entry.name) \(entry.preset.about.original)"
        .lowercased()
        .contains("noise")
    }
    #expect(presets.count > 1)
    state.press(.enter)
    for preset in presets + presets.prefix(1) {
      #expect(state.overlay == .presets(chosen: preset))
      state.type("n")
    }
    state.type("N")
    #expect(state.overlay == .presets(chosen: presets[0]))
    state.press(.enter)
    #expect(state.opened == shippedPresets[presets[0]].preset && state.search == nil)
    state.type("L/OVERSHOOT")
    state.press(.enter)
    state.press(.enter)
    #expect(state.lesson?.name == "lag-to-overshoot")
  }
}
