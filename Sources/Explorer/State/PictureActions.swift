import Laboratory
import Presets
import Stage
import Terminal
import Views

// What keys do to the picture, whichever view is open; none of it touches the experiment.
extension ExplorerState {
  mutating func zoom(_ direction: Int) {
    let ladder = Parameter.window.ladder
    let next =
      direction > 0
      ? ladder.first { $0 > window * 1.001 } : ladder.last { $0 < window * 0.999 }
    guard let next, next >= 20 * preset.dt else { return say("no further") }
    window = next
  }

  mutating func changeAxis() {
    switch axisMode {
    case .roll: bench.axis = .sweep
    case .sweep where triggerCycle == nil:
      bench.axis = .roll
      return say("this stimulus has no period to trigger on: the axis rolls")
    case .sweep: bench.axis = .trigger
    case .trigger: bench.axis = .roll
    }
    switch bench.axis {
    case .roll: say("the axis rolls: the newest is at the right")
    case .sweep: say("the axis is swept from left to right over the old picture")
    case .trigger: say("the axis is triggered: every period is drawn over the last")
    }
  }

  mutating func changeTwinMode() {
    guard preset.twin != nil else { return say("this preset has no twin") }
    let all = TwinMode.allCases
    var next = all[((all.firstIndex(of: twinMode) ?? 0) + 1) % all.count]
    var words = "twin \(next.rawValue)"
    if next == .sideBySide, viewSize.columns < PageLayout.leastColumnsToSplit {
      next = .difference
      words += " needs \(PageLayout.leastColumnsToSplit) columns; as \(next.rawValue)"
    }
    twinMode = next
    // Differences have a scale of their own.
    bench.ranges = ChartRanges()
    say(words)
  }

  mutating func changeTwin() {
    guard preset.twins.count > 1 else {
      return say(preset.twin == nil ? "this preset has no twin" : "there is one twin: \(twinName)")
    }
    bench.chosenTwin = twinAfterCompared
    bench.ranges = ChartRanges()
    views.follow(.change, bench)
    say("compared with \(twinName), \(compared.number) of \(preset.twins.count) twins")
  }

  mutating func freeze() {
    guard bench.ghosts.count < Ghost.most else {
      return say(
        "eight ghosts are the limit; \(keys.name(of: .clearGhosts, in: glyphs)) clears them")
    }
    guard timeline.trace.count > 0 else { return say("there is nothing to freeze yet") }
    let before = bench.ghosts.last?.preset ?? opened
    var differences = differences(from: before)
    if differences.isEmpty, preset != opened, let last = bench.ghosts.last {
      differences = [last.label]
    }
    let label = differences.isEmpty ? "as opened" : differences.joined(separator: ", ")
    let axis = timeAxis(columns: 100)
    bench.ghosts.append(
      Ghost(
        label, channelsShown, of: timeline.trace, preset: preset, cycle: triggerCycle,
        until: timeline.experiment.time, window: axis.labels.span))
    say("ghost \(bench.ghosts.count): \(label)")
  }

  /// Every signal of the neurons that are drawn, of all networks.
  private var channelsShown: [Trace.Channel] {
    preset.members.flatMap { member in
      preset.layers.indices.flatMap { layer -> [Trace.Channel] in
        let signals = ChartSignal.ofNeurons(preset.family)
        return signals.compactMap { channel(of: $0, ofLayer: layer, member) }
          + [.ideal(member, place(ofLayer: layer))]
      }
    }
  }

  /// What the preset has other than `before`, as a person would say it: "τr 5 ms".
  private func differences(from before: Preset) -> [String] {
    let ofTwins = Member.allCases.dropFirst(2).flatMap { member in
      preset.changes(of: member, from: before).map {
        "\($0.symbol) of \(preset.twinName(member)) \(words(for: $0.now, of: $0.parameter))"
      }
    }
    return ([.seed] + Parameter.panel).flatMap { parameter -> [String] in
      let value = preset.value(of: parameter)
      if value != .various {
        let isNews = value != before.value(of: parameter) && value != .none
        return isNews ? ["\(parameter.symbol) \(words(for: value, of: parameter))"] : []
      }
      guard parameter.isPerLayer, before.layers.count == preset.layers.count else { return [] }
      return preset.layers.indices.compactMap { layer in
        let value = preset.value(of: parameter, layer: layer)
        guard value != before.value(of: parameter, layer: layer) else { return nil }
        return "\(parameter.symbol) \(words(for: value, of: parameter)) in layer \(layer + 1)"
      }
    } + ofTwins
  }
}

// The cursor reads the trace by time: it stands still while the picture moves beneath it.
extension ExplorerState {
  mutating func toggleCursor() {
    guard cursorAxis != nil else {
      return say("the cursor reads curves over time; \(view.card.title) has none here")
    }
    bench.cursor = bench.cursor == nil ? timeline.experiment.time : nil
  }

  /// Puts the cursor on the row of the trace next to a time.
  mutating func putCursor(at time: Double) {
    guard let axis = cursorAxis, let row = row(at: time, on: axis) else { return }
    bench.cursor = timeline.trace.time(ofRow: row)
  }

  /// What the keys mean while the cursor is there: those that change a parameter move it, but for `-`
  /// and `=`, `_` and `+`, which go on changing it.
  func cursorAction(for key: Key) -> Action? {
    guard showsCursor else { return nil }
    if case .character(let scalar) = key, "-=_+".unicodeScalars.contains(scalar) { return nil }
    guard case .changeParameter(let direction, let finely)? = keys.action(for: key) else {
      return nil
    }
    return .moveCursor(finely ? 10 * direction : direction)
  }

  mutating func moveCursor(by columns: Int) {
    guard let axis = cursorAxis, let row = rowAtCursor(on: axis) else { return }
    let time = timeline.trace.time(ofRow: row) + Double(columns) * axis.columnSpan
    guard let next = self.row(at: time, on: axis) else { return }
    bench.cursor = timeline.trace.time(ofRow: next)
  }

  /// To an extremum of the network's rate in the chosen or else the output layer.
  mutating func jumpCursor(_ direction: Int) {
    guard let axis = cursorAxis else { return toggleCursor() }
    if bench.cursor == nil { bench.cursor = timeline.experiment.time }
    guard let row = rowAtCursor(on: axis) else { return }
    let trace = timeline.trace
    let first = min(trace.row(at: axis.oldest - 1e-9 * axis.pixelSpan), trace.count - 1)
    let values = trace.values(
      of: .rate(.network, place(ofLayer: chosenLayer)), rows: first..<trace.count)
    let extrema = values.extrema.map { first + $0 }
    let next = direction > 0 ? extrema.first { $0 > row } : extrema.last { $0 < row }
    guard let next else {
      return say("no further extremum of r in the picture")
    }
    bench.cursor = trace.time(ofRow: next)
  }
}
