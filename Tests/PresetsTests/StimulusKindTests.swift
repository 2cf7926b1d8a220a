import TestSupport
import Testing

@testable import Formats
@testable import Presets

/// What must be true of every kind of stimulus, those to come as well.
struct StimulusKindTests {
  @Test func `Every kind has a word of its own`() {
    let words = Stimulus.Kind.allCases.map(\.rawValue)
    #expect(Set(words).count == words.count)
    for kind in Stimulus.Kind.allCases { #expect(Stimulus.Kind(rawValue: kind.rawValue) == kind) }
  }

  @Test(arguments: Stimulus.Kind.allCases)
  func `Every number of a kind is a parameter and has a key`(kind: Stimulus.Kind) {
    for parameter in kind.parameters {
      #expect(Parameter.allCases.contains(parameter) && kind.keys.contains(parameter.key))
    }
  }

  @Test(arguments: Stimulus.Kind.simple)
  func `A kind that says nothing stands at its defaults, and is written with all of them`(
    kind: Stimulus.Kind
  ) throws {
    let text = #"{"kind": "\#(kind.rawValue)"}"#
    let read = try read(stimulus(text)).stimulus.stimuli[0]
    let standard = try #require(kind.standard)
    #expect(read == Stimulus(shape: standard))
    let keys = if case .object(let members) = read.json { members.map(\.key) } else { [String]() }
    #expect(keys == ["kind"] + kind.keys + ["amplitude", "offset"])
  }

  @Test(arguments: Stimulus.Kind.simple)
  func `Every number of a kind can be set and is then what was set`(kind: Stimulus.Kind) throws {
    let standard = try #require(kind.standard)
    for parameter in kind.parameters {
      for rung in parameter.ladder {
        let changed = Stimulus(shape: standard).setting(parameter, to: rung)
        #expect(changed.value(of: parameter) == .number(rung))
      }
    }
  }
}
