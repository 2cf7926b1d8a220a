import Formats

/// A signal in time: `offset` + `amplitude`·shape(t).
package struct Stimulus: Sendable {
  private var box: Box
  package var amplitude: Double
  package var offset: Double

  package init(
    shape: any StimulusShape, amplitude: Double = Parameter.amplitude.standard,
    offset: Double = Parameter.offset.standard
  ) {
    box = Box(shape)
    self.amplitude = amplitude
    self.offset = offset
  }

  package var shape: any StimulusShape {
    get { box.shape }
    set { box = Box(newValue) }
  }

  /// Of one size, whatever the shape, and cheap to copy and to compare: experiments are copied often.
  private final class Box: Sendable {
    let shape: any StimulusShape

    init(_ shape: any StimulusShape) { self.shape = shape }
  }

  /// What it has beside its shape.
  static let fields: [Field<Stimulus>] = [
    Field(.amplitude, \.amplitude), Field(.offset, \.offset),
  ]

  /// A sine of 5 Hz.
  package static let standard = Stimulus(shape: Sine())

  /// How many signals the stimulus has; 1 can feed any number of inputs.
  package var columns: Int { shape.columns }
}

extension Stimulus: Equatable {
  package static func == (one: Stimulus, other: Stimulus) -> Bool {
    one.amplitude == other.amplitude && one.offset == other.offset
      && (one.box === other.box || one.shape.isEqual(to: other.shape))
  }
}
