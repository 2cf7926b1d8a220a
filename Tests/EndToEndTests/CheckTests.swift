import Testing

@testable import Formats

/// `lescope check --json`, `list --json` and `lesson --report --json`: for programs.
struct CheckTests {
  private func parsed(_ outcome: Program.Outcome) throws -> [JSON] {
    #expect(outcome.errors == "")
    guard case .list(let elements) = try JSON(parsing: Array(outcome.output.utf8)) else {
      Issue.record("no list: \(outcome.output)")
      return []
    }
    return elements
  }

  @Test func `Every file has its faults and warnings`() throws {
    let folder = try TemporaryFolder(holding: [
      "good.json": #"{"layers": [{"neurons": 1}]}"#,
      "coarse.json": #"{"layers": [{"neurons": 1}], "tau_m": 1, "dt": 0.5}"#,
      "bad.json": #"{"layers": [{"neurons": 0}], "tau_m": -3}"#, "broken.json": "{",
      "config.json": #"{"format": "lescope-config/1", "theme": "pink"}"#,
      "lesson.json": #"{"format": "lescope-lesson/1"}"#,
    ])
    let files = [
      "good.json", "coarse.json", "bad.json", "broken.json", "config.json", "lesson.json",
      "none.json",
    ]
    let outcome = try Program.run(["check", "--json"] + files, directory: folder.path)
    #expect(outcome.ending == .exit(2))
    let reports = try parsed(outcome)
    #expect(reports.map { $0["file"] } == files.map { .text($0) })
    #expect(
      reports.map { $0["valid"] }
        == [true, true, false, false, false, false, false].map { .flag($0) }
    )
    let kinds: [JSON] = [
      .text("preset"), .text("preset"), .text("preset"), .null, .text("configuration"),
      .text("lesson"), .null,
    ]
    #expect(reports.map { $0["kind"] } == kinds)
    guard case .list(let faults)? = reports[2]["faults"],
      case .list(let warnings)? = reports[1]["warnings"]
    else {
      Issue.record("no lists")
      return
    }
    #expect(faults.count == 2 && !warnings.isEmpty)
    #expect(faults.allSatisfy { $0["source"] == .text("bad.json") })
    #expect(faults.contains { $0["place"] == .text("tau_m") })
    // The same is said in words.
    let words = try Program.run(["check"] + files, directory: folder.path)
    #expect(words.ending == .exit(2))
    for fault in faults {
      guard case .text(let message)? = fault["message"] else { continue }
      #expect(words.errors.contains(message))
    }
  }

  @Test func `What has no fault ends well`() throws {
    let outcome = try Program.run(["check", "--json", "lag-adds-up", "one-neuron-lag"])
    #expect(outcome.ending == .exit(0))
    let reports = try parsed(outcome)
    #expect(reports.count == 2)
    for report in reports {
      #expect(report["valid"] == .flag(true) && report["faults"] == .list([]))
    }
  }

  @Test func `The lists are there for programs, too`() throws {
    let folder = try TemporaryFolder()
    for words in [["list", "--json"], ["lesson", "--json"], ["lesson", "--report", "--json"]] {
      let outcome = try Program.run(words, variables: ["HOME": folder.path])
      #expect(outcome.ending == .exit(0))
      let entries = try parsed(outcome)
      #expect(entries.count > 10)
      for entry in entries {
        guard case .text? = entry["name"], case .text? = entry["title"] else {
          Issue.record("no name or title: \(words)")
          continue
        }
      }
    }
  }
}
