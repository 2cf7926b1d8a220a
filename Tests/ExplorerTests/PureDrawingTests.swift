import Explorer
import Laboratory
import Presets
import Stage
import Terminal
import Testing
import Views

/// Drawing changes nothing. The axes follow what is going to be drawn before it is, and only then.
struct PureDrawingTests {
  private static let presets = [
    "lag-adds-up", "step-through-four-layers", "teacher", "two-weights", "own-data",
  ]
  private static let sizes = [Size(columns: 120, rows: 40), Size(columns: 60, rows: 20)]

  private func state(_ preset: String, _ view: View) throws -> ExplorerState {
    var state = try explorer(preset, at: 300)
    state.view = view
    state.measure()
    return state
  }

  @Test(arguments: View.allCases, presets)
  func `Drawn twice it is the same, and only adapting moves the axes`(
    view: View, preset: String
  ) throws {
    let measured = try state(preset, view)
    for size in Self.sizes {
      var state = measured
      #expect(state.picture(size) == state.picture(size))
      #expect(state.bench.ranges == ChartRanges())
      state.adaptAxes(to: size)
      let adapted = state.bench.ranges
      let hasAxes = ![View.bode, .robustness, .learning, .circuit].contains(view)
      if hasAxes && state.phaseHasAxes { #expect(adapted != ChartRanges()) }
      let picture = state.picture(size)
      #expect(state.picture(size) == picture)
      #expect(state.bench.ranges == adapted)
      // What is looked at once more keeps still.
      state.adaptAxes(to: size)
      #expect(state.picture(size) == picture)
    }
  }

  @Test(arguments: [View.scope, .network, .lag, .phase], presets)
  func `An axis that nobody knows is made of the data at hand`(
    view: View, preset: String
  ) throws {
    let measured = try state(preset, view)
    for size in Self.sizes {
      var state = measured
      let picture = state.picture(size)
      state.adaptAxes(to: size)
      #expect(state.picture(size) == picture)
    }
  }

  @Test(arguments: [View.scope, .lag, .phase], presets)
  func `An axis that has become too small holds the data all the same`(
    view: View, preset: String
  ) throws {
    for size in Self.sizes {
      var state = try explorer(preset, at: 5)
      state.view = view
      state.adaptAxes(to: size)
      state.run(until: 300)
      let picture = state.picture(size)
      state.adaptAxes(to: size)
      #expect(state.picture(size) == picture)
    }
  }

  @Test(arguments: AxisMode.allCases, TwinMode.allCases)
  func `The axes of curves are those of what is drawn of them`(
    mode: AxisMode, twins: TwinMode
  ) throws {
    for hasLooseCurves in [false, true] {
      var state = try state("lag-adds-up", .scope)
      (state.bench.axis, state.twinMode) = (mode, twins)
      if hasLooseCurves {
        state.apply(.freeze)
        state.apply(.toggleAllNeurons)
        state.run(until: 450)
      }
      let picture = state.picture(Self.sizes[0])
      state.bench.ranges = ChartRanges()
      #expect(state.picture(Self.sizes[0]) == picture)
      state.adaptAxes(to: Self.sizes[0])
      #expect(state.picture(Self.sizes[0]) == picture)
    }
  }
}

extension ExplorerState {
  /// Whether the axes of the phase view are not those of a plane of costs.
  fileprivate var phaseHasAxes: Bool { view != .phase || views[PhaseView.self].plane == nil }
}
