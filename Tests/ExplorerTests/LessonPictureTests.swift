import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage
@testable import Views

/// What is seen of every step of every lesson: the layer that it asks about, in a chart that can be read.
struct LessonPictureTests {
  private static let sizes = ListTests.sizes + [Size(columns: 34, rows: 9)]

  /// A lesson at every size in every phase of every step, each run cut short: how it looks, not how it
  /// ends, matters.
  private func walk(
    _ name: String, _ look: (ExplorerState, Size) throws -> Void
  ) throws {
    var state = try explorer(lessons: [name])
    var lesson = state.lessons[0].lesson
    for index in lesson.steps.indices {
      lesson.steps[index].duration = 40 * lesson.steps[index].preset.dt
    }
    state.lessons[0].lesson = lesson
    func lookAtAllSizes(_ state: ExplorerState) throws {
      for size in Self.sizes {
        var sized = state
        sized.press(.resize(size))
        try look(sized, size)
      }
    }
    state.type("L")
    state.press(.enter)
    for number in lesson.steps.indices {
      #expect(state.lesson?.number == number)
      try lookAtAllSizes(state)
      state.type("1")
      state.press(.enter)
      for _ in 0..<20 { state.advance() }
      try lookAtAllSizes(state)
      state.press(.character(" "))
      try lookAtAllSizes(state)
      state.press(.character(" "))
      while state.isRunning { state.advance() }
      try lookAtAllSizes(state)
      state.press(.enter)
    }
    #expect(state.lesson?.phase == .finished)
    try lookAtAllSizes(state)
  }

  @Test(arguments: shippedLessons.names)
  func `The layer that is asked about can be read while it runs`(name: String) throws {
    try walk(name) { state, size in
      let text = state.text(size.columns, size.rows)
      #expect(!text.contains("too small"), "\(text)")
      let lesson = try #require(state.lesson)
      guard lesson.phase != .finished else { return }
      let step = "\(lesson.number + 1) of \(lesson.lesson.steps.count)"
      let places = state.page.lessonPlaces(on: size)
      let isShown = places.map { !$0.view.isEmpty } ?? true
      if case .running = lesson.phase { #expect(isShown) }
      // Whatever is seen, it is known which step it is.
      let short = "\(lesson.number + 1)/\(lesson.lesson.steps.count)"
      #expect(
        text.contains("step \(step)") || text.lowercased().contains("step \(short)"), "\(text)")
      if let panel = places?.panel { #expect(panel.rows >= 7) }
      guard isShown, state.view == .scope else { return }
      let layer = (lesson.step.question?.unit?.layer ?? state.preset.layers.count - 1)
      let layout = state.layout(state.viewSize)
      #expect(layout.layers.contains(layer) && text.contains("layer \(layer + 1)"), "\(text)")
      #expect(layout.plots.allSatisfy { $0.allSatisfy { $0.rows >= 3 } })
    }
  }

  @Test func `A question names the unit that it asks about`() throws {
    let units = Dictionary(
      uniqueKeysWithValues: shippedLessons.entries.map { entry in
        (entry.name, entry.lesson.steps.map { $0.question?.unit?.layer })
      })
    #expect(units["lag-by-layer"] == [3, 3, 3])
    #expect(units["lag-to-overshoot"] == [0, 3, 0, 1])
    #expect(units["one-lag"] == [0, 0, 0])
    #expect(units["presentation-time"] == [nil, nil, nil])
    #expect(units["the-last-dt"] == [3, 3, 3, 3])
  }

  @Test func `The layer that is shown is not the one that parameters act on`() throws {
    var state = try explorer(lessons: ["lag-to-overshoot"])
    var record = LessonRecord()
    record.next = 3
    state.progress["lag-to-overshoot"] = record
    state.type("L")
    state.press(.enter)
    #expect(state.chosenLayer == 1 && state.layer == nil)
    state.type("l")
    #expect(Set(state.preset.layers.indices.map { state.value(.tauR, layer: $0) }).count == 1)
  }
}
