package import Formats
import Glibc
import Laboratory
import Presets
import Synchronization

/// The folder of what was left unsaved: a file for each running explorer that has something unsaved, and
/// those of explorers that have ended otherwise than orderly.
///
/// Beside each file lies a lock that its explorer holds for as long as it lives, however it ends. So what
/// a living one has is nobody else's, also where process numbers mean different processes.
package final class AutosaveFolder: Sendable {
  private let path: String
  /// What this explorer writes into; nothing before the first time.
  private let own = Mutex<Place?>(nil)
  /// What is offered to this explorer, so that no other is offered it.
  private let found = Mutex<Place?>(nil)
  private let fault = Mutex<Fault?>(nil)
  private let writing = BackgroundWork()

  /// A file in the folder, by its name without an ending, and its lock.
  private final class Place: Sendable {
    let name: String
    private let lock: FileLock

    init(_ name: String, _ lock: consuming FileLock) {
      self.name = name
      self.lock = lock
    }
  }

  package init(_ path: String) { self.path = path }

  /// The user's own, in the XDG state folder; nil where there is no home.
  package static func ofUser(
    environment: (String) -> String? = Disk.variable
  ) -> AutosaveFolder? {
    guard let folder = UserFolder.state.path(of: "autosaves", environment: environment) else {
      return nil
    }
    // A home that was never made is none: those of service accounts are only names.
    if let home = Disk.home(environment), folder.hasPrefix(home + "/"), !Disk.has(home) {
      return nil
    }
    return AutosaveFolder(folder)
  }

  // MARK: What this explorer has

  /// Whether nothing is being written.
  package var isIdle: Bool { writing.isIdle }

  /// Whether anything is kept for this explorer.
  package var hasOwn: Bool { own.withLock { $0 != nil } }

  /// Writes what is unsaved, in place of what was written before; nil takes that away. It does not wait
  /// for the disk.
  package func keep(_ autosave: Autosave?) {
    writing.start { [self] in
      do throws(Fault) {
        if let autosave { try write(autosave) } else { own.withLock { remove(&$0) } }
      } catch {
        fault.withLock { $0 = error }
      }
    }
  }

  /// Returns when all is on the disk.
  package func wait() { writing.wait() }

  /// Why something could not be written, told once.
  package func takeFault() -> Fault? {
    fault.withLock { fault in
      defer { fault = nil }
      return fault
    }
  }

  private func write(_ autosave: Autosave) throws(Fault) {
    try Disk.makeFolders(of: file("", .whole))
    let name = try own.withLock { place throws(Fault) in
      if place == nil {
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        place = Place(name, try FileLock(file(name, .lock)))
      }
      return place?.name ?? ""
    }
    var writer = try FileWriter(file(name, .whole), overwrites: true)
    try writer.write(autosave.json.compact + "\n")
    try writer.finish()
  }

  // MARK: What others have left

  /// The latest of what was left; nil where nothing was. What is damaged is put aside.
  ///
  /// - Returns: what was left, and what is to be said of what could not be read.
  package func left() -> (work: LeftWork?, faults: [Fault]) { left(now: time(nil)) }

  /// - Parameter now: the seconds since 1970.
  package func left(now: Int) -> (work: LeftWork?, faults: [Fault]) {
    let names = Disk.names(in: path)
    clear(names)
    let candidates = names.compactMap { name -> (name: String, time: Int)? in
      guard name.hasSuffix(Ending.whole.rawValue), !name.hasPrefix(FileWriter.mark) else {
        return nil
      }
      let time = Disk.status(of: "\(path)/\(name)").map { Int($0.st_mtim.tv_sec) }
      return (String(name.dropLast(Ending.whole.rawValue.count)), time ?? 0)
    }.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
    var work: LeftWork?
    var faults: [Fault] = []
    for (name, time) in candidates {
      guard let place = orphan(name) else { continue }
      if work != nil {
        work?.others += 1
        continue
      }
      do throws(Fault) {
        guard let autosave = try read(name) else {
          Disk.remove(file(name, .lock))
          continue
        }
        work = LeftWork(autosave, name: name, age: max(0, now - time))
        found.withLock { $0 = place }
      } catch {
        faults.append(error)
      }
    }
    return (work, faults)
  }

  /// Does with what was found as its explorer was told: makes it this one's own, or takes it away.
  package func settle(_ name: String, isRestored: Bool) {
    writing.wait()
    found.withLock { found in
      guard found?.name == name else { return }
      if isRestored {
        own.withLock { own in
          remove(&own)
          own = found
          found = nil
        }
      } else {
        remove(&found)
      }
    }
  }

  /// A file whose explorer lives no more, and the lock that it had; nil where it lives.
  private func orphan(_ name: String) -> Place? {
    guard let lock = FileLock(ifFree: file(name, .lock)) else { return nil }
    return Place(name, lock)
  }

  /// - Returns: nil where there is none any more.
  /// - Throws: that it was damaged, and where it is now; or that it needs a file which is not there.
  private func read(_ name: String) throws(Fault) -> Autosave? {
    let path = file(name, .whole)
    guard Disk.has(path) else { return nil }
    let bytes = try FileReading.bytes(of: path)
    let damage: Fault
    do throws(Fault) {
      let json = try JSON(parsing: bytes)
      // What may come back, or can be mended elsewhere, is no damage.
      if let missing = json.files.first(where: { !Disk.has($0) }) {
        throw Fault(source: path, "cannot be restored without \(missing), which is not there")
      }
      do throws(PresetError) { return try Autosave(json) } catch { throw error.first }
    } catch {
      if !error.source.isEmpty { throw error }
      damage = error
    }
    let aside = file(name, .damaged)
    let isAside = path.withFileName { path in aside.withFileName { rename(path, $0) } } == 0
    Disk.remove(file(name, .lock))
    throw Fault(
      source: path,
      "cannot be restored\(isAside ? ", and is put aside as \(name)\(Ending.damaged.rawValue)" : ""): "
        + damage.description)
  }

  /// Takes away what killed explorers have left besides whole files.
  private func clear(_ names: [String]) {
    for name in names where name.hasPrefix(FileWriter.mark) {
      let whole = name.dropFirst(FileWriter.mark.count).drop { $0 != "-" }.dropFirst()
      let owner = String(whole.prefix { $0 != "." })
      if orphan(owner) != nil { Disk.remove("\(path)/\(name)") }
    }
    for name in Disk.names(in: path) where name.hasSuffix(Ending.lock.rawValue) {
      let owner = String(name.dropLast(Ending.lock.rawValue.count))
      guard !Disk.has(file(owner, .whole)), orphan(owner) != nil else { continue }
      Disk.remove("\(path)/\(name)")
    }
  }

  private func remove(_ place: inout Place?) {
    guard let name = place?.name else { return }
    Disk.remove(file(name, .whole))
    Disk.remove(file(name, .lock))
    place = nil
  }

  // MARK: Names

  private enum Ending: String {
    case whole = ".json"
    case lock = ".lock"
    case damaged = ".damaged"
  }

  private func file(_ name: String, _ ending: Ending) -> String {
    "\(path)/\(name)\(ending.rawValue)"
  }
}
