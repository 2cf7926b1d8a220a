extension Stimulus {
  /// 0 until it rises to 1, and stays.
  package struct Step: NumericShape {
    package static let word = "step"
    package static let fields = [Field(.at, \Step.at)]

    /// When it rises, in ms.
    package var at = Parameter.at.standard

    package init() {}

    package init(at: Double) { self.at = at }

    package var edges: StimulusEdges? { StimulusEdges(first: at) }

    package func window(settling: Double) -> Double? { at + settling }

    package func source(on grid: TimeGrid) -> StimulusSource {
      .waveform(.step(Running(at: grid.steps(until: at))))
    }

    package struct Running: RunningShape {
      let at: Int

      package func value(step k: Int) -> Double { k - 1 >= at ? 1 : 0 }

      package func cycles(on grid: TimeGrid) -> [StimulusCycle]? { nil }

      package var waveform: Waveform { .step(self) }
    }
  }
}
