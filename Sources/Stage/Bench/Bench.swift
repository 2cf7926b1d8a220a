package import Laboratory
import LatentEquilibrium
package import Presets
import Terminal

/// What all views look at: the experiment with its past, what of it is chosen, and what was measured.
package struct Bench: Sendable {
  /// The experiment with its past.
  package var timeline: Timeline {
    _read { yield boxedTimeline.value }
    _modify { yield &boxedTimeline.value }
  }
  /// The preset as it was opened; what differs from it is marked.
  package var opened: Preset {
    _read { yield boxedOpened.value }
    _modify { yield &boxedOpened.value }
  }
  // A picture asks for parts of the bench many hundred times, and every time gets a copy of it.
  private var boxedTimeline: Boxed<Timeline>
  private var boxedOpened: Boxed<Preset>
  package var isRunning = true
  package var speed: Speed
  /// The parameter that the arrow keys change.
  package var parameter = Parameter.tauM
  /// The layer that parameters act on, counted from 0; nil is all.
  package var layer: Int?
  /// Which neuron of each layer is drawn, counted from 0; layers with fewer show their last.
  package var neuron = 0
  /// How much time the charts show, in ms.
  package var window: Double
  /// How time runs over the charts.
  package var axis = AxisMode.roll
  package var twinMode = TwinMode.overlaid
  /// The twin that was chosen to be compared with.
  package var chosenTwin = Member.twin
  /// The time in ms that the cursor points at; nil while it is off.
  package var cursor: Double?
  /// The frozen traces, the oldest first.
  package var ghosts: [Ghost] = []
  /// The axes of the charts, which follow what is drawn before it is.
  package var ranges = ChartRanges()
  /// The measured lags, brought up to date a few times a second.
  package var response: Response?
  /// How near the network's feedback loop is to growing, likewise; nil where there is none.
  package var loop: FeedbackLoop?
  package var pace = Pace()
  /// What a lesson that is being taken has to say to the views.
  package var guide: Guide?

  package init(_ preset: Preset) {
    boxedTimeline = Boxed(Timeline(preset))
    boxedOpened = Boxed(preset)
    speed = .times(preset.view.speed)
    window = preset.standardWindow
    if !preset.family.has(parameter) { parameter = .prospective }
  }

  /// A bench for another preset: what belongs to the eye stays.
  package func reopened(with preset: Preset) -> Bench {
    var bench = Bench(preset)
    (bench.twinMode, bench.axis, bench.pace) = (twinMode, axis, pace)
    return bench
  }

  /// The preset as it stands now.
  package var preset: Preset {
    _read { yield boxedTimeline.value.preset }
  }

  /// The twin that all views compare with: the chosen one, or the first where there is no such.
  package var compared: Member { preset.members.contains(chosenTwin) ? chosenTwin : .twin }

  /// The preset as it stands now with the compared twin alone.
  package var comparison: Preset { preset.comparing(with: compared) }
}

/// What the loop measures about itself.
package struct Pace: Equatable, Sendable {
  /// Simulated over real time, over the last second.
  package var speed = 0.0
  package var framesPerSecond = 0.0

  package init() {}
}

/// What a lesson asks of the views.
package struct Guide: Equatable, Sendable {
  /// What to watch: a preset's own words would tell what its lessons ask.
  package var about: String
  /// Whether it waits for an answer: no figure may tell it.
  package var isAsked: Bool
  /// Whether the answer is a time to be marked in the charts.
  package var isAskedForTime: Bool
  /// The layer that the step asks about, counted from 0.
  package var layer: Int?
  /// The times that it marks in the charts, in ms.
  package var marks: [Double]
  /// The parameters that may be changed; nil holds none.
  package var unlocked: [Parameter]?

  package init(
    about: String, isAsked: Bool, isAskedForTime: Bool, layer: Int?, marks: [Double],
    unlocked: [Parameter]?
  ) {
    self.about = about
    self.isAsked = isAsked
    self.isAskedForTime = isAskedForTime
    self.layer = layer
    self.marks = marks
    self.unlocked = unlocked
  }
}
