import Stage
import Terminal

/// A line being typed after the colon, with its completions above it.
struct CommandCover: ExplorerCover {
  var prompt: Prompt

  static let isLine = true

  func draw(_ surroundings: Surroundings, _ search: Search?, on grid: inout Grid) {
    prompt.draw(surroundings.completion(of: prompt.head), on: &grid)
  }

  func drawLine(in rect: Rect, on grid: inout Grid) -> Bool {
    prompt.draw(in: rect, on: &grid)
    return true
  }

  mutating func press(_ key: Key, _ surroundings: Surroundings) -> [CoverReply] {
    func completion() -> Completion { surroundings.completion(of: prompt.head) }
    switch (surroundings.keys.textMove(for: key), key) {
    case (.take, _): return take(completion())
    case (.leave, _): return [.act(.back)]
    case (.quit, _): return [.act(.quit)]
    case (.first, _) where prompt.cycle != nil: prompt.choose(0)
    case (.last, _) where prompt.cycle != nil: prompt.choose(.max)
    case (.page(let pages), _):
      let candidates = prompt.cycle?.candidates ?? completion().candidates
      let rows = max(1, Completion.rows(candidates.count, on: surroundings.lookOfView.size) - 1)
      if prompt.cycle == nil { prompt.complete(1, with: completion()) }
      prompt.choose((prompt.cycle?.chosen ?? 0) + pages * rows)
    case (.line(let lines), _): prompt.recall(lines, from: surroundings.promptHistory)
    case (_, .backspace) where prompt.text.isEmpty: return [.act(.back)]
    case (_, .tab): return complete(1, with: completion())
    case (_, .backTab): return complete(-1, with: completion())
    default: prompt.edit(key)
    }
    return []
  }

  /// Does what the line says; a word that can only mean one thing is written out before, and where more
  /// is to follow it, that is waited for.
  private mutating func take(_ completion: Completion) -> [CoverReply] {
    guard prompt.cycle == nil, prompt.head == prompt.text, let only = completion.only,
      // The beginning of a command is one already.
      prompt.text.trimmed.contains(" ") || !only.text.hasPrefix(completion.word)
    else { return [.obey(prompt.text)] }
    prompt.complete(1, with: completion)
    return only.goesOn ? [] : [.obey(prompt.text)]
  }

  /// Goes to a completion; files are asked for where there is no other.
  private mutating func complete(
    _ direction: Int, with completion: Completion
  ) -> [CoverReply] {
    prompt.complete(direction, with: completion)
    return prompt.cycle == nil && completion.isOfFiles ? [.completeFiles(direction)] : []
  }
}

extension Overlay {
  /// A line being typed after the colon.
  static func command(_ prompt: Prompt) -> Overlay { Overlay(cover: CommandCover(prompt: prompt)) }
}
