import Testing

@testable import Formats

/// Texts as words of a shell.
struct ShellWordTests {
  @Test func `A word is in quotes only where it needs them`() {
    #expect("layers.2.tau_m=20,5:1".inShell == "layers.2.tau_m=20,5:1")
    #expect("a b".inShell == "'a b'" && "$x".inShell == "'$x'" && "".inShell == "''")
    #expect("plain".quotedForShell == "'plain'")
    #expect("it's".quotedForShell == #"'it'\''s'"# && "it's".inShell == "it's".quotedForShell)
  }
}
