import Formats
import Laboratory
import Presets
package import Stage
import Studies
import Terminal
import Views

extension ExplorerState {
  /// Does what an action asks for.
  package mutating func apply(_ action: Action) {
    message = nil
    let wasAsked = hand.asksToDrop
    hand.asksToDrop = false
    let wasAskedAboutLeft = changes.left?.isAskedAbout == true
    changes.left?.isAskedAbout = false
    if isRefusedByLesson(action) { return }
    let count = max(1, self.count ?? 1)
    if action != .confirm && action != .beginEntry { self.count = nil }
    if actInView(action) { return }
    switch action {
    case .toggleRun:
      if let fault = timeline.fault {
        warn("\(fault); step back, change something, or reset")
      } else {
        isRunning.toggle()
      }
    case .stepForward:
      isRunning = false
      if isFew(count) { begin(steps: count) }
    case .stepBack:
      isRunning = false
      if isFew(count) { goBack(count) }
    case .changeSpeed(let direction):
      speed = speed.next(direction)
    case .chooseParameter(let direction):
      chooseParameter(direction)
    case .changeParameter(let direction, let finely):
      move(parameter, direction, finely: finely)
    case .nudge(let parameter, let direction):
      if preset.value(of: parameter) == .none {
        say("this stimulus has no \(parameter.name)")
      } else {
        self.parameter = parameter
        move(parameter, direction, finely: false)
      }
    case .beginEntry:
      beginEntry()
    case .chooseLayer(let direction):
      let choices = [nil] + preset.layers.indices.map(Optional.some)
      let index = choices.firstIndex(of: layer) ?? 0
      layer = choices[(index + direction + choices.count) % choices.count]
    case .toggleTie:
      toggleTie()
    case .togglePlasticity:
      togglePlasticity()
    case .strike:
      timeline.strike()
      views.follow(.change, bench)
      say(
        "an impulse of \(Number.significant(Impulse.height, digits: 2)) for "
          + "\(Number.significant(Impulse.width, digits: 2)) ms")
    case .nextTwinMode:
      changeTwinMode()
    case .nextTwin:
      changeTwin()
    case .chooseNeuron(let direction):
      let most = preset.layers.map(\.neurons).max() ?? 1
      neuron = (neuron + direction + most) % most
    case .zoom(let direction):
      zoom(direction)
    case .fitWindow:
      window = preset.standardWindow
    case .nextAxis:
      changeAxis()
    case .toggleCursor:
      toggleCursor()
    case .moveCursor(let columns):
      moveCursor(by: columns * count)
    case .jumpCursor(let direction):
      jumpCursor(direction)
    case .freeze:
      freeze()
    case .clearGhosts:
      say(bench.ghosts.isEmpty ? "there are no ghosts" : "the ghosts are gone")
      bench.ghosts = []
    case .expand, .nextColumns, .toggleAllNeurons, .toggleGap:
      say(sentence(for: action, of: .scope))
    case .openView(let view):
      self.view = view
    case .view(let own):
      say(sentence(for: action, of: own.view))
    case .reset:
      restart(preset)
    case .resetWithNewSeed:
      var changed = preset
      changed.seed = (preset.seed + 1) & 0x1F_FFFF_FFFF_FFFF
      changes.history.change(from: preset, age: 0)
      restart(changed)
      say("started again with seed \(changed.seed)")
    case .restore:
      restore()
    case .undo:
      undo()
    case .redo:
      redo()
    case .openPresets:
      let chosen = library.firstIndex { $0.name == page.openedName } ?? 0
      overlay = library.isEmpty ? .none : .presets(chosen: chosen)
    case .find:
      cover.beginSearch()
    case .openLessons:
      openLessons()
    case .nextGlyphs:
      let all = GlyphSet.allCases
      glyphs = all[((all.firstIndex(of: glyphs) ?? 0) + 1) % all.count]
    case .nextTheme:
      let all = Theme.allCases
      theme = all[((all.firstIndex(of: theme) ?? 0) + 1) % all.count]
      say("theme \(theme.rawValue)")
    case .beginCommand:
      overlay = .command(Prompt())
    case .beginSaving:
      overlay = .command(Prompt("save "))
    case .openExports:
      overlay = .exports(chosen: 0)
    case .showState:
      showState()
    case .copyNumbers:
      request = .copy(page.numbers)
      say("the numbers of \(view.card.title) are copied, in columns parted by tabs")
    case .help:
      overlay = .help(scrolled: 0)
    case .back:
      if overlay == .none { leaveLevel() }
      overlay = .none
    case .confirm:
      confirm(wasAsked: wasAsked)
    case .restoreLeft:
      restoreLeft(wasAsked: wasAsked)
    case .dropLeft:
      dropLeft(wasAsked: wasAskedAboutLeft)
    case .suspend:
      request = .suspend
    case .redraw:
      request = .redraw
    case .quit:
      isOver = !keepsWeights(
        wasAsked: wasAsked, "\(keys.name(of: .quit, in: glyphs)) again quits")
    }
  }

  /// Opens a preset afresh: on a new bench; what belongs to the eye stays.
  mutating func open(_ preset: Preset) {
    bench = bench.reopened(with: preset)
    views = views.reopened()
    views.follow(.restart, bench)
    view = View(named: preset.view.open) ?? .scope
    look.scroll = Scroll()
    changes = changes.reopened()
    hand = hand.reopened()
    cover = Cover()
    (message, request, isOver) = (nil, nil, false)
    (lesson, lessonPage) = (nil, LessonPage())
  }

  mutating func say(_ text: String) { message = Message(text: text, isWarning: false) }

  mutating func warn(_ text: String) { message = Message(text: text, isWarning: true) }

  /// Starts again from weights that were read from a file.
  mutating func startAgain(from loaded: Preset, in path: String) {
    guard loaded != preset else { return restart(preset, "from the weights in \(path), as before") }
    change { _ in loaded }
    // Where it was refused, that has been said.
    if preset == loaded {
      say(
        "started again from the weights in \(path); "
          + "\(keys.name(of: .undo, in: glyphs)) takes it back")
    }
  }

  private mutating func showState() {
    guard let token = stateToken else {
      let fault = StateToken.fault(of: preset)
      return warn("this state \(fault?.message ?? "") (\(keys.name(of: .beginSaving, in: glyphs)))")
    }
    overlay = .state(token)
    request = .copy(token.text)
  }

  /// Whether so many steps can be asked for; says so where they can't.
  private mutating func isFew(_ count: Int) -> Bool {
    if count <= Instruction.mostSteps { return true }
    warn("\(count): \(Instruction.howOften)")
    return false
  }

  private mutating func goBack(_ count: Int) {
    let last = preset
    guard timeline.goBack(count) else { return say("this is as far back as it goes") }
    views.follow(.goBack(age: timeline.experiment.age), bench)
    changes.history.goBack(to: timeline.experiment.age, from: last)
    if preset != last {
      say("back before a change; \(keys.name(of: .redo, in: glyphs)) makes it again")
    }
  }

  mutating func restart(_ preset: Preset, _ how: String = "with the same seed") {
    timeline = Timeline(preset)
    changes.history.restart()
    bench.ranges = ChartRanges()
    response = nil
    views.follow(.restart, bench)
    say("started again \(how)")
  }
}
