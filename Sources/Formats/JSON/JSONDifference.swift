/// Where one JSON object differs from another: what is to be set in it and what removed, by key
/// paths such as `layers.2.tau_m`, in which places in lists count from 1.
package struct JSONDifference: Equatable {
  /// In the order in which they are set.
  package private(set) var changes: [JSON.Member] = []
  package private(set) var removals: [String] = []

  package init(changes: [JSON.Member], removals: [String]) {
    self.changes = changes
    self.removals = removals
  }

  /// What makes `new` of `old`, but for the order of the keys.
  package init(from old: JSON, to new: JSON) { compare(old, new, at: "") }

  private mutating func compare(_ old: JSON, _ new: JSON, at path: String) {
    if old == new { return }
    func inner(_ key: String) -> String { path.isEmpty ? key : path + "." + key }
    var parts = JSONDifference(changes: [], removals: [])
    switch (old, new) {
    case (.object(let before), .object(let after)):
      for member in after {
        if let value = old[member.key] {
          parts.compare(value, member.value, at: inner(member.key))
        } else {
          parts.changes.append(.init(inner(member.key), member.value))
        }
      }
      parts.removals += before.filter { new[$0.key] == nil }.map { inner($0.key) }
    case (.list(let before), .list(let after)) where before.count == after.count:
      for (index, pair) in zip(before, after).enumerated() {
        parts.compare(pair.0, pair.1, at: inner("\(index + 1)"))
      }
    default:
      changes.append(.init(path, new))
      return
    }
    if !path.isEmpty, parts.length > new.compact.utf8.count + path.utf8.count {
      // Shorter said as a whole.
      changes.append(.init(path, new))
    } else {
      changes += parts.changes
      removals += parts.removals
    }
  }

  /// About how long it is, written down.
  private var length: Int {
    changes.reduce(0) { $0 + $1.key.utf8.count + $1.value.compact.utf8.count + 4 }
      + removals.reduce(0) { $0 + $1.utf8.count + 3 }
  }

  /// Makes the new object of the old one.
  ///
  /// - Returns: nil where a path leads nowhere.
  package func applied(to old: JSON) -> JSON? {
    var json = old
    for member in changes {
      guard Self.set(member.value, at: Self.steps(of: member.key), in: &json) else { return nil }
    }
    for path in removals {
      guard Self.set(nil, at: Self.steps(of: path), in: &json) else { return nil }
    }
    return json
  }

  private static func steps(of path: String) -> ArraySlice<Substring> {
    path.split(separator: ".", omittingEmptySubsequences: false)[...]
  }

  private static func set(_ value: JSON?, at steps: ArraySlice<Substring>, in json: inout JSON)
    -> Bool
  {
    guard let step = steps.first else {
      guard let value else { return false }
      json = value
      return true
    }
    switch json {
    case .object:
      let key = String(step)
      if steps.count == 1 {
        json[key] = value
        return true
      }
      guard var inner = json[key], set(value, at: steps.dropFirst(), in: &inner) else {
        return false
      }
      json[key] = inner
      return true
    case .list(var elements):
      guard let place = Int(step), place >= 1, place <= elements.count,
        set(value, at: steps.dropFirst(), in: &elements[place - 1])
      else { return false }
      json = .list(elements)
      return true
    case .null, .flag, .number, .text:
      return false
    }
  }
}
