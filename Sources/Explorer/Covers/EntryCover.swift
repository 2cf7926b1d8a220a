import Formats
import Presets
import Stage
import Terminal

/// A number being typed for the chosen parameter.
struct EntryCover: ExplorerCover {
  var field: TextField

  static let isLine = true

  func draw(_ surroundings: Surroundings, _ search: Search?, on grid: inout Grid) {}

  func hint(_ surroundings: Surroundings, refusal: String?) -> String? {
    let facts = surroundings.parameter.facts
    return " \(facts.symbol) = \(field.head)_\(field.tail) \(facts.unit)"
      + (refusal.map { "   \($0)" } ?? "   Enter sets it, Esc leaves it")
  }

  mutating func press(_ key: Key, _ surroundings: Surroundings) -> [CoverReply] {
    switch surroundings.keys.textMove(for: key) {
    case .take: [.act(field.text.isEmpty ? .back : .confirm)]
    case .leave: [.act(.back)]
    case .quit: [.act(.quit)]
    default: field.edit(key) ? [.forgetMessage] : []
    }
  }

  func confirm(_ surroundings: Surroundings) -> [CoverReply] {
    do throws(Fault) {
      return [.set(try TypedNumber(field.text, unit: surroundings.parameter.unit).value)]
    } catch {
      // It stays to be mended.
      return [.stay(error.message)]
    }
  }
}

extension Overlay {
  /// A number being typed for the chosen parameter.
  static func entry(_ field: TextField) -> Overlay { Overlay(cover: EntryCover(field: field)) }
}
