package import Laboratory
import LatentEquilibrium
import Presets
package import Terminal

extension Response.Method {
  /// Whether it is the answer to a step that is measured.
  package var isOfSteps: Bool { if case .halfTime = self { true } else { false } }
}

// What is said of what was measured, and where it must not be.
extension OnStage {
  /// "×0.95", or after a step "peak 1.20".
  package func words(forGain gain: Double) -> String {
    let number = Number.fixed(gain, decimals: 2)
    return response?.method.isOfSteps == true ? "peak \(number)" : "×\(number)"
  }

  /// Why there is no figure, in a word or two.
  package func absence(of answer: Response.Layer?, columns: Int) -> String {
    switch answer?.absence {
    // A lesson's figures are told after its answer.
    case _ where isAsked: "?"
    case nil, .settling: "settling"
    case .noContent: columns < 11 ? "steady" : "no period"
    case .tooLittle: columns < 11 ? "too weak" : "too little"
    case .noStep: "no step"
    case .restless: "restless"
    case .noSine, .nothingArrives: "no sine"
    case .undersampled: "too fast"
    case .nudged: "nudged"
    case .tooLarge: "too large"
    case .circuit: "circuit"
    }
  }

  /// Whether a lesson waits for an answer.
  package var isAsked: Bool { bench.guide?.isAsked == true }

  /// Whether a lesson waits for a time to be marked in the charts.
  package var isAskedForTime: Bool { bench.guide?.isAskedForTime == true }

  /// Stands where figures would tell what a lesson asks.
  package func drawSecret(in rect: Rect, on grid: inout Grid) {
    let words = flowed("first your answer; then this is drawn", columns: rect.columns, in: glyphs)
    for (row, line) in words.prefix(rect.rows).enumerated() {
      grid.write(
        line, at: Position(column: rect.column, row: rect.row + row), style: Style(.faint))
    }
  }

  /// What to watch: a preset's own words would tell what its lessons ask.
  package var whatToWatch: String { bench.guide?.about ?? told(opened.about) }

  /// Whether what a preset says of itself holds of what is shown.
  package var isAsOpened: Bool { bench.guide != nil || preset == opened }

  /// Over what to watch.
  package var watchTitle: String { isAsOpened ? "what to watch" : "what to watch · as opened" }
}
