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
      beginSearch()
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

  private mutating func chooseParameter(_ direction: Int) {
    let shown = shownParameters
    guard !shown.isEmpty else { return }
    look.scroll.parameters = nil
    let index = shown.firstIndex(of: parameter) ?? 0
    parameter = shown[(index + direction + shown.count) % shown.count]
  }

  /// The layer a parameter is changed in: parameters that layers do not have act on all.
  private func place(of parameter: Parameter) -> Int? { parameter.isPerLayer ? layer : nil }

  private mutating func move(_ parameter: Parameter, _ direction: Int, finely: Bool) {
    let place = place(of: parameter)
    switch bench.comparison.value(of: parameter, layer: place) {
    case .none:
      say("this preset has no \(parameter.name)")
    case .various:
      // A common start for what differs: the first layer's value.
      if let first = preset.value(of: parameter, layer: 0).number {
        set(parameter, to: parameter.rung(from: first, direction, finely: finely))
      } else {
        say("the neurons differ in \(parameter.name); type one value for all with Enter")
      }
    case .number(let value):
      set(parameter, to: parameter.rung(from: value, direction, finely: finely))
    case .choice(let word):
      let choices = choices(of: parameter)
      guard let index = choices.firstIndex(of: word) ?? choices.indices.first else { return }
      let next = choices[(index + direction + choices.count) % choices.count]
      if parameter == .stimulusKind {
        var memory = changes.stimulusMemory
        change { preset throws(Fault) in try memory.setting(next, in: preset) }
        changes.stimulusMemory = memory
        return
      }
      let twin = compared
      change { preset throws(Fault) in
        try preset.setting(parameter, to: .choice(next), layer: place, ofTwin: twin)
      }
    }
  }

  /// The words that a key can go through; a stimulus that needs a file or a table is not one.
  private func choices(of parameter: Parameter) -> [String] {
    parameter.choices.filter { word in
      (try? bench.comparison.setting(parameter, to: word, layer: place(of: parameter))) != nil
    }
  }

  mutating func set(_ parameter: Parameter, to value: Double) {
    let (place, twin) = (place(of: parameter), compared)
    change { preset throws(Fault) in
      try preset.setting(parameter, to: .number(value), layer: place, ofTwin: twin)
    }
  }

  /// Changes the preset of the running experiment; says so where the experiment had to start again,
  /// and why where nothing was changed.
  ///
  /// - Returns: whether it was changed and there is nothing said of it yet.
  @discardableResult
  mutating func change(_ changed: (Preset) throws(Fault) -> Preset) -> Bool {
    do throws(Fault) {
      let next = try changed(preset)
      guard next != preset else { return false }
      if let lesson, let refusal = lesson.refusal(of: next, instead: preset) {
        say(sentence(for: refusal))
        return false
      }
      changes.history.change(from: preset, age: timeline.experiment.age)
      return adopt(next)
    } catch {
      warn(error.message)
      return false
    }
  }

  /// - Returns: whether the experiment goes on, rather than having to start again.
  @discardableResult
  private mutating func adopt(_ next: Preset) -> Bool {
    fit(to: next, from: preset)
    let weights =
      !next.hasGivenWeights
      ? ": the weights are drawn anew"
      : next.hasOtherWeights(than: preset) ? " from other weights" : " from the same weights"
    let goesOn = timeline.adopt(next)
    if !goesOn {
      changes.history.restart()
      bench.ranges = ChartRanges()
      views.follow(.restart, bench)
      say("started again\(weights)")
    }
    views.follow(.change, bench)
    return goesOn
  }

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

  /// What belongs to the run and not to its parameters stays: the seed, and what is shown.
  private mutating func restore() {
    var next = opened
    next.seed = preset.seed
    next.view = preset.view
    guard next != preset else { return say("all parameters are as the preset has them") }
    if change({ _ in next }) {
      say("as opened; \(keys.name(of: .undo, in: glyphs)) takes it back")
    }
  }

  private mutating func undo() {
    let previous = changes.history.undo(from: preset, age: timeline.experiment.age)
    guard let previous else { return say("nothing to undo") }
    adopt(previous)
  }

  private mutating func redo() {
    let next = changes.history.redo(from: preset, age: timeline.experiment.age)
    guard let next else { return say("nothing to redo") }
    adopt(next)
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

  private mutating func toggleTie() {
    let layer = layer
    if preset.tiesTauR(layer: layer) {
      guard let value = preset.value(of: .tauR, layer: layer).number else {
        return say("the neurons differ in τm; choose one layer first")
      }
      let isFree = change { preset throws(Fault) in
        try preset.setting(.tauR, to: value, layer: layer)
      }
      if isFree { say("τr is free") }
    } else if change({ preset throws(Fault) in preset.tyingTauR(layer: layer) }) {
      say("τr follows τm: Latent Equilibrium")
    }
  }

  private mutating func togglePlasticity() {
    let isLearning = preset.value(of: .eta) != .number(0)
    let usual = opened.eta > 0 ? opened.eta : 0.01
    let isTurned = change { preset throws(Fault) in
      try preset.setting(.eta, to: isLearning ? 0 : usual)
    }
    if isTurned { say(isLearning ? "plasticity off" : "plasticity on") }
  }

  private mutating func zoom(_ direction: Int) {
    let ladder = Parameter.window.ladder
    let next =
      direction > 0
      ? ladder.first { $0 > window * 1.001 } : ladder.last { $0 < window * 0.999 }
    guard let next, next >= 20 * preset.dt else { return say("no further") }
    window = next
  }

  private mutating func beginEntry() {
    if let count {
      self.count = nil
      set(parameter, to: Double(count))
    } else if parameter.choices.isEmpty {
      overlay = .entry(TextField())
    } else {
      move(parameter, 1, finely: false)
    }
  }

  private mutating func confirm(wasAsked: Bool) {
    let covered = overlay
    overlay = .none
    switch covered {
    case .none, .help, .command, .state: break
    case .lessons(let chosen):
      if lessons.indices.contains(chosen) { begin(lessons[chosen]) }
    case .exports(let chosen):
      let format = ExportFormat.allCases[chosen]
      if format == .csv {
        overlay = .table(TableChoice())
      } else {
        request = .export(format, page.place(ofExport: format), overwrites: false)
      }
    case .table(let choice): confirm(choice)
    case .presets(let chosen):
      guard library.indices.contains(chosen) else { break }
      if keepsWeights(wasAsked: wasAsked, "Enter again opens the other preset") {
        overlay = covered
      } else {
        open(library[chosen].preset)
      }
    case .entry(let field):
      do throws(Fault) {
        set(parameter, to: try TypedNumber(field.text, unit: parameter.unit).value)
      } catch {
        // It stays to be mended.
        overlay = .entry(field)
        warn(error.message)
      }
    }
  }
}
