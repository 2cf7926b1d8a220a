import LatentEquilibrium
import Presets
package import Stage

/// All views, each with what it remembers. A view that is added is named here, and nowhere else.
package struct ViewDeck: Sendable {
  /// In the order of their rows in the tables of keys and of the mouse.
  package static let kinds: [any ExplorerView.Type] = [
    ScopeView.self, NetworkView.self, LagView.self, BodeView.self, PhaseView.self,
    LearningView.self, CircuitView.self, RobustnessView.self,
  ]

  /// Their cards in the order of their tabs.
  package static let cards: [ViewCard] = kinds.map { $0.card }.sorted { $0.number < $1.number }

  private var views: [any ExplorerView]
  /// The one that is shown.
  package var shown = View.scope
  /// What kind of network there is to be shown.
  private var family = ModelFamily.layered

  /// The places of those that follow every step.
  private static let stepping = kinds.indices.filter { kinds[$0].followsSteps }

  package init() { views = ViewDeck.kinds.map { $0.init() } }

  /// What one of them remembers.
  package subscript<Kind: ExplorerView>(_ kind: Kind.Type) -> Kind {
    get {
      for view in views {
        if let view = view as? Kind { return view }
      }
      preconditionFailure("\(kind) is not in the deck")
    }
    set { views[ViewDeck.place(of: Kind.card.view)] = newValue }
  }

  /// The view of a name, or what says why it shows nothing of this network.
  package subscript(_ view: View) -> any ExplorerView {
    _read {
      let place = ViewDeck.place(of: view)
      if let sentence = ViewDeck.kinds[place].card.absences[family] {
        yield AbsentView(sentence: sentence)
      } else {
        yield views[place]
      }
    }
    _modify {
      let place = ViewDeck.place(of: view)
      if let sentence = ViewDeck.kinds[place].card.absences[family] {
        var absent: any ExplorerView = AbsentView(sentence: sentence)
        yield &absent
      } else {
        yield &views[place]
      }
    }
  }

  private static func place(of view: View) -> Int {
    kinds.firstIndex { $0.card.view == view } ?? 0
  }

  /// Lets all views follow what happened on the bench.
  package mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench) {
    family = bench.preset.family
    if case .step = event {
      for place in ViewDeck.stepping where isPresent(place) { views[place].follow(event, bench) }
    } else {
      for place in views.indices where isPresent(place) { views[place].follow(event, bench) }
    }
  }

  private func isPresent(_ place: Int) -> Bool {
    ViewDeck.kinds[place].card.absences[family] == nil
  }

  /// Whether a step takes much longer for what a view does with it.
  package var stepsAreDear: Bool { ViewDeck.stepping.contains { views[$0].stepsAreDear } }

  /// The views for another preset.
  package func reopened() -> ViewDeck {
    var deck = self
    deck.views = views.map { $0.reopened() }
    return deck
  }
}

extension View {
  /// All of them in the order of their tabs.
  package static var allCases: [View] { ViewDeck.cards.map(\.view) }

  /// The view of a name; nil where there is none.
  package init?(named name: String) {
    guard let view = View.allCases.first(where: { $0.rawValue == name }) else { return nil }
    self = view
  }

  package var card: ViewCard { ViewDeck.cards.first { $0.view == self } ?? ViewDeck.cards[0] }
}
