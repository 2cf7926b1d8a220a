package import Formats
import Laboratory
import LatentEquilibrium
package import Presets
package import Stage
package import Studies
package import Terminal

/// What the explorer asks of the world outside it. The state only says so; the loop has it done.
package enum Request: Equatable, Sendable {
  /// Read the preset in this file and open it.
  case open(String)
  /// Read the weights in this file and start from them.
  case load(String)
  /// Change a value of the preset that may name a file.
  case set(Assignment)
  /// Write the present state as a preset.
  case save(FilePlace, overwrites: Bool)
  /// Write the picture.
  case export(ExportFormat, FilePlace, overwrites: Bool)
  /// Write data that is in memory.
  case exportTable(ExportedSignals, FilePlace, overwrites: Bool)
  /// Keep what was answered in a lesson of this name.
  case keepProgress(LessonRecord, of: String)
  /// Restore or drop what an earlier explorer left unsaved.
  case settle(left: String, isRestored: Bool)
  /// Complete the path that is being typed, forth or back.
  case complete(Int)
  /// Put a text on the clipboard.
  case copy(String)
  /// Stop the program as ^Z does, or draw the whole screen anew.
  case suspend, redraw
}

/// Where a file is to be.
package enum FilePlace: Hashable, Sendable {
  /// Among the user's own presets, by its name.
  case preset(String)
  case path(String)
  /// In the working folder, under the first name that is free: stem.ext, stem-2.ext, …
  case numbered(String, extension: String)
}

/// The files that the explorer can reach.
package protocol Files: Sendable {
  /// Writes a file: whole, or not at all.
  ///
  /// - Parameters:
  ///   - pieces: what is in it, in order.
  ///   - overwrites: whether a file that is there already is replaced.
  /// - Returns: the file as a message names it.
  /// - Throws: why it cannot be written.
  mutating func write(
    _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
  ) throws(Fault) -> String

  /// Reads the preset in a file.
  mutating func preset(at path: String) throws(Fault) -> Preset

  /// A preset with the weights in a file.
  mutating func loading(_ path: String, into preset: Preset) throws(Fault) -> Preset

  /// A preset with one of its values changed; reads the file that the value names.
  mutating func setting(_ assignment: Assignment, of preset: Preset) throws(Fault) -> Preset

  /// Keeps what was answered in a lesson, beside what is kept of others.
  mutating func keep(_ record: LessonRecord, of lesson: String) throws(Fault)

  /// What is in a folder, named as it is typed; names of folders end in a slash.
  func names(in folder: String) -> [String]

  /// Where what is unsaved is kept for the next start; nil where it can't be.
  var autosaves: AutosaveFolder? { get }

  /// Whether a file is watched, so that somebody has to look for `news()` from time to time.
  var watches: Bool { get }

  /// What the file that is watched has become, once after each time that it changed.
  mutating func news() -> FileNews?
}

extension Files {
  package var watches: Bool { false }
  package mutating func news() -> FileNews? { nil }
  package var autosaves: AutosaveFolder? { nil }
  package func names(in folder: String) -> [String] { [] }
}

extension ExplorerState {
  /// Has done what the last action asked for, and says how it went.
  ///
  /// - Parameter size: of the screen whose picture may be written.
  package mutating func meetRequest(on size: Size, with files: inout some Files) {
    guard let request else { return }
    self.request = nil
    do throws(Fault) {
      switch request {
      case .open(let path):
        open(try files.preset(at: path))
      case .load(let path):
        startAgain(from: try files.loading(path, into: preset), in: path)
      case .set(let assignment):
        adopt(try files.setting(assignment, of: preset), by: assignment)
      case .save(let place, let overwrites):
        let saved = page.presetToSave
        let file = try files.write(
          CollectionOfOne(Array((saved.editableJSON.pretty + "\n").utf8)), to: place,
          overwrites: overwrites)
        if case .preset(let name) = place { keep(PresetEntry(name: name, preset: saved)) }
        changes.saved = SavedWork(preset: preset, model: timeline.experiment.model)
        say("saved as \(file)\(page.notes(on: saved))")
      case .export(let format, let place, let overwrites):
        try export(format, of: size, to: place, overwrites: overwrites, with: &files)
      case .exportTable(let signals, let place, let overwrites):
        let table = page.surroundings.table(of: signals)
        let file = try files.write(table, to: place, overwrites: overwrites)
        let note = timeline.isUndisturbed ? "" : ", with what was changed on the way"
        say("\(table.rows) rows of \(table.columns) columns in \(file)\(note)")
      case .keepProgress(let record, let lesson): try files.keep(record, of: lesson)
      case .settle(let name, let isRestored):
        files.autosaves?.settle(name, isRestored: isRestored)
      case .complete(let direction):
        guard var command = overlay.cover as? CommandCover else { return }
        let typed = page.surroundings.completion(of: command.prompt.head)
        command.prompt.complete(direction, with: typed.looking { files.names(in: $0) })
        overlay = .command(command.prompt)
      case .copy, .suspend, .redraw: break
      }
    } catch {
      warn(error.description)
    }
  }

  private mutating func export(
    _ format: ExportFormat, of size: Size, to place: FilePlace, overwrites: Bool,
    with files: inout some Files
  ) throws(Fault) {
    var shown = self
    if format == .text { shown.depth = .monochrome }
    shown.adaptAxes(to: size)
    let text =
      shown.picture(size).exported(
        as: format, title: told(opened.title), theme: theme, state: stateToken) + "\n"
    let file = try files.write(
      CollectionOfOne(Array(text.utf8)), to: place, overwrites: overwrites)
    let note = stateToken == nil ? ", without the state, which has too many weights for a line" : ""
    say("the picture is in \(file)\(note)")
  }

  /// A picture of it as it is printed.
  ///
  /// - Parameter format: one of `ExportFormat.pictures`; nil is text, in as many colours as are seen.
  func printed(_ picture: Grid, as format: ExportFormat?) -> String {
    guard let format else { return picture.text(theme: theme, depth: depth) }
    return picture.exported(
      as: format, title: told(opened.title), theme: depth == .monochrome ? .mono : theme,
      depth: depth,
      // As text it is the screen and nothing else, of so many rows as were asked for.
      state: format == .svg ? stateToken : nil)
  }

  /// Adds a preset to the list, in place of one that had its name.
  mutating func keep(_ entry: PresetEntry) {
    if let index = library.firstIndex(where: { $0.name == entry.name }) {
      library[index] = entry
    } else {
      library.append(entry)
    }
  }

  /// Has a table written whose columns are chosen.
  mutating func export(_ signals: ExportedSignals, to file: String?, overwrites: Bool) {
    request = .exportTable(
      signals, file.map { .path($0) } ?? page.place(ofExport: .csv), overwrites: overwrites)
  }
}

// What somebody else has written.
extension ExplorerState {
  /// Goes on with what a watched file has become: from the beginning, as who edits it wants to see it,
  /// and for the rest as it was. Where it cannot be read, nothing changes but what is said.
  package mutating func take(_ news: FileNews) {
    let path = news.path
    switch news.content {
    case .fault(let fault): warn("\(fault); the last good one runs on")
    case .lesson(let entry): rewrite(entry, in: path)
    case .preset(let next, let before):
      guard lesson == nil, opened == before else {
        return say("\(path) has changed; :open \(path) opens it")
      }
      guard next != before else { return say("\(path) was read again and is the same") }
      stepsLeft = 0
      guard next.family == preset.family else {
        let runs = isRunning
        open(next)
        isRunning = runs
        return say("\(path) was read again")
      }
      let last = preset
      changes.history.change(from: last, age: 0)
      fit(to: next, from: before)
      bench.opened = next
      restart(next)
      let undo = keys.name(of: .undo, in: glyphs)
      say("\(path) was read again" + (last == before ? "" : "; \(undo) brings your changes back"))
    }
  }
}
