/// Copies of the shipped files inside the program, so that a lone binary has them.
enum EmbeddedFiles {
  static func bytes(of name: String) -> [UInt8]? { nil }
}
