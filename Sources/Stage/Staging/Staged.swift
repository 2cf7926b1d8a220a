package import Laboratory
package import Presets

/// A view before its bench: what its drawing and its actions are written on.
package struct Staged<Shown: ExplorerView>: OnStage {
  package var view: Shown
  package var bench: Bench
  package var look: Look
  /// What it wants to be done besides.
  package var wishes: [Wish] = []

  init(_ view: Shown, _ bench: Bench, _ look: Look) {
    self.view = view
    self.bench = bench
    self.look = look
  }

  // Drawing asks for these so often that they must not be copied each time.
  package var timeline: Timeline {
    _read { yield bench.timeline }
    _modify { yield &bench.timeline }
  }
  package var preset: Preset {
    _read { yield bench.timeline.preset }
  }

  package mutating func say(_ text: String) { wishes.append(.say(text)) }
}

extension ExplorerView {
  /// The view with what it looks at.
  package func staged(_ bench: Bench, _ look: Look) -> Staged<Self> { Staged(self, bench, look) }

  /// Lets the view act on the bench.
  ///
  /// - Returns: what else it wants to be done.
  package mutating func act(
    _ bench: inout Bench, _ look: Look, _ deed: (inout Staged<Self>) -> Void
  ) -> [Wish] {
    var staged = Staged(self, bench, look)
    deed(&staged)
    (self, bench) = (staged.view, staged.bench)
    return staged.wishes
  }
}
