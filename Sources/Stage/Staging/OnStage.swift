package import Formats
package import Laboratory
package import Presets
package import Terminal

/// What has a bench to look at and a look to draw it in: the explorer, and each of its views.
package protocol OnStage {
  var bench: Bench { get set }
  var look: Look { get set }

  var timeline: Timeline { get set }
  /// The preset as it stands now.
  var preset: Preset { get }
}

extension OnStage {
  package var timeline: Timeline {
    get { bench.timeline }
    _modify { yield &bench.timeline }
  }
  package var preset: Preset { bench.timeline.preset }
  package var opened: Preset {
    get { bench.opened }
    set { bench.opened = newValue }
  }
  package var isRunning: Bool {
    get { bench.isRunning }
    set { bench.isRunning = newValue }
  }
  package var speed: Speed {
    get { bench.speed }
    set { bench.speed = newValue }
  }
  package var parameter: Parameter {
    get { bench.parameter }
    set { bench.parameter = newValue }
  }
  package var layer: Int? {
    get { bench.layer }
    set { bench.layer = newValue }
  }
  package var neuron: Int {
    get { bench.neuron }
    set { bench.neuron = newValue }
  }
  package var window: Double {
    get { bench.window }
    set { bench.window = newValue }
  }
  package var twinMode: TwinMode {
    get { bench.twinMode }
    set { bench.twinMode = newValue }
  }
  package var response: Response? {
    get { bench.response }
    set { bench.response = newValue }
  }
  package var loop: FeedbackLoop? {
    get { bench.loop }
    set { bench.loop = newValue }
  }
  package var glyphs: GlyphSet {
    get { look.glyphs }
    set { look.glyphs = newValue }
  }
  package var theme: Theme {
    get { look.theme }
    set { look.theme = newValue }
  }
  package var depth: ColorDepth {
    get { look.depth }
    set { look.depth = newValue }
  }
  package var keys: Keymap {
    get { look.keys }
    set { look.keys = newValue }
  }

  /// What a preset tells of itself, in the language that is read.
  package func told(_ text: TranslatedText) -> String { text.text(in: look.languages) }

  /// The look of a view on a screen of some size.
  package func look(on size: Size) -> Look {
    var look = look
    look.size = size
    return look
  }
}
