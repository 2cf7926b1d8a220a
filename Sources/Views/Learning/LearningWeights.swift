import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<LearningView> {
  /// The weights of the chosen layer as cells, and how they change now.
  func drawWeightCells(in rect: Rect, on grid: inout Grid) {
    guard rect.rows > 1 else { return }
    let (pictures, rest) = matrices(in: rect)
    for picture in pictures { picture.draw(on: &grid) }
    if let rest {
      grid.write(
        glyphs.fitted("plasticity is off", to: rest.columns), at: rest.origin, style: Style(.faint))
    } else if pictures.isEmpty, preset.layers[chosenLayer].kind.isPooling {
      grid.write(
        glyphs.fitted("a max_pool has no weights", to: rect.columns - 1),
        at: Position(column: rect.column + 1, row: rect.row), style: Style(.faint))
    }
  }

  /// The matrices that are drawn: of a circuit the weights onto basal dendrites of the layer, and those
  /// from its cells to its interneurons.
  ///
  /// - Returns: with them the room for changes where there are none.
  func matrices(in rect: Rect) -> (pictures: [MatrixPicture], rest: Rect?) {
    let inside = rect.inset(columns: 1)
    if preset.family == .microcircuit {
      guard let model = timeline.experiment.participant(shownMember.learner)?.model else {
        return ([], nil)
      }
      let shown = model.projections.filter {
        $0.layer == chosenLayer && ($0.kind == .up || $0.kind == .toInterneurons)
      }
      let pictures = zip(shown, inside.columns(shown.count, gap: 2)).map {
        MatrixPicture(model.weights(of: $0), $0.kind.rawValue, in: $1, glyphs: glyphs)
      }
      return (pictures, nil)
    }
    let kind = preset.layers[chosenLayer].kind
    guard let network = timeline.experiment.network(shownMember), !kind.isPooling else {
      return ([], nil)
    }
    let weights = network.weights(ofLayer: chosenLayer)
    let across = max(weights.count, weights.first?.count ?? 0)
    // One below the other where a row has no room for two.
    let isStacked = 2 * across + 3 > rect.columns && rect.rows >= 6
    let areas = isStacked ? inside.rows(2) : inside.columns(2, gap: 2)
    let picture = MatrixPicture(weights, "W", in: areas[0], kind: kind, glyphs: glyphs)
    let eta = preset.value(of: .eta, layer: chosenLayer).number ?? 0
    guard eta > 0 else { return ([picture], areas[1]) }
    let changes = MatrixPicture(
      network.plasticity(ofLayer: chosenLayer), "change η·e·r", unit: "/ms", factor: eta,
      in: areas[1], kind: kind, glyphs: glyphs)
    return ([picture, changes], nil)
  }
}
