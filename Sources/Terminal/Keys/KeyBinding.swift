extension Key {
  /// The key that help texts call so, be it in Unicode or in ASCII: `←`, `Left`, `^R`, `q`; nil where
  /// no key has this name, and for what is no key but news from the terminal.
  ///
  /// Words may be in small or large letters ("tab"); a single character is itself. The control
  /// characters that are keys of their own are those keys: `^I` is Tab.
  package init?(binding name: String) {
    let word = name.lowercased()
    let named = Key.bindable.first { key in
      key.name(in: .braille).lowercased() == word || key.plainName.lowercased() == word
    }
    switch named ?? Key(named: name) {
    case .control("I"): self = .tab
    case .control("J"), .control("M"): self = .enter
    case .control("H"): self = .backspace
    case .control("["): self = .escape
    case .character(let scalar) where scalar.printable != scalar || scalar.columns == 0: return nil
    case .character(" "): self = .character(" ")
    case .mouse, .motion, .resize, .background, .hangUp, .terminate, .unknown, nil: return nil
    case .function(let number) where !(1...63).contains(number): return nil
    case let key?: self = key
    }
  }

  /// The keys that have a word for a name and can be bound to a command.
  package static let bindable: [Key] =
    named.filter { $0 != .hangUp && $0 != .unknown } + (1...12).map(Key.function)
}
