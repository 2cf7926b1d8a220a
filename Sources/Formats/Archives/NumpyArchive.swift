/// Named arrays in one file, as NumPy's `savez` writes and `load` reads them: a zip archive of .npy
/// files.
package struct NumpyArchive: Equatable, Sendable {
  package var arrays: [(name: String, array: NumpyArray)]

  package init(_ arrays: [(name: String, array: NumpyArray)] = []) { self.arrays = arrays }

  /// The first array of a name.
  package subscript(_ name: String) -> NumpyArray? { arrays.first { $0.name == name }?.array }

  package static func == (one: NumpyArchive, other: NumpyArchive) -> Bool {
    one.arrays.elementsEqual(other.arrays) { $0.name == $1.name && $0.array == $1.array }
  }

  /// The archive as a .npz file: the same arrays give the same bytes.
  package var fileBytes: [UInt8] {
    ZipArchive(arrays.map { .init(name: $0.name + ".npy", bytes: $0.array.fileBytes) }).bytes
  }

  /// Reads a .npz file, compressed or not.
  ///
  /// - Parameter room: how many numbers an array of this name may have; nil passes over it, whatever it
  ///   may be. An array of another shape than expected is read all the same, so that its shape can be
  ///   told, as long as it is of a size that anyone would have.
  /// - Throws: why it cannot be read, without its name.
  package init(
    file bytes: [UInt8], room: (_ name: String) -> Int? = { _ in FileReading.mostBytes }
  ) throws(Fault) {
    arrays = []
    let archive = try ZipArchive(bytes) { file in
      guard file.hasSuffix(".npy"), let count = room(String(file.dropLast(4))) else { return nil }
      return 8 * count + Self.slack
    }
    for entry in archive.entries {
      let name = String(entry.name.dropLast(4))
      do {
        arrays.append((name, try NumpyArray(file: entry.bytes)))
      } catch {
        throw Fault(place: name, error.message)
      }
    }
  }

  private static let slack = 16 << 20

  /// Reads a .npz file by its name.
  ///
  /// - Parameter room: how many numbers an array of this name may have; nil passes over it.
  /// - Throws: what is wrong, with the file.
  package init(
    reading path: String, room: (_ name: String) -> Int? = { _ in FileReading.mostBytes }
  ) throws(Fault) {
    do {
      try self.init(file: FileReading.bytes(of: path), room: room)
    } catch {
      throw Fault(
        source: error.source.isEmpty ? path : error.source, place: error.place, error.message)
    }
  }
}
