import Formats
import Laboratory
import Presets
import Stage
import Terminal
import Views

extension ExplorerState {
  /// Does what a line after the colon says, or says why not.
  mutating func obey(_ line: String) {
    overlay = .none
    message = nil
    let line = line.trimmed
    guard !line.isEmpty else { return }
    if hand.promptHistory.last != line { hand.promptHistory.append(line) }
    if hand.promptHistory.count > 200 { hand.promptHistory.removeFirst() }
    do throws(Fault) {
      try follow(Instruction(line, commands: Command.table, family: preset.family))
    } catch {
      warn(error.description)
    }
  }

  private mutating func follow(_ instruction: Instruction) throws(Fault) {
    switch instruction {
    case .act(.stepForward, let times), .act(.stepBack, let times):
      count = times
      if case .act(let action, _) = instruction { apply(action) }
    case .act(let action, let times):
      for _ in 0..<times { apply(action) }
    case .set(let assignment): try set(assignment)
    case .value(let value): set(parameter, to: value)
    case .layer(let number):
      if let number, !preset.layers.indices.contains(number) {
        throw Fault("there is no layer \(number + 1); this network has \(preset.layers.count)")
      }
      layer = number
    case .open(let name): try open(named: name)
    case .load(let path): request = .load(path)
    case .speed(let speed): self.speed = speed
    case .window(let window):
      guard window >= 20 * preset.dt else {
        let least = Number.significant(20 * preset.dt, digits: 3)
        throw Fault("the time axis must be at least 20 steps wide, \(least) ms")
      }
      self.window = window
    case .save(let name, let overwrites):
      let name = name ?? page.surroundings.freeName
      let isPath = name.contains("/") || name.hasSuffix(".json")
      request = .save(isPath ? .path(name) : .preset(name), overwrites: overwrites)
    case .export(.csv, let file, let overwrites):
      overlay = .table(TableChoice(file: file, overwrites: overwrites))
    case .exportTable(let signals, let file, let overwrites):
      export(signals, to: file, overwrites: overwrites)
    case .export(let format, let file, let overwrites):
      request = .export(
        format, file.map { .path($0) } ?? page.place(ofExport: format), overwrites: overwrites)
    }
  }

  private mutating func set(_ assignment: Assignment) throws(Fault) {
    if assignment.mayNameFile {
      request = .set(assignment)
      return
    }
    do throws(PresetError) {
      adopt(try preset.setting(assignment), by: assignment)
    } catch {
      throw error.first
    }
  }

  /// Goes on under a preset that an assignment made, and says what it did not reach.
  mutating func adopt(_ next: Preset, by assignment: Assignment) {
    guard next != preset else { return say("\(assignment.setting): so it is already") }
    change { _ in next }
    guard message == nil else { return }
    let own = assignment.layersWithTheirOwn(in: next).map { "\($0 + 1)" }
    let others =
      own.isEmpty
      ? ""
      : "; layer\(own.count > 1 ? "s" : "") \(own.joined(separator: ", "))"
        + " keep\(own.count > 1 ? "" : "s") \(own.count > 1 ? "their" : "its") own"
    say(assignment.setting + others)
  }

  private mutating func open(named name: String) throws(Fault) {
    if let view = View(named: name) {
      self.view = view
    } else if isRefusedByLesson(.openPresets) {
      return
    } else if let entry = library.first(where: { $0.name == name }) {
      open(entry)
    } else if StateToken.isMeant(by: name) {
      let token = try StateToken(parsing: name)
      if token.needsFiles {
        request = .open(name)
      } else {
        do throws(PresetError) { open(try token.preset()) } catch { throw error.first }
      }
    } else if name.contains("/") || name.hasSuffix(".json") {
      request = .open(name)
    } else {
      let names = View.allCases.map(\.rawValue) + library.map(\.name)
      throw Fault(
        "there is no view or preset \(name); "
          + (Spelling.nearest(to: name, in: names).map { "did you mean \($0)?" }
            ?? "Tab after :open lists them, and a file's name ends in .json"))
    }
  }

  /// Opens one of the list, or asks for it where it has not been read.
  mutating func open(_ entry: PresetEntry) {
    if let preset = entry.preset { open(preset) } else { request = .open(entry.name) }
  }

  /// Follows what a changed preset says about itself: its view, and how many layers there are.
  mutating func fit(to next: Preset, from last: Preset) {
    if next.view.speed != last.view.speed { speed = .times(next.view.speed) }
    if next.view.window != last.view.window { window = next.standardWindow }
    if next.view.open != last.view.open, let view = View(named: next.view.open) {
      self.view = view
    }
    if let layer, layer >= next.layers.count { self.layer = nil }
    neuron = min(neuron, (next.layers.map(\.neurons).max() ?? 1) - 1)
  }
}
