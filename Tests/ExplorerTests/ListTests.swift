import Formats
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage

/// What there is to choose from is seen, or said to be there; all lists are gone through in one way.
struct ListTests {
  static let sizes = [(120, 40), (80, 24), (60, 20), (40, 12)].map {
    Size(columns: $0, rows: $1)
  }

  /// The key that opens each list, and the words for each of its entries.
  static let lists: [(key: String, names: @Sendable (ExplorerState) -> [String])] = [
    ("o", { $0.library.map(\.title.original) }), ("L", { $0.lessons.map(\.lesson.title) }),
    ("x", { _ in ExportFormat.allCases.map(\.summary) }),
  ]

  private func open(_ key: String, _ size: Size, _ glyphs: GlyphSet = .braille) throws
    -> ExplorerState
  {
    var state = try explorer(lessons: shippedLessons.names)
    state.glyphs = glyphs
    state.press(.resize(size))
    state.type(key)
    return state
  }

  @Test(arguments: sizes, GlyphSet.allCases)
  func `A list shows all it has or says that there is more`(size: Size, glyphs: GlyphSet) throws {
    for (key, names) in Self.lists {
      var state = try open(key, size, glyphs)
      let all = names(state)
      state.press(.home)
      for number in all.indices {
        let list = try #require(state.page.openList(on: size))
        #expect(list.chosen == number && list.count == all.count)
        let text = state.text(size.columns, size.rows)
        let lines = text.split(separator: "\n").map(String.init)
        let seen = lines[list.list.row..<list.list.endRow]
        for (row, line) in seen.enumerated() where list.first + row < all.count {
          #expect(line.contains(glyphs.spell(all[list.first + row]).prefix(18)), "\(line)")
        }
        let above = list.first
        let below = all.count - list.first - list.list.rows
        #expect(lines[list.panel.row].contains("\(above) more above") == (above > 0), "\(text)")
        #expect(text.contains("\(below) more below") == (below > 0), "\(text)")
        #expect(list.first..<list.first + list.list.rows ~= number)
        state.press(.down)
      }
      #expect(state.page.openList(on: size)?.chosen == all.count - 1)
    }
  }

  @Test func `At 120x40 all lessons are seen at once, on smaller screens the first ones`() throws {
    for (size, count) in zip(Self.sizes.prefix(3), [17, 15, 9]) {
      let state = try open("L", size)
      #expect(state.lessons.count == 17)
      for lesson in state.lessons.prefix(count) {
        #expect(state.text(size.columns, size.rows).contains(lesson.lesson.title))
      }
    }
  }

  @Test(arguments: sizes)
  func `Home, End and the page keys go through every list`(size: Size) throws {
    for (key, names) in Self.lists {
      var state = try open(key, size)
      let count = names(state).count
      state.press(.end)
      #expect(state.page.openList(on: size)?.chosen == count - 1)
      state.press(.home)
      #expect(state.page.openList(on: size)?.chosen == 0)
      var chosen = 0
      var pages = 0
      while chosen < count - 1, pages < 100 {
        let list = try #require(state.page.openList(on: size))
        state.press(.pageDown)
        let next = try #require(state.page.openList(on: size)).chosen
        #expect(next == min(count - 1, chosen + max(1, list.list.rows - 1)))
        (chosen, pages) = (next, pages + 1)
      }
      for _ in 0..<pages { state.press(.pageUp) }
      #expect(state.page.openList(on: size)?.chosen == 0)
      state.press(.escape)
      #expect(state.overlay == .none)
    }
  }

  @Test(arguments: sizes)
  func `Completions say how many there are, and page`(size: Size) throws {
    var state = try explorer()
    state.press(.resize(size))
    state.type(":open ")
    let all = state.page.surroundings.completion(of: "open ").candidates.map(\.text)
    let rows = Completion.rows(all.count, on: size)
    #expect(rows < all.count)
    func text() -> String { state.text(size.columns, size.rows) }
    #expect(text().contains("\(all.count - rows) more below") && !text().contains("more above"))
    state.press(.tab)
    state.press(.end)
    #expect(text().contains("\(all.count - rows) more above") && !text().contains("more below"))
    #expect(text().contains(":open \(all.last ?? "")"))
    state.press(.home)
    #expect(text().contains(":open \(all[0])"))
    state.press(.pageDown)
    #expect(text().contains(":open \(all[rows - 1])"))
    state.press(.pageUp)
    #expect(text().contains(":open \(all[0])"))
    // Without a list to choose from they move in the line.
    state.press(.escape)
    state.type(":zz")
    state.press(.home)
    state.type("a")
    #expect(text().contains(":azz"))
  }

  @Test(arguments: shippedPresets.map(\.name))
  func `o stands on the open preset`(name: String) throws {
    var state = try explorer(name)
    state.change { preset throws(Fault) in try preset.setting(.dt, to: preset.dt / 2) }
    state.type("o")
    let index = try #require(shippedPresets.firstIndex { $0.name == name })
    #expect(state.overlay == .presets(chosen: index))
  }

  @Test func `L stands on the lesson that was left`() throws {
    var state = try explorer(lessons: shippedLessons.names)
    state.type("L")
    #expect(state.overlay == .lessons(chosen: 0))
    for _ in 0..<4 { state.press(.down) }
    state.press(.enter)
    state.press(.escape)
    #expect(state.lesson == nil)
    state.type("L")
    #expect(state.overlay == .lessons(chosen: 4), "left before the first answer")
    // The program is begun anew: the first lesson that was begun and not ended.
    var record = LessonState(state.lessons[6].lesson, named: state.lessons[6].name).record
    record.steps[0].answers = 1
    record.next = 1
    var again = try explorer(lessons: shippedLessons.names)
    again.progress[again.lessons[6].name] = record
    again.type("L")
    #expect(again.overlay == .lessons(chosen: 6))
    // One that is passed is not gone on with.
    for index in record.steps.indices { record.steps[index].isPassed = true }
    again.press(.escape)
    again.progress[again.lessons[6].name] = record
    again.type("L")
    #expect(again.overlay == .lessons(chosen: 0))
  }
}
