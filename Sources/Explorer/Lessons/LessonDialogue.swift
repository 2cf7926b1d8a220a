import Formats
import Laboratory
import Presets
import Stage
package import Studies
import Terminal

/// A lesson taken line by line: for screen readers, through pipes, and on paper.
///
/// A value: lines go in, lines come out. The steps run as fast as they go.
package struct LessonDialogue: Sendable {
  package private(set) var state: LessonState
  /// The preset of the step, with what the student has turned.
  private var preset: Preset
  /// Whether all has been said.
  package private(set) var isOver = false

  package init(_ entry: LessonLibrary.Entry, record: LessonRecord?) {
    state = LessonState(entry.lesson, named: entry.name, record: record)
    preset = state.step.preset
  }

  /// What to say before the first answer.
  package var opening: [String] {
    let lesson = state.lesson
    return ["\(lesson.title) (\(lesson.level.rawValue))", lesson.about] + introduction
  }

  /// Takes in a line that was typed.
  ///
  /// - Returns: what to say to it.
  package mutating func take(_ line: String) -> [String] {
    let line = line.trimmed
    if line == "q" || line == "quit" {
      isOver = true
      return ["You left the lesson; what you have answered is kept."]
    }
    if line.contains("=") { return set(line) }
    var draft = LessonState.Draft()
    if case .choice(let options)? = state.step.question?.kind {
      draft.choice = Int(line).flatMap { (1...options.count).contains($0) ? $0 - 1 : nil }
    } else {
      draft.typed = line
    }
    state.edit { [draft] in $0 = draft }
    do throws(Fault) {
      try state.answer()
    } catch {
      return ["\(error.message); q leaves."]
    }
    return run()
  }

  private mutating func set(_ line: String) -> [String] {
    do throws(PresetError) {
      let assignment: Assignment
      do throws(Fault) {
        assignment = try Assignment(line, option: "set")
      } catch {
        throw PresetError(error)
      }
      let next = try preset.setting(assignment)
      switch state.refusal(of: next, instead: preset) {
      case nil:
        preset = next
        return ["Set: \(line)."]
      case .locked?, .running?:
        let free = state.step.unlocked.map(\.rawValue)
        return [
          free.isEmpty
            ? "The lesson holds everything in this step."
            : "The lesson holds that in this step; yours to turn: \(free.joined(separator: ", "))."
        ]
      }
    } catch {
      return error.faults.map(\.description)
    }
  }

  private mutating func run() -> [String] {
    let timeline = Timeline(running: preset, lasting: state.step.duration)
    if let fault = timeline.fault {
      state.diverge()
      state.again()
      return ["The run has ended early: \(fault)."] + question
    }
    state.judge(timeline)
    guard case .judged(let verdict) = state.phase else { return [] }
    let said = [state.step.sentence(on: verdict, before: preset), verdict.why.inWords]
    state.goOn()
    if state.phase == .finished {
      isOver = true
      let leavesOut = state.lesson.leavesOut
      return said + [state.closing]
        + (leavesOut.isEmpty ? [] : ["What this leaves out: \(leavesOut)"])
    }
    preset = state.step.preset
    return said + introduction
  }

  /// The step with its question.
  private var introduction: [String] {
    let step = state.step
    var lines = [
      "", "Step \(state.number + 1) of \(state.lesson.steps.count)",
      step.text.filled(from: Measurements(before: preset)).inWords,
    ]
    if let first = step.unlocked.first {
      let free = step.unlocked.map(\.rawValue).joined(separator: ", ")
      lines.append("Yours to turn: \(free). A line such as \(first.rawValue)=… does it.")
    }
    return lines + question
  }

  private var question: [String] {
    guard let question = state.step.question else { return ["Enter runs it."] }
    let measurements = Measurements(before: preset)
    var lines = [question.text.filled(from: measurements).inWords]
    switch question.kind {
    case .choice(let options):
      for (number, option) in options.enumerated() {
        lines.append("  \(number + 1)  \(option.text.filled(from: measurements).inWords)")
      }
      lines.append("Your choice (its number):")
    case .number(_, let unit, _):
      lines.append("Your answer\(unit.isEmpty ? "" : " in \(unit)"):")
    case .time:
      let end = Number.significant(state.step.duration, digits: 5)
      lines.append("Your time in ms, from 0 to \(end):")
    }
    return lines
  }
}
