import Glibc
import Terminal
import Testing
import Views

@testable import Explorer

@Suite struct ReadmeTests {
  @Test func theReadmeHasTheKeysTheMouseAndThePicture() throws {
    var path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    path = "/\(path)/README.md"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    let readme = String(decoding: bytes[..<count], as: UTF8.self)
    #expect(readme.contains(Explorer.keyTable))
    #expect(readme.contains(MouseTable.markdown))
    var state = try explorer(at: 500, glyphs: .ascii)
    state.measure()
    let picture = state.text(80, 24)
    #expect(readme.contains(picture), "\(picture)")
  }
}
