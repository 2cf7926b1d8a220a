import Formats
import Stage
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Presets
@testable import Views

extension ExplorerState {
  /// Steps as the loop does, until what runs has stopped by itself.
  fileprivate mutating func runToEnd() {
    while isRunning { advance() }
  }

  fileprivate var verdict: LessonState.Verdict? {
    if case .judged(let verdict)? = lesson?.phase { verdict } else { nil }
  }
}

/// A lesson at the keys of the explorer.
@Suite struct LessonKeysTests {
  @Test func aStepIsAnsweredRunAndJudged() throws {
    var state = try taking("one-lag")
    #expect(state.lesson?.name == "one-lag" && !state.isRunning)
    #expect(state.timeline.experiment.step == 0)
    state.type("9,7")
    state.press(.backspace)
    state.type("9")
    state.press(.enter)
    #expect(state.isRunning && state.lesson?.phase == .running(.value(9.9)))
    state.runToEnd()
    // Exactly so long as it is asked about.
    #expect(state.timeline.experiment.step == 10_000)
    #expect(state.verdict?.isRight == false)
    #expect(state.request == .keepProgress(try #require(state.lesson?.record), of: "one-lag"))
    var files = MemoryFiles()
    state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    #expect(files.records["one-lag"]?.answers == 1 && state.message == nil)
    state.type("r")
    #expect(state.lesson?.phase == .asking(.init()) && state.timeline.experiment.step == 0)
    state.type("9.7")
    state.press(.enter)
    state.runToEnd()
    #expect(state.verdict?.isRight == true)
    state.press(.enter)
    #expect(state.lesson?.number == 1 && state.preset.value(of: .frequency).number == 25)
    // The step is what its preset says, marked by no star.
    #expect(state.opened == state.preset)
  }

  @Test func theWholeLessonIsPassed() throws {
    var state = try taking("one-lag", "lag-by-layer")
    for answer in ["9.7", "6.4"] {
      state.type(answer)
      state.press(.enter)
      state.runToEnd()
      state.press(.enter)
    }
    // The time axis shows the whole run, with the mark on it.
    #expect(state.window == 200)
    state.press(.shiftLeft)
    let before = try #require(state.page.lessonMarks.first)
    #expect(before > 0 && before < 100)
    state.press(.right)
    let span = state.timeAxis(state.layout(state.viewSize)).columnSpan
    let mark = try #require(state.page.lessonMarks.first)
    #expect(abs(mark - before - span) < state.preset.dt)
    state.type("60")
    #expect(state.page.lessonMarks == [60])
    state.press(.enter)
    state.runToEnd()
    #expect(state.verdict?.isRight == true && state.page.lessonMarks.count == 2)
    state.press(.enter)
    #expect(state.lesson?.phase == .finished && state.lesson?.record.isPassed == true)
    #expect(state.text(80, 24).contains("You have passed this lesson: 3 of 3"))
    state.press(.enter)
    #expect(state.overlay == .lessons(chosen: 1))
    #expect(state.text(80, 24).contains("bachelor  passed"))
  }

  @Test func choicesAreMadeWithArrowsOrDigits() throws {
    var state = try taking("looking-ahead")
    state.press(.enter)
    #expect(state.message?.text == "choose one of the answers first")
    for (key, chosen) in [
      (Key.down, 0), (.down, 1), (.down, 2), (.down, 2), (.up, 1), (.character("3"), 2),
    ] {
      state.press(key)
      var choice: Int?
      if case .asking(let draft)? = state.lesson?.phase { choice = draft.choice }
      #expect(choice == chosen)
    }
    // Elsewhere a digit is what it always is.
    state.press(.enter)
    state.runToEnd()
    #expect(state.verdict?.isRight == true)
    state.type("2")
    #expect(state.view == .network)
  }

  @Test func whatIsLockedIsRefusedAndMarked() throws {
    var state = try taking("lag-by-layer")
    let preset = state.preset
    for key in [Key.right, .character("e"), .character("t"), .character("p"), .character("i")] {
      state.press(key)
      #expect(state.preset == preset && state.timeline.isUndisturbed)
      #expect(state.message?.text.isEmpty == false, "\(key)")
    }
    #expect(state.message?.text == "that is not part of this lesson; Esc leaves it")
    for line in ["set tau_m 20", "tau_r=3", "seed 9", "layers.1.weights=[[2]]"] {
      state.type(":")
      state.type(line)
      state.press(.enter)
      #expect(state.preset == preset)
      #expect(state.message?.text.contains("the lesson holds") == true, "\(line)")
    }
    #expect(state.text(120, 40).contains("held by the lesson"))
    state.type(" ")
    #expect(!state.isRunning && state.message?.text.contains("first your answer") == true)
    state.type(".")
    #expect(state.timeline.experiment.step == 0)
    state.press(.backspace)
    // How it is looked at is free.
    state.type("b")
    #expect(state.glyphs != .braille)
  }

  @Test func whatIsUnlockedCanBeTurned() throws {
    var state = try explorer(lessons: ["lag-to-overshoot"])
    var record = LessonRecord()
    record.next = 3
    state.progress["lag-to-overshoot"] = record
    state.type("L")
    state.press(.enter)
    #expect(state.lesson?.number == 3 && state.parameter == .tauR)
    #expect(state.text(120, 40).contains("yours: τr"))
    state.press(.right)
    #expect(state.preset.value(of: .tauR) == .number(20))
    // The question speaks of what was turned.
    #expect(state.text(120, 40).contains("It stands at 20 ms, which is 2.00 of"))
    state.press(.up)
    state.press(.left)
    #expect(state.preset.value(of: .tauM) == .number(10))
    #expect(state.message?.text == "the lesson holds τm in this step; yours to turn: τr")
    state.type("4")
    state.press(.enter)
    state.press(.down)
    state.press(.right)
    #expect(state.preset.value(of: .tauR) == .number(20))
    #expect(state.message?.text.hasPrefix("it runs:") == true)
    state.runToEnd()
    #expect(state.verdict?.isRight == true)
  }

  @Test func itIsLeftAndGoneOnWith() throws {
    var state = try taking("one-lag")
    state.type("9.7")
    state.press(.enter)
    state.runToEnd()
    state.press(.enter)
    state.press(.escape)
    #expect(state.lesson == nil && !state.isOver)
    #expect(state.message?.text == "you left the lesson; L goes on with it")
    state.press(.right)
    #expect(state.preset != state.opened)
    state.type("L")
    #expect(state.text(80, 24).contains("1/3"))
    state.press(.enter)
    #expect(state.lesson?.number == 1 && state.preset == state.opened)
    #expect(state.message?.text.hasPrefix("you left this lesson here") == true)
  }

  @Test func anAnswerIsNotLostByOneKey() throws {
    var state = try taking("one-lag")
    state.type("q")
    #expect(state.isOver)
    for key in [Key.control("C"), .escape] {
      state = try taking("one-lag")
      state.type("9.7")
      state.press(key)
      #expect(!state.isOver && state.lesson?.hasUnsavedAnswer == true && state.overlay == .none)
      #expect(state.message?.isWarning == true, "\(key)")
      // Another key in between, and it asks again.
      state.type("1")
      state.press(key)
      #expect(state.lesson?.hasUnsavedAnswer == true && state.overlay == .none)
      state.press(key)
      #expect(
        state.isOver || state.lesson?.hasUnsavedAnswer != true || state.overlay != .none, "\(key)")
    }
    state = try taking("one-lag")
    state.type("9.7")
    state.press(.enter)
    state.type(":q")
    state.press(.enter)
    #expect(!state.isOver)
    state.type(":q")
    state.press(.enter)
    #expect(state.isOver)
  }

  @Test func theAnswerIsNotToBeReadOffTheScreen() throws {
    var state = try taking("one-lag")
    state.measure()
    #expect(state.response == nil)
    let screen = state.text(120, 40)
    #expect(!screen.contains("9.7") && !screen.contains("9.69"))
    state.type("5")
    state.press(.enter)
    state.runToEnd()
    #expect(state.response != nil)
  }

  /// The numbers in the words are the numbers in the table beside them.
  @Test func theSentencesSayWhatTheScreenShows() throws {
    var state = try taking("lag-by-layer")
    state.type("39")
    state.press(.enter)
    state.runToEnd()
    let lags = try #require(state.response).twin.map { Number.fixed($0.lag ?? .nan, decimals: 1) }
    #expect(lags == ["9.7", "19.5", "29.3", "39.1"])
    let words = "The layers lag by \(lags[0]), \(lags[1]), \(lags[2]) and \(lags[3]) ms"
    let screen = state.text(120, 40)
    #expect(screen.contains(words))
    #expect(screen.contains("\(lags[0]) ms ×0.95"))
    for lag in lags { #expect(screen.contains("\(lag) ms ×")) }
  }

  @Test func itIsReadableAtEverySizeInAllGlyphs() throws {
    for name in shippedLessons.names {
      var state = try taking(name)
      let words = try #require(state.lesson?.step.question?.text.words.split(separator: " ").first)
      for glyphs in GlyphSet.allCases {
        state.glyphs = glyphs
        for (columns, rows) in [(120, 40), (80, 24), (60, 20), (40, 12)] {
          #expect(state.text(columns, rows).contains(words), "\(name) \(columns)x\(rows)")
        }
        // At the smallest size it is all there, a few lines at a time.
        state.press(.resize(Size(columns: 34, rows: 9)))
        var seen = state.text(34, 9)
        for _ in 0..<20 {
          state.press(.pageDown)
          seen += state.text(34, 9)
        }
        #expect(seen.contains(words), "\(name)")
        for _ in 0..<20 { state.press(.pageUp) }
        #expect(state.text(20, 5).contains("Window too small"))
      }
    }
  }

  @Test func aShortPanelScrolls() throws {
    var state = try taking("looking-ahead")
    state.press(.resize(Size(columns: 60, rows: 20)))
    #expect(state.text(60, 20).contains("PgDn more"))
    for _ in 0..<5 { state.press(.pageDown) }
    #expect(state.text(60, 20).contains("39.1 ms."))
    #expect(!state.text(60, 20).contains("PgDn more"))
    state.press(.pageUp)
    #expect(state.lessonPage.scrolled < state.page.mostLessonScrolled(on: state.screen))
  }

  @Test func theMouseMeetsWhatItSees() throws {
    var state = try taking("lag-by-layer")
    state.press(.resize(Size(columns: 120, rows: 40)))
    // The charts end where the lesson begins, and their layout is that of the smaller view.
    let rows = try #require(state.page.lessonPlaces(on: state.screen)).panel.row
    #expect(rows < 40 && state.viewSize == Size(columns: 120, rows: rows))
    let slider = Position(column: 113, row: 3)
    let preset = state.preset
    state.press(.mouse(MouseEvent(.press, at: slider)))
    #expect(state.preset == preset && state.message?.text.contains("holds") == true)
    state.press(.mouse(MouseEvent(.press, at: Position(column: 30, row: rows + 1))))
    #expect(state.layer == nil)
    state.press(.mouse(MouseEvent(.press, at: Position(column: 40, row: 10))))
    #expect(state.layer != nil)
    // What the lesson covers is not there.
    state.layer = nil
    state.press(.resize(Size(columns: 40, rows: 12)))
    state.press(.mouse(MouseEvent(.press, at: Position(column: 10, row: 5))))
    #expect(state.layer == nil)
  }

  /// Whichever view a step opens: nothing in it tells what is asked.
  @Test func noViewTellsBeforeTheAnswer() throws {
    for (name, answer, view) in [
      ("presentation-time", "2", View.learning), ("late-errors", "2", .learning),
      ("lag-by-layer", "36", .bode), ("lag-by-layer", "36", .lag), ("lag-by-layer", "36", .phase),
    ] {
      var state = try taking(name)
      // As if the step opened it.
      state.view = view
      state.measure()
      let size = Size(columns: 120, rows: 40)
      #expect(state.response == nil && state.loop == nil)
      #expect(state.learning.test == nil && state.learning.pending == nil)
      #expect(state.learning.direction == nil && state.learning.drift.isEmpty)
      let hidden = state.picture(size).text
      let told = ["accuracy ", "angle ", " loop ", "×", "1.00"].filter(hidden.contains)
      #expect(told.isEmpty, "\(view) of \(name)")
      state.type("S")
      #expect(!state.isRunning && state.bode.sweep == nil)
      state.type(answer)
      state.press(.enter)
      state.runToEnd()
      #expect(state.verdict != nil)
      state.measure()
      let shown = state.picture(size).text
      let isOther = shown != hidden
      #expect(isOther)
      switch view {
      case .learning:
        #expect(state.learning.drift[.network] != nil)
        // Without a target there are no angles, but the weights that move.
        let figure = state.preset.hasTarget ? "angle " : "53.9 %"
        let tells = shown.contains(figure) && !shown.contains("first your answer")
        #expect(tells, "\(name):\n\(shown)")
      case .bode:
        let (waits, tells) = (hidden.contains("first your answer"), shown.contains("×"))
        #expect(waits && tells)
      case .lag:
        #expect(state.response != nil)
      default: break
      }
    }
  }

  @Test func enterHurriesARun() throws {
    var state = try taking("one-lag")
    let speed = state.speed
    state.type("9.7")
    state.press(.enter)
    for _ in 0..<10 { state.advance() }
    state.press(.enter)
    #expect(state.speed == .unlimited && state.isRunning)
    state.runToEnd()
    #expect(state.speed == speed && state.verdict != nil)
  }

  @Test func manyStepsEndWhereTheLessonEnds() throws {
    var state = try taking("one-lag")
    state.type("9.7")
    state.press(.enter)
    state.type(" ")
    #expect(!state.isRunning)
    state.type("9999.")
    state.type("9999.")
    #expect(state.timeline.experiment.step == 10_000 && state.verdict != nil)
  }

  @Test func whatCannotBeKeptIsSaidAndNotLost() throws {
    var state = try taking("one-lag")
    state.type("9.7")
    state.press(.enter)
    state.runToEnd()
    var files = MemoryFiles()
    files.fault = Fault("the disk is full")
    state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    #expect(state.message == .init(text: "the disk is full", isWarning: true))
    #expect(state.progress["one-lag"]?.passed == 1)
  }

  @Test func aSessionReplaysALesson() throws {
    let size = Size(columns: 80, rows: 24)
    let keys: [Key] = [
      .character("L"), .enter, .character("9"), .character("."), .character("7"), .enter,
    ]
    var entries = keys.map { Session.Happening(.key($0), time: 0) }
    entries.append(Session.Happening(.key(.enter), steps: 10_000, time: 100))
    entries.append(Session.Happening(.expect("step 2 of 3"), time: 100))
    let session = Session(
      try shippedLibrary.preset("lag-adds-up"), glyphs: .ascii, size: size, entries: entries)
    let read = LessonLibrary.Entry(name: "one-lag", lesson: try shippedLessons.lesson("one-lag"))
    var first = SessionPlayer(session, lessons: [read])
    first.play()
    #expect(first.failures.isEmpty)
    #expect(first.state.lesson?.record.passed == 1)
    var second = SessionPlayer(session, lessons: [read])
    second.play()
    #expect(second.picture(size) == first.picture(size))
    #expect(second.state.lesson == first.state.lesson)
  }

  @Test func withoutLessonsThereIsASentence() throws {
    var state = try explorer(lessons: [])
    state.type("L")
    #expect(state.message?.text == "there are no lessons here" && state.overlay == .none)
  }
}
