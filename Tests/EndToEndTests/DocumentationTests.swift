import Foundation
import Testing

/// The manual page and the completions hold what the help holds.
struct DocumentationTests {
  /// The commands and options that the help knows.
  private func known() throws -> (commands: [String], options: [String]) {
    let help = try Program.run(["help"]).output
    let lines = help.split(separator: "\n")
    func words(_ pattern: Regex<(Substring, Substring)>) -> [String] {
      lines.compactMap { $0.firstMatch(of: pattern).map { String($0.1) } }
    }
    let commands = words(/^  lescope ([a-z]+)/)
    let options = words(/^  (--[a-z-]+)/)
    #expect(commands.count > 8 && options.count > 15)
    return (commands, options)
  }

  @Test func `The reference of the command line has the help`() throws {
    let reference = try Document("Sources/lescope/README.md").text
    #expect(try reference.contains(Program.run(["help"]).output))
  }

  @Test func `The reference has the files and variables of the manual page`() throws {
    let reference = try Document("Sources/lescope/README.md").text
    let page = try Program.run(["man"]).output
    let sections = page.components(separatedBy: ".SH ")
    for title in ["FILES", "ENVIRONMENT"] {
      let section = try #require(sections.first { $0.hasPrefix(title) })
      let names = section.matches(of: /\.TP\n\\fB(.*?)\\fR/).map { String($0.1) }
      #expect(!names.isEmpty)
      for name in names {
        let words = name.replacing("\\-", with: "-").replacing("\\(ti", with: "~")
        #expect(reference.contains("`\(words)`"), "\(words)")
      }
    }
  }

  @Test func `The manual page has every command, option, key and parameter`() throws {
    let page = try Program.run(["man"]).output
    #expect(page.utf8.allSatisfy { $0 < 0x80 })
    let (commands, options) = try known()
    for command in commands { #expect(page.contains("\\fBlescope \(command)\\fR")) }
    for option in options {
      #expect(page.contains("\\fB\(option.replacing("-", with: "\\-"))\\fR"), "\(option)")
    }
    let keys = try Program.run(["config", "--no-config"]).output
    let names = keys.matches(of: /"([a-z-]+)": \[/).map { String($0.1) }
    #expect(names.count > 30)
    for name in names { #expect(page.contains("(\(name.replacing("-", with: "\\-")))")) }
    for key in ["tau_m", "twin.tau_r", "stimulus.frequency", "substrate.filter_errors"] {
      #expect(page.contains("\\fB\(key)\\fR"))
    }
  }

  @Test func `The manual page is made of known macros only`() throws {
    let page = try Program.run(["man"]).output
    let macros = [".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nf", ".fi"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
    for match in page.matches(of: /\\(.)(..)?/) {
      #expect(["f", "-", "e", "&", "("].contains(match.1), "\(match.0)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `The completions have every command and option`(shell: String) throws {
    let script = try Program.run(["completions", shell])
    #expect(script.ending == .exit(0))
    let (commands, options) = try known()
    for command in commands { #expect(script.output.contains(command), "\(command)") }
    for option in options {
      let name = shell == "fish" ? "-l " + option.dropFirst(2) : option
      #expect(script.output.contains(name), "\(option)")
    }
    for word in ["tau_m=", "stimulus.frequency=", "wide tidy", "dark light mono safe"] {
      #expect(script.output.contains(word), "\(word)")
    }
  }

  @Test func `Another shell is refused`() throws {
    let outcome = try Program.run(["completions", "tcsh"])
    #expect(outcome.ending == .exit(2))
    #expect(
      outcome.errors
        == "lescope: tcsh: there are no completions for this shell; it must be bash|zsh|fish\n")
  }

  private static let lines: [([String], [String])] = [
    (["re"], ["record", "render", "replay", "reproduce", "recorded-signal", "relaxation"]),
    (["reproduce", "2"], ["2a", "2b", "2c", "2d", "2e"]),
    (["run", "lag"], ["lag-adds-up", "lag-line"]),
    (["run", "lag-adds-up", "--layout", ""], ["wide", "tidy"]),
    (["run", "lag-adds-up", "--layout", "=", "t"], ["tidy"]),
    (["run", "lag-adds-up", "--set", "tau"], ["tau_m=", "tau_r="]),
    (["--set", "integrator", "="], ["euler", "exponential"]),
    (["--set", "activation", "=", "ta"], ["tanh"]),
    (["--theme", "s"], ["safe"]),
    (["render", "--th"], ["--theme"]),
    (["list", "--j"], ["--json"]),
    (["help", "ke"], ["keys"]),
    (["lesson", "one-"], ["one-lag"]),
    (["lesson", "--rep"], ["--report"]),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["list", ""], []),
    (["run", "--duration", ""], []),
  ]

  @Test(arguments: lines)
  func `bash completes`(words: [String], expected: [String]) throws {
    let folder = try TemporaryFolder(
      holding: ["completions": try Program.run(["completions", "bash"]).output])
    let line = ([Program.path] + words).map { "'\($0)'" }.joined(separator: " ")
    let outcome = try Program.run(
      [
        "-c",
        """
        source ./completions
        COMP_WORDS=(\(line))
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _lescope '\(Program.path)'
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
      ], of: "/bin/bash", directory: folder.path)
    #expect(outcome.errors == "")
    #expect(outcome.output.split(separator: "\n").map(String.init).sorted() == expected.sorted())
  }
}
