package import Formats

extension PresetLibrary {
  /// The file in the user's own folder for a preset of this name.
  ///
  /// - Throws: why there can be none: a name that could not be given to a command, or that of a
  ///   shipped preset, which would be found in its place.
  package func destination(
    of name: String, environment: (String) -> String? = Self.variable
  ) throws(Fault) -> String {
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first.isDigit,
      name.utf8.count <= 200, !name.utf8.contains(UInt8(ascii: "/"))
    else {
      throw Fault(
        source: name, "is not a name for a preset; it must begin with a letter or a digit")
    }
    if let active = name.unicodeScalars.first(where: Self.isActive) {
      let isSeen = !active.isControl && !active.isHidden
      let shown =
        FileName.byte(active) != nil
        ? "a byte that is no text" : isSeen ? "\(active)" : active.codeInWords
      throw Fault(
        source: name,
        "is not a name for a preset: \(shown) means something else to a shell or a terminal; take "
          + "letters, digits, blanks, -, _ and .")
    }
    guard let folder = Self.userFolder(environment: environment) else {
      throw Fault("there is no home folder to save in; give a path, such as ./\(name).json")
    }
    let path = "\(folder)/\(name).json"
    if let entry = entries.first(where: { $0.name == name }), entry.path != path {
      throw Fault(source: name, "is the name of a shipped preset; choose another")
    }
    return path
  }
}

extension PresetLibrary {
  /// Whether a scalar makes a shell or a terminal do something, or looks like another. A blank takes
  /// quotes, as everybody knows.
  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isControl || scalar.isHidden || FileName.byte(scalar) != nil
      || "$`\"'\\|&;<>()[]{}*?!#~^%=".unicodeScalars.contains(scalar)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
