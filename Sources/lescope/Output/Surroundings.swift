import Formats
import Glibc
import Laboratory

/// What the program meets outside itself, for the help and the manual page.
enum Surroundings {
  /// Whether a person sits at a terminal on which nothing can be drawn, as within an editor.
  static var terminalHasLinesOnly: Bool {
    let name = Disk.variable("TERM") ?? ""
    return (name == "dumb" || name.hasPrefix("dumb-")) && isatty(STDIN_FILENO) == 1
      && isatty(STDOUT_FILENO) == 1
  }

  static let exitCodes = [
    (0, "done"), (1, "the run failed"), (2, "bad usage or bad input file"),
  ]

  static let files = [
    (
      "$XDG_CONFIG_HOME/lescope/config.json",
      "the configuration; by default ~/.config/lescope/config.json"
    ),
    (
      "$XDG_DATA_HOME/lescope/presets/*.json",
      "the user's own presets; by default ~/.local/share/lescope/presets"
    ),
    (
      "$XDG_DATA_HOME/lescope/lessons/*.json",
      "the user's own lessons; shipped ones are in lessons/ beside the shipped presets"
    ),
    (
      "$XDG_STATE_HOME/lescope/lessons.json",
      "what was answered in lessons; by default ~/.local/state/lescope/lessons.json"
    ),
    (
      "$XDG_STATE_HOME/lescope/autosaves/*.json",
      "what explorers that crashed or were killed left unsaved, for the next start"
    ),
    (
      "presets/*.json, share/lescope/presets/*.json",
      "shipped presets, looked for from the program's folder upwards; copies are inside the program"
    ),
  ]

  static let environment = [
    ("LESCOPE_PRESETS", "a folder of presets that is looked at first"),
    (
      "LESCOPE_KERNEL",
      "if baseline: vectors without AVX2, slower and the same to the last bit; bench tells which"
    ),
    ("NO_COLOR", "if not empty: no colour, unless --color or the configuration asks for it"),
    (
      "COLORFGBG",
      "the colours of the terminal, such as 0;15: the last one tells whether it is dark or light"
    ),
    ("TERM", "the terminal; what it can do is read from terminfo; on dumb it is as with --plain"),
    (
      "LC_ALL, LC_CTYPE, LANG",
      "the first that is not empty names the locale; outside UTF-8 all is plain ASCII"
    ),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      "the first that is not empty names the language of presets and lessons; a list in LANGUAGE "
        + "comes before it"
    ),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, HOME", "where the user's files are"),
  ]
}
