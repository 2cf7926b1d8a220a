extension String {
  /// The text as one word of a shell, whatever is in it.
  package var quotedForShell: String { "'" + replacing("'", with: "'\\''") + "'" }

  /// The text as one word of a shell, in quotes where it needs them.
  package var inShell: String {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-=,./:+"
    return !isEmpty && allSatisfy(plain.contains) ? self : quotedForShell
  }
}
