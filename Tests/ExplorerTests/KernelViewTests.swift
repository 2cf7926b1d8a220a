import LatentEquilibrium
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Views

/// Convolutions and pools in the views.
struct KernelViewTests {
  @Test func `A map is as large as its picture, and a click chooses its unit`() throws {
    var state = try explorer("handwritten-digits", at: 10, glyphs: .ascii)
    state.type("2")
    let screen = state.text(120, 40)
    #expect(screen.contains("8x8") && screen.contains("1–4 of 8") || screen.contains("1-4 of 8"))
    #expect(screen.contains("max") && screen.contains("2x2"))
    // Two maps stand side by side; a place in the second is a neuron of the second channel.
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(lines.firstIndex { $0.contains("layer 1") })
    let start = try #require(lines[heading].firstRange(of: "layer 1")).lowerBound
    let column = lines[heading].distance(from: lines[heading].startIndex, to: start)
    let size = Size(columns: 120, rows: 40)
    guard
      case .view(let place) = state.page.place(
        at: Position(column: column + 7 + 2, row: heading + 2 + 1), on: size)
    else {
      Issue.record("nothing is there")
      return
    }
    #expect(place.layer == 0 && place.number == 36 + 6 + 2)
  }

  @Test func `What pools has rates, and says that it has nothing else`() throws {
    var state = try explorer("handwritten-digits", at: 10, glyphs: .ascii)
    state.type("1")
    #expect(state.text(120, 40).contains("no neurons: passes"))
    state.type("2")
    state.bench.layer = 1
    #expect(state.text(120, 40).contains("No neuron: it passes on the largest rate"))
    state.type("5")
    #expect(state.text(120, 40).contains("a max_pool has no weights"))
  }

  @Test func `A sample of pixels is a picture`() throws {
    let state = try explorer("handwritten-digits", at: 10, glyphs: .ascii)
    let screen = state.text(120, 40)
    #expect(!screen.contains("p11") && screen.contains("####"))
  }
}
