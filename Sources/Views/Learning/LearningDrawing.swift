import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<LearningView> {
  /// What of the learning view stays as it is while nothing but time passes: frames, titles,
  /// parameters.
  func drawLearningBackdrop(on grid: inout Grid) {
    let layout = learningLayout(grid.size)
    if layout.hasFrames {
      var frame = Frame(grid.size)
      for panel in layout.parts {
        frame.box(panel.area, title: title(of: panel, layout), style: style(of: panel.part))
        if panel.part == .weights {
          func shades(_ sign: Double) -> String {
            String(String.UnicodeScalarView([0.3, 0.6, 1].map { glyphs.weight(sign * $0) }))
          }
          frame.title(
            ["+ \(shades(1))  − \(shades(-1))"], at: panel.area.origin, limit: panel.area.columns,
            isAtEnd: true, style: Style(.faint))
        }
      }
      // In a narrow window the line belongs to the time of the chart above.
      frame.box(layout.figures, title: layout.figures.columns >= 50 ? "what is learned" : "")
      grid.draw(frame)
    } else {
      for panel in layout.parts {
        grid.write(
          glyphs.fitted(" " + title(of: panel, layout), to: panel.area.columns),
          at: panel.area.origin, style: style(of: panel.part))
      }
    }
    if let panel = PageLayout(grid.size).panel { drawParameters(in: panel, on: &grid) }
  }

  /// Lets the axis of the answers follow what is going to be drawn.
  func adaptLearning(_ ranges: inout ChartRanges) {
    for panel in learningLayout(look.size).parts where panel.part == .picture {
      adaptTask(in: panel.inside, &ranges)
    }
  }

  /// What changes with time: losses, figures, answers, weights.
  func drawLearning(on grid: inout Grid) {
    let layout = learningLayout(grid.size)
    for panel in layout.parts {
      switch panel.part {
      case .loss: drawRun(in: panel, hasFrame: layout.hasFrames, on: &grid)
      case .picture: drawTask(in: panel.inside, on: &grid)
      case .weights: drawWeightCells(in: panel.inside, on: &grid)
      }
    }
    drawFigures(
      in: layout.hasFrames ? layout.figures.inset(columns: 1, rows: 1) : layout.figures,
      notes: layout.notes, on: &grid)
  }

  private func title(of panel: LearningLayout.Panel, _ layout: LearningLayout) -> String {
    switch panel.part {
    case .loss where runCharts(in: panel, hasFrame: layout.hasFrames).loss == nil:
      accuracyTitle(columns: panel.area.columns - 6)
    case .loss where view.runChart == .energy:
      panel.area.columns >= 50
        ? "energy over the run: lines ½Σ|p−i|², dots β·cost"
        : panel.area.columns >= 34 ? "energy: ½Σ|p−i|², dots β·cost" : "energy"
    case .loss:
      panel.area.columns >= 44
        ? "loss ½|target − \(preset.family == .layered ? "r" : "u")|² over the whole run"
        : panel.area.columns >= 22 ? "loss over the run" : "loss"
    case .picture: panel.area.columns >= 30 ? pictureTitle : shortPictureTitle
    case .weights:
      "weights · layer \(chosenLayer + 1) \(preset.layers[chosenLayer].name) · "
        + name(of: shownMember)
    }
  }

  private func style(of part: LearningPart) -> Style {
    part == .weights ? Style(shownMember.ink) : Style(.title)
  }

  /// Who learns: the networks, and the exactly backpropagated one where there is one.
  var learners: [LearningCurve.Learner] {
    let experiment = timeline.experiment
    return LearningCurve.Learner.allCases.filter { learner in
      experiment.place(of: learner) != nil
    }
  }

  func name(of learner: LearningCurve.Learner) -> String {
    learner.member.map { name(of: $0) } ?? "backprop"
  }
}

extension LearningCurve.Learner {
  /// What stands on its curves, where the kind of line alone does not tell it from another's.
  var mark: String? {
    switch self {
    case .network, .twin, .yardstick: nil
    case .twin2: "2"
    case .twin3: "3"
    }
  }

  var style: TraceStyle { member.map(TraceStyle.of) ?? TraceStyle.ideal }
}
