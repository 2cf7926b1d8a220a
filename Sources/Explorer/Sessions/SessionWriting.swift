import Formats
import Laboratory
import Presets
import Stage
import Terminal

extension Session {
  /// What the first line of a session's file has for its format.
  static let format = "lescope-keys/1"

  /// The session as lines of JSON: how it began, then what came in, one line each.
  package var text: String { header + entries.map(\.line).joined() }

  /// Its first line, which says how it began.
  var header: String {
    var members: [JSON.Member] = [
      .init("format", .text(Session.format)), .init("preset", preset.json),
      .init("columns", .number(Double(size.columns))), .init("rows", .number(Double(size.rows))),
      .init("charset", .text(glyphs.rawValue)),
    ]
    if languages != .original { members.append(.init("language", .text(languages.text))) }
    return JSON.object(members).compact + "\n"
  }
}

extension Session.Happening {
  /// Its line in a file.
  var line: String { json.compact + "\n" }

  private var json: JSON {
    var members: [JSON.Member] = []
    if steps > 0 { members.append(.init("steps", .number(Double(steps)))) }
    members.append(.init("ms", .number(Double(time))))
    switch event {
    case .key(let key): members.append(.init("key", .text(key.plainName)))
    case .resize(let size): members.append(.init("resize", .text("\(size.columns)x\(size.rows)")))
    case .say(let text): members.append(.init("say", .text(text)))
    case .expect(let text): members.append(.init("expect", .text(text)))
    case .rest: break
    }
    if times > 1 {
      members.append(.init("times", .number(Double(times))))
      if end > time { members.append(.init("until", .number(Double(end)))) }
    }
    return .object(members)
  }
}
