import Formats
import Foundation
import Laboratory
import Presets
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Stage

/// The Bode view's points are those of theory, gathered as the run goes and by a sweep in steps.
struct BodeViewTests {
  /// What theory says of a chain of leaky neurons with τ = 10 ms under the Euler scheme.
  private func gain(_ frequency: Double, layers: Int) -> Double {
    let angle = 2 * Double.pi * frequency / 1000 * 0.1
    let (real, imaginary) = (cos(angle) - 1 + 0.01, sin(angle))
    return pow(0.01 / hypot(real, imaginary), Double(layers))
  }

  @Test func `A sweep fills in points where theory has them`() throws {
    var state = try explorer(at: 10)
    state.type("4S")
    #expect(state.view == .bode && state.isRunning && state.bode.sweep != nil)
    var steps = 0
    while state.bode.sweep != nil && steps < 2000 {
      state.advance()
      steps += 1
    }
    let points = state.bode.points(of: state.preset)
    #expect(points.count == 11)
    #expect(points.first?.frequency == 1 && points.last?.frequency == 100)
    #expect(points.map(\.frequency).contains(10))
    for point in points {
      for (number, layer) in point.twin.enumerated() {
        #expect(
          abs((layer.gain ?? .nan) / gain(point.frequency, layers: number + 1) - 1) < 1e-3)
      }
      for (number, layer) in point.network.enumerated() {
        #expect(abs((layer.lag ?? .nan) - 0.1 * Double(number)) < 1e-3)
        #expect(abs((layer.gain ?? .nan) - 1) < 1e-6)
      }
    }
  }

  @Test func `Errors that the lines leave out are named`() throws {
    var state = try explorer(at: 10)
    state.type("4")
    #expect(!state.text(120, 40).contains("leave out"))
    state.type(":set twin.error_from=tau_r")
    state.press(.enter)
    #expect(state.text(120, 40).contains("lines with the errors of leaky's own lag"))
    for line in [":set target.kind=constant", ":set beta 0.1"] {
      state.type(line)
      state.press(.enter)
    }
    #expect(state.text(120, 40).contains("lines leave out the errors moving"))
  }

  @Test func `The same steps give the same points`() throws {
    func points(_ pause: Int) throws -> [FrequencySweep.Point] {
      var state = try explorer()
      state.type("4S")
      for step in 0..<500 {
        // Looking at the screen changes nothing.
        if step == pause { _ = state.text(80, 24) }
        state.advance()
      }
      return state.bode.points(of: state.preset)
    }
    let found = try points(3)
    #expect(found.count > 3)
    #expect(try points(200) == found)
  }

  @Test func `The live stimulus leaves a point once it has settled`() throws {
    var state = try explorer(at: 300)
    #expect(state.bode.points(of: state.preset).isEmpty)
    state.run(until: 400)
    func frequencies() -> [Double] { state.bode.points(of: state.preset).map(\.frequency) }
    #expect(frequencies() == [5])
    // Another frequency is another point of the same network.
    state.type("f")
    state.run(until: 700)
    #expect(frequencies() == [5, 10])
    let answer = try #require(state.bode.points(of: state.preset).last?.twin.last)
    #expect(abs((answer.gain ?? .nan) - gain(10, layers: 4)) < 1e-3)
    // Another time constant is another network.
    state.change { preset throws(Fault) in try preset.setting(.tauM, to: 20) }
    #expect(frequencies().isEmpty)
    state.type("u")
    #expect(frequencies() == [5, 10])
    state.type("r")
    #expect(frequencies() == [5, 10])
  }

  @Test func `A sweep ends with the network it is of`() throws {
    var state = try explorer()
    state.type("4S")
    state.advance()
    state.type("f")
    #expect(state.bode.sweep != nil, "the stimulus is not what is swept")
    state.change { preset throws(Fault) in try preset.setting(.tauR, to: 5) }
    #expect(state.bode.sweep == nil)
    state.type("SS")
    #expect(state.bode.sweep == nil)
  }

  @Test func `A view's own keys act only where it is shown, and say so elsewhere`() throws {
    for card in ViewDeck.cards {
      for other in View.allCases where other != card.view {
        for command in card.commands {
          var state = try explorer()
          state.view = other
          for key in command.keys {
            state.press(key)
            let message = try #require(state.message?.text)
            #expect(message.contains("is a key of the view \(card.title); \(card.number) opens it"))
            #expect(state.bode.sweep == nil && state.view == other)
          }
        }
      }
    }
  }

  @Test func `Lines and marks of both networks and of ghosts can be told apart`() throws {
    var state = try explorer(at: 400, glyphs: .ascii)
    state.type("4")
    state.measure()
    var text = state.text(120, 40)
    #expect(text.contains("-- LE ## leaky  theory, dt -> 0   o x measured  * both  ! 5 Hz"))
    #expect(text.contains("at 5 Hz, layer 4: LE x1.000 -0.5"))
    #expect(text.contains("leaky x0.830 -70.3"))
    let plot = text.split(separator: "\n").dropFirst(4).map { $0.prefix(88) }.joined()
    for glyph in ["o", "x", "#", "'", "!"] { #expect(plot.contains(glyph), "\(glyph)") }
    state.type("g")
    state.change { preset throws(Fault) in try preset.setting(.tauR, to: 5) }
    text = state.text(120, 40)
    let ghost = text.split(separator: "\n").dropFirst(5).map { $0.prefix(88) }.joined()
    #expect(ghost.contains("1"))
  }

  @Test func `Enter shows one layer alone, Esc all of them again, then the scope`() throws {
    var state = try explorer(at: 400)
    state.type("4")
    func layers() -> Int { state.text(120, 40).split(separator: "layer ").count - 1 }
    let all = layers()
    state.press(.enter)
    #expect(layers() < all && state.scope.expansion == .none)
    state.press(.escape)
    #expect(layers() == all && state.view == .bode)
    state.press(.escape)
    #expect(state.view == .scope)
  }

  @Test func `Theory follows what is drawn`() throws {
    var state = try explorer(at: 400)
    state.type("4")
    let continuous = state.text(120, 40)
    #expect(continuous.contains("dt → 0"))
    state.type("D")
    state.message = nil
    #expect(state.text(120, 40).contains("steps of dt"))
    #expect(state.text(120, 40) != continuous)
  }

  @Test func `The axis holds the stimulus and the corner, and no more than there are steps for`()
    throws
  {
    func axes(_ assignments: [String]) throws -> BodeAxes {
      BodeAxes(
        for: try shippedLibrary.preset(
          "lag-adds-up", setting: assignments.map { try Assignment($0) }))
    }
    #expect(try axes([]).frequency == AxisRange(0, 2))
    #expect(try axes(["stimulus.frequency=0.3"]).frequency == AxisRange(-1, 2))
    #expect(try axes(["tau_m=100"]).frequency.lower == -1)
    let coarse = try axes(["dt=5"])
    #expect(coarse.frequency.upper < log10(100))
    #expect(coarse.sweep.allSatisfy { $0 < 100 })
    #expect(BodeAxes.decades(AxisRange(-5, 0.1), labels: 9).map(\.label).contains("1e-5"))
  }

  /// Two neurons that lag on purpose, and whose errors make up for it.
  static let travelling = #"""
    {"title": "Errors in time", "duration": 1000, "activation": "linear", "tau_m": 10, "tau_r": 2,
     "error_from": "generalised", "layers": [{"weights": [[1]]}, {"weights": [[1]]}],
     "twin": {"error_from": "instantaneous"},
     "stimulus": {"kind": "sine", "frequency": 10}, "view": {"open": "bode"}}
    """#

  @Test func `Errors that travel in time stand beside the adjoint`() throws {
    var state = ExplorerState(try read(Self.travelling), glyphs: .ascii)
    state.isRunning = false
    state.layer = 1
    let text = state.text(160, 40)
    #expect(
      text.contains(
        "at 10 Hz, layer 2: forward x0.728 -49.96deg, error x1.172 +24.98deg, adjoint x0.853 +24.98deg"
      ))
    for columns in [60, 80, 120] {
      #expect(state.text(columns, 24).contains("error x1.172 +24.98"), "\(columns)")
      #expect(
        state.text(columns, 24).contains("seen") || state.text(columns, 24).contains("measured"))
    }
    #expect(text.contains(" error ") && text.contains(" adjoint "))
    // In steps of dt, and with errors that act at once, there are no such lines.
    state.type("D")
    #expect(!state.text(160, 40).contains("adjoint"))
    state.type("D")
    state.change { preset throws(Fault) in try preset.setting(.errorFrom, to: "tau_m") }
    #expect(!state.text(160, 40).contains("adjoint"))
  }
}
