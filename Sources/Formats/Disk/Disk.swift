package import Glibc

/// What the system is asked about files, by their names as texts (`FileName`).
package enum Disk {
  /// Whether something of this name is there, if only a link that leads nowhere.
  package static func has(_ path: String) -> Bool {
    var status = stat()
    return path.withFileName { lstat($0, &status) } == 0
  }

  /// What the system knows of a file, behind its links; nil where there is none.
  package static func status(of path: String) -> stat? {
    var status = stat()
    return path.withFileName { stat($0, &status) } == 0 ? status : nil
  }

  /// The kind of a file, such as `S_IFREG`; nil where there is none.
  package static func kind(of path: String) -> mode_t? { status(of: path).map(\.kind) }

  /// How many bytes a file has; 0 where there is none.
  package static func size(of path: String) -> Int { status(of: path).map { Int($0.st_size) } ?? 0 }

  /// Opens a file without waiting for anyone at the other end of it, and without making a terminal this
  /// program's own.
  ///
  /// - Returns: its descriptor, negative where `errno` says why not.
  package static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) -> Int32 {
    path.withFileName { Glibc.open($0, flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, mode) }
  }

  /// Takes a file away.
  package static func remove(_ path: String) { _ = path.withFileName { unlink($0) } }

  /// Makes a folder for this user alone, as the XDG specification wants it.
  ///
  /// - Throws: why it cannot be.
  package static func makeFolder(_ path: String) throws(Fault) {
    if path.withFileName({ mkdir($0, 0o700) }) == 0 { return }
    let reason = errno
    if reason == EEXIST || has(path) { return }
    throw Fault(source: path, "cannot be made: \(FileReading.reason(reason))")
  }

  /// Makes all folders that a file needs.
  ///
  /// - Throws: why one cannot be.
  public static func makeFolders(of path: String) throws(Fault) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      try makeFolder(folder)
    }
  }

  /// Finds out whether a file could be written, with the folders that it needs.
  ///
  /// - Throws: why not.
  package static func checkWriting(_ path: String) throws(Fault) {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let name = folder.isEmpty ? "/" : String(folder)
      guard has(name) else { continue }
      if name.withFileName({ access($0, W_OK) }) == 0 { return }
      throw Fault(source: path, "cannot be written: \(FileReading.reason(errno))")
    }
  }

  /// The names in a folder, in no order.
  package static func names(in folder: String) -> [String] {
    guard let directory = folder.withFileName({ opendir($0) }) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { FileName.text(at: $0) }
        })
    }
    return names
  }

  /// The name of a file behind all links.
  package static func realPath(_ path: String) -> String? {
    guard let real = path.withFileName({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FileName.text(at: real)
  }

  /// What a link leads to; nil for what is no link.
  static func target(ofLink path: String) -> String? {
    var target = [UInt8](repeating: 0, count: 4096)
    let count = target.withUnsafeMutableBytes { bytes in
      path.withFileName { readlink($0, bytes.baseAddress!, bytes.count) }
    }
    return count < 0 ? nil : FileName.text(target[..<count])
  }

  /// The working directory; nil where it has been taken away.
  package static var workingFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return FileName.text(at: path)
  }

  /// A variable of the process's environment.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { FileName.text(at: $0) }
  }

  /// The user's own folder; nil where `HOME` names none that a file could be found in from everywhere.
  package static func home(_ environment: (String) -> String? = variable) -> String? {
    environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}

extension stat {
  /// Such as `S_IFREG`.
  package var kind: mode_t { st_mode & S_IFMT }
}
