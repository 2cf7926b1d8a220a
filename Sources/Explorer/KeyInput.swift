import Laboratory
public import Terminal

extension ExplorerState {
  /// What a key means in this state. Digits, text and the choice in a list are taken in here; all
  /// else is looked up in the key table.
  public mutating func press(_ key: Key) {
    switch overlay {
    case .entry(let text): type(key, into: text)
    case .presets(let chosen): choose(key, from: chosen)
    case .help(let scrolled): scroll(key, from: scrolled)
    case .command(let prompt): edit(prompt, with: key)
    case .exports(let chosen): chooseExport(key, from: chosen)
    case .none:
      if case .character(let scalar) = key, let digit = Int(String(scalar)),
        digit > 0 || count != nil
      {
        message = nil
        count = min((count ?? 0) * 10 + digit, ExplorerState.mostSteps)
      } else if key == .enter, count != nil {
        apply(.beginEntry)
      } else if key == .escape {
        count = nil
        apply(.back)
      } else if let action = Command.action(for: key) {
        apply(action)
      }
    }
  }

  private mutating func type(_ key: Key, into text: String) {
    switch key {
    case .character(let scalar) where "0123456789.-+eE".unicodeScalars.contains(scalar):
      if text.count < 24 { overlay = .entry(text + String(scalar)) }
    case .backspace, .delete: overlay = .entry(String(text.dropLast()))
    case .enter: apply(text.isEmpty ? .back : .confirm)
    case .escape: apply(.back)
    case .control("C"): apply(.quit)
    default: break
    }
  }

  private mutating func choose(_ key: Key, from chosen: Int) {
    let last = library.count - 1
    switch key {
    case .up, .character("k"):
      overlay = .presets(chosen: max(0, chosen - 1))
    case .down, .character("j"): overlay = .presets(chosen: min(last, chosen + 1))
    case .home: overlay = .presets(chosen: 0)
    case .end: overlay = .presets(chosen: last)
    case .enter, .character(" "): apply(.confirm)
    case .escape, .character("o"): apply(.back)
    case .character("q"), .control("C"): apply(.quit)
    default: break
    }
  }

  private mutating func scroll(_ key: Key, from scrolled: Int) {
    switch key {
    case .up, .character("k"): overlay = .help(scrolled: max(0, scrolled - 1))
    case .down, .character("j"): overlay = .help(scrolled: scrolled + 1)
    case .pageUp: overlay = .help(scrolled: max(0, scrolled - 10))
    case .pageDown, .character(" "): overlay = .help(scrolled: scrolled + 10)
    case .character("q"), .control("C"): apply(.quit)
    case .resize: break
    default: apply(.back)
    }
  }
}
