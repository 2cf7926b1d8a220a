import Laboratory
import Terminal

// What the keys of the scope do; none of it touches the experiment.
extension ExplorerState {
  /// The cycle that a triggered axis is locked to.
  var triggerCycle: StimulusCycle? { timeline.experiment.stimulusCycle }

  /// The axis as it is drawn: without a period there is nothing to trigger on.
  var axisMode: AxisMode {
    scope.axis == .trigger && triggerCycle == nil ? .roll : scope.axis
  }

  mutating func changeAxis() {
    switch axisMode {
    case .roll: scope.axis = .sweep
    case .sweep where triggerCycle == nil:
      scope.axis = .roll
      return say("this stimulus has no period to trigger on: the axis rolls")
    case .sweep: scope.axis = .trigger
    case .trigger: scope.axis = .roll
    }
    switch scope.axis {
    case .roll: say("the axis rolls: the newest is at the right")
    case .sweep: say("the axis is swept from left to right over the old picture")
    case .trigger: say("the axis is triggered: every period is drawn over the last")
    }
  }

  mutating func changeTwinMode() {
    guard view != .network else { return changeNetworksShown() }
    guard view != .learning else { return changeLearnerShown() }
    guard preset.twin != nil else { return say("this preset has no twin") }
    let all = TwinMode.allCases
    var next = all[((all.firstIndex(of: twinMode) ?? 0) + 1) % all.count]
    var words = "twin \(next.rawValue)"
    if next == .sideBySide, viewSize.columns < ScopeLayout.leastColumnsToSplit {
      next = .difference
      words += " needs \(ScopeLayout.leastColumnsToSplit) columns; as \(next.rawValue)"
    }
    twinMode = next
    // Differences have a scale of their own.
    ranges = ChartRanges()
    say(words)
  }

  mutating func changeColumns() {
    if view == .learning { return changeRunChart() }
    if scope.expansion == .chart {
      let all = ChartSignal.allCases
      scope.focus = all[((all.firstIndex(of: scope.focus) ?? 0) + 1) % all.count]
    } else {
      let choices = ScopeLayout.choices(viewSize, hasErrors: hasErrors)
      guard choices.count > 1 else { return say("all three fit: u, r and e") }
      scope.columns = (scope.columns + 1) % choices.count
      let signals = choices[scope.columns]
      if signals.count == 1 { scope.focus = signals[0] }
    }
  }

  mutating func toggleGap() {
    scope.shadesGap.toggle()
    say(scope.shadesGap ? "the gap to the ideal is shaded" : "the gap to the ideal is not shaded")
  }

  mutating func toggleAllNeurons() {
    guard preset.layers.contains(where: { $0.neurons > 1 }) else {
      return say("every layer has one neuron only")
    }
    scope.showsAllNeurons.toggle()
    say(scope.showsAllNeurons ? "all neurons, the chosen one on top" : "the chosen neurons only")
  }

  mutating func expand() {
    switch view {
    case .scope: break
    case .network: return network.isMicroscopeAlone.toggle()
    case .bode: return bode.showsOneLayer.toggle()
    case .learning: return enlargeNextPart()
    case .lag, .phase: return say("this view is as large as the screen lets it be")
    }
    switch scope.expansion {
    case .none:
      scope.expansion = ScopeLayout.columnsOfCharts(viewSize) == 1 ? .chart : .row
    case .row: scope.expansion = .chart
    case .chart: say("larger it cannot be; Esc makes it smaller")
    }
  }

  /// Leaves another view for the scope; there the cursor, or else makes the charts smaller by one
  /// level.
  mutating func leaveLevel() {
    if view == .network, network.isMicroscopeAlone {
      network.isMicroscopeAlone = false
    } else if view == .learning, learning.enlarged != nil {
      learning.enlarged = nil
    } else if view == .bode, bode.showsOneLayer {
      bode.showsOneLayer = false
    } else if showsCursor {
      scope.cursor = nil
    } else if view != .scope {
      view = .scope
    } else if scope.expansion == .chart, ScopeLayout.columnsOfCharts(viewSize) > 1 {
      scope.expansion = .row
    } else {
      scope.expansion = .none
    }
  }

  mutating func freeze() {
    guard scope.ghosts.count < Ghost.most else {
      return say(
        "eight ghosts are the limit; \(keys.name(of: .clearGhosts, in: glyphs)) clears them")
    }
    guard timeline.trace.count > 0 else { return say("there is nothing to freeze yet") }
    let before = scope.ghosts.last?.preset ?? opened
    var differences = differences(from: before)
    if differences.isEmpty, preset != opened, let last = scope.ghosts.last {
      differences = [last.label]
    }
    let label = differences.isEmpty ? "as opened" : differences.joined(separator: ", ")
    let axis = timeAxis(layout(viewSize))
    scope.ghosts.append(
      Ghost(
        label, channelsShown, of: timeline.trace, preset: preset, cycle: triggerCycle,
        until: timeline.experiment.time, window: axis.labels.span))
    say("ghost \(scope.ghosts.count): \(label)")
  }

  /// What of the scope stays when another preset is opened: what belongs to the eye.
  mutating func keepScope(of other: ExplorerState) {
    screen = other.screen
    depth = other.depth
    hasBegun = other.hasBegun
    twinMode = other.twinMode
    scope.axis = other.scope.axis
    scope.columns = other.scope.columns
    scope.focus = other.scope.focus
    scope.showsAllNeurons = other.scope.showsAllNeurons
    scope.shadesGap = other.scope.shadesGap
  }

  /// Every signal of the neurons that are drawn, of both networks.
  private var channelsShown: [Trace.Channel] {
    let members: [Member] = preset.twin == nil ? [.network] : [.network, .twin]
    return members.flatMap { member in
      preset.layers.indices.flatMap { layer -> [Trace.Channel] in
        let neuron = place(ofLayer: layer)
        return ChartSignal.allCases.map { $0.channel(member, neuron) } + [.ideal(member, neuron)]
      }
    }
  }

  /// What the preset has other than `before`, as a person would say it: "τr 5 ms".
  private func differences(from before: Preset) -> [String] {
    ([.seed] + Parameter.panel).flatMap { parameter -> [String] in
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
    }
  }
}
