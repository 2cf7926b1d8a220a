import Glibc

/// What the environment says about the terminal.
package struct TerminalEnvironment: Sendable {
  /// `TERM`, the name of the terminal in terminfo.
  package var term: String
  /// The locale for characters: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty.
  package var locale: String
  /// Whether `NO_COLOR` is set and not empty (no-color.org).
  package var refusesColor: Bool

  /// On which ground the terminal writes, where it says so in `COLORFGBG`.
  package var background: TerminalBackground?

  package init(
    term: String, locale: String, refusesColor: Bool = false,
    background: TerminalBackground? = nil
  ) {
    self.term = term
    self.background = background
    self.locale = locale
    self.refusesColor = refusesColor
  }

  /// `TERM_PROGRAM`, how the terminal calls itself, and `TERM_FEATURES`, what iTerm2 says it can do.
  package var program = ""
  package var features = ""

  /// Whether the terminal passes over a command that it does not know, rather than printing it.
  package var passesOverCommands: Bool {
    !term.isEmpty && !["dumb", "linux", "vt", "cons", "ansi"].contains { term.hasPrefix($0) }
  }

  /// Whether the terminal takes the progress of some work for what it is: iTerm2 made a notice of each
  /// before its version 3.6.6, which says that it can (P).
  package var takesProgress: Bool {
    passesOverCommands && (program != "iTerm.app" || features.contains("P"))
  }

  /// What this process was started with.
  package static var current: TerminalEnvironment {
    TerminalEnvironment { name in getenv(name).map { String(cString: $0) } }
  }

  /// What a set of variables says.
  package init(variable: (String) -> String?) {
    func value(_ name: String) -> String? {
      variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      term: value("TERM") ?? "",
      locale: value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "",
      refusesColor: value("NO_COLOR") != nil,
      background: value("COLORFGBG").flatMap(TerminalBackground.init(foregroundAndBackground:)))
    program = value("TERM_PROGRAM") ?? ""
    features = value("TERM_FEATURES") ?? ""
  }

  /// Whether the locale's characters are UTF-8.
  ///
  /// By its name, not by the C library: a locale that is not installed on a remote machine still
  /// says what the terminal in front of the user understands.
  package var speaksUTF8: Bool {
    // Some systems name the characters alone, "UTF-8", and no language with them.
    let parts = locale.split(separator: ".", maxSplits: 1)
    let codeset = parts.last ?? ""
    let name = codeset.prefix { $0 != "@" }.lowercased()
    return name == "utf-8" || name == "utf8"
  }
}

/// When to use colour.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// If the terminal has it and `NO_COLOR` does not forbid it.
  case auto
  case always
  case never

  /// How many colours to use on a terminal that has `depth`.
  package func depth(
    of depth: ColorDepth, environment: TerminalEnvironment
  ) -> ColorDepth {
    switch self {
    case .never: .monochrome
    case .always: depth
    case .auto: environment.refusesColor ? .monochrome : depth
    }
  }
}
