import Laboratory
import LatentEquilibrium
package import Presets
import Stage
package import Terminal

// Which units stand on the axes, and the paths of both networks.
extension Staged<PhaseView> {
  /// The unit of the horizontal signal.
  var horizontalUnit: (layer: Int, neuron: Int) { unit(view.pinned) }

  /// The unit of the vertical signal.
  var verticalUnit: (layer: Int, neuron: Int) { unit(view.pinnedUpwards) }

  /// A unit that is kept, or the chosen one.
  private func unit(_ pinned: (layer: Int, neuron: Int)?) -> (layer: Int, neuron: Int) {
    guard let pinned, preset.layers.indices.contains(pinned.layer) else {
      return (chosenLayer, shownNeuron(ofLayer: chosenLayer))
    }
    return (pinned.layer, min(pinned.neuron, preset.layers[pinned.layer].neurons - 1))
  }

  /// The weights that a signal is one of in a layer, or in the one below where that is an output without
  /// such weights; nil for what is no weight.
  func projection(of signal: PhaseSignal, ofLayer layer: Int) -> Projection? {
    let all = preset.projections.filter { $0.kind == signal.weights }
    return all.last { $0.layer <= layer } ?? all.first
  }

  /// From how many inputs a signal comes that is a weight.
  func inputs(of signal: PhaseSignal, ofLayer layer: Int) -> Int {
    projection(of: signal, ofLayer: layer)?.columns ?? 1
  }

  /// The paths of the networks over the time that the charts show, of two weights from the beginning; the
  /// twin's beneath.
  ///
  /// - Parameter count: how many points to take; nil is none.
  package func phasePaths(every count: Int?) -> [(member: Member, path: PlanePlot.Path)] {
    shownMembers.reversed().map { member in
      let style = TraceStyle.of(member)
      let points = count.map { self.points(of: member, most: $0) } ?? []
      return (member, PlanePlot.Path(style.ink, style.line, points: points))
    }
  }

  private func points(of member: Member, most count: Int) -> [SIMD2<Double>] {
    let (across, upwards) = phaseSources(member)
    guard case .channel(let x) = across, case .channel(let y) = upwards else {
      return trail(of: member, across, upwards)
    }
    let trace = timeline.trace
    let first = trace.row(at: timeline.experiment.time - window)
    let rows = first..<max(first, trace.count)
    let stride = max(1, rows.count / count)
    // The newest row is always there.
    let offset = rows.isEmpty ? 0 : (rows.count - 1) % stride
    let taken = rows.lowerBound + offset..<rows.upperBound
    return zip(
      trace.values(of: x, rows: taken, every: stride),
      trace.values(of: y, rows: taken, every: stride)
    ).map { SIMD2($0, $1) }
  }

  /// Where the values on an axis come from.
  private enum AxisSource {
    case channel(Trace.Channel)
    case weight(WeightPlace)
  }

  private func phaseSources(_ member: Member) -> (across: AxisSource, upwards: AxisSource) {
    func source(
      _ signal: PhaseSignal, _ unit: (layer: Int, neuron: Int), _ input: Int,
      _ pinned: (layer: Int, neuron: Int)?
    ) -> AxisSource {
      let last = signal == .target ? (preset.layers.last?.neurons ?? 1) : preset.inputs
      let number = min(pinned?.neuron ?? neuron, last - 1)
      if let projection = projection(of: signal, ofLayer: unit.layer) {
        return .weight(
          WeightPlace(
            projection.kind, layer: projection.layer,
            neuron: min(unit.neuron, projection.rows - 1),
            input: min(input, projection.columns - 1)))
      }
      switch signal {
      case .stimulus: return .channel(.stimulus(number))
      case .target: return .channel(.target(number))
      default:
        let kind = signal.ofUnits ?? .rate
        // An output has no interneurons beside it; those of the layer below imitate it.
        let all = preset.family.units(of: kind, layers: preset.sizes)
        let units = all[unit.layer].isEmpty ? all[max(0, unit.layer - 1)] : all[unit.layer]
        return .channel(
          .neuron(kind, member, units.lowerBound + min(unit.neuron, units.count - 1)))
      }
    }
    return (
      source(view.horizontal, horizontalUnit, view.inputs.across, view.pinned),
      source(view.vertical, verticalUnit, view.inputs.upwards, view.pinnedUpwards)
    )
  }

  /// The path of a weight against another one from the beginning, or against a signal as far as that is in
  /// memory.
  private func trail(of member: Member, _ across: AxisSource, _ upwards: AxisSource) -> [SIMD2<
    Double
  >] {
    guard let model = timeline.experiment.participant(member.learner)?.model else { return [] }
    let trail = timeline.weightTrail
    let trace = timeline.trace
    let ages = trail.ages + [timeline.experiment.age]
    func values(_ source: AxisSource) -> [Double] {
      switch source {
      case .weight(let place): return trail.values(of: member, place) + [model.weight(place)]
      case .channel(let channel):
        return ages.map { age in
          let time = Double(age - timeline.experiment.age) * preset.dt + timeline.experiment.time
          let row = trace.row(at: time - preset.dt / 2)
          let isThere = row < trace.count && trace.time(ofRow: row) < time + preset.dt / 2
          return isThere ? trace.value(of: channel, row: row) : .nan
        }
      }
    }
    return zip(values(across), values(upwards)).map { SIMD2($0, $1) }
  }
}

// The plane of two weights.
extension Staged<PhaseView> {
  /// The weights on the axes, where there is one on both.
  var weightsOnAxes: (across: WeightPlace, upwards: WeightPlace)? {
    guard case (.weight(let across), .weight(let upwards)) = phaseSources(.network) else {
      return nil
    }
    return (across, upwards)
  }

  /// What the plane has to span: the paths, where they began, and the teacher, with 0 in the middle.
  var rangesOfWeights: (horizontal: ClosedRange<Double>, vertical: ClosedRange<Double>) {
    let points =
      phasePaths(every: 2000).flatMap(\.path.points) + marksOfWeights.map(\.point)
    func range(_ values: [Double]) -> ClosedRange<Double> {
      let bound = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
      let range = AxisRange(holding: -1.08 * bound, 1.08 * bound)
      return range.lower...range.upper
    }
    return (range(points.map(\.x)), range(points.map(\.y)))
  }

  /// A place in the plane of two weights that has a letter.
  struct WeightMark {
    let letter: Unicode.Scalar
    let name: String
    let ink: Ink
    let point: SIMD2<Double>
  }

  /// Where the network began, and where a teacher of its shape is.
  var marksOfWeights: [WeightMark] {
    guard let (across, upwards) = weightsOnAxes else { return [] }
    let start = timeline.start
    var marks = [
      WeightMark(
        letter: "S", name: "start", ink: .plain,
        point: SIMD2(start.weight(across), start.weight(upwards)))
    ]
    if preset.family == .layered, let teacher = preset.teacherNetwork,
      teacher.inputs == preset.inputs,
      teacher.layers.map(\.weights.count) == preset.layers.map(\.neurons)
    {
      func weight(_ place: WeightPlace) -> Double {
        teacher.layers[place.layer].weights[place.neuron][place.input]
      }
      marks.append(
        WeightMark(
          letter: "T", name: "teacher", ink: .accent, point: SIMD2(weight(across), weight(upwards)))
      )
    }
    return marks
  }

  mutating func changeInput() {
    guard showsWeights else { return say("no weight stands on an axis") }
    if view.vertical.weights != nil {
      let count = inputs(of: view.vertical, ofLayer: verticalUnit.layer)
      view.inputs.upwards = (view.inputs.upwards + 1) % count
    } else {
      let count = inputs(of: view.horizontal, ofLayer: horizontalUnit.layer)
      view.inputs.across = (view.inputs.across + 1) % count
    }
  }

  /// Whether a weight stands on an axis.
  var showsWeights: Bool { view.vertical.weights != nil || view.horizontal.weights != nil }

  /// The cost in steps that the eye can follow.
  func shading(_ plane: CostPlane) -> PlaneShading {
    PlaneShading { x, y in
      plane.cost(x: x, y: y).map { cost in PhaseView.levels.count { $0 <= cost } }
    }
  }
}

extension PhaseView {
  /// The costs over the variance of the answers at which one shade meets the next.
  package static let levels = [0.03, 0.1, 0.3, 1, 3]
}

// What is under the mouse, and what is copied.
extension Staged<PhaseView> {
  /// The point of a path in a cell, or else the place itself, with what it would cost there.
  func readout(at position: Position) -> Readout? {
    let plot = phasePlot(in: phaseAreas(PageLayout(look.size).body).area)
    guard plot.contains(position) else { return nil }
    let paths = phasePaths(every: 2000)
    let ranges = shownRanges(of: paths.flatMap(\.path.points))
    let plane = PlanePlot(horizontal: ranges.horizontal, vertical: ranges.vertical, paths: [])
    let figures = { (point: SIMD2<Double>) in
      let cost = view.plane.flatMap { $0.cost(x: point.x, y: point.y) }
      return [
        ShownNumber(view.horizontal.symbol, point.x), ShownNumber(view.vertical.symbol, point.y),
      ]
        + (cost.map { [ShownNumber("error/variance", $0)] } ?? [])
    }
    return readoutOfPath(
      paths.reversed().map { (name(of: $0.member), $0.path.points) }, plane, at: position, in: plot,
      figures)
  }

  /// The paths as they are drawn, the newest point last, and the places with letters.
  var tables: [NumberTable] {
    tablesOfPaths(
      phasePaths(every: 500).reversed().map { (name(of: $0.member), $0.path.points) },
      marks: marksOfWeights.map { ($0.name, $0.point) },
      axes: [view.horizontal.symbol, view.vertical.symbol])
  }
}
