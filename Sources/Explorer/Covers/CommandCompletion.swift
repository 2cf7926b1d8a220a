import Formats
import Laboratory
import Presets
import Stage
import Terminal
import Views

extension Surroundings {
  /// How a line of the command line may go on.
  ///
  /// - Parameter head: the line up to the cursor.
  func completion(of head: String) -> Completion {
    let words = head.drop { $0 == " " }.split(separator: " ", omittingEmptySubsequences: false)
      .map(String.init)
    let word = words.last ?? ""
    guard words.count > 1 else { return Completion(word, among: Self.commandWords) }
    let name = words[0].hasSuffix("!") ? String(words[0].dropLast()) : words[0]
    guard let verb = Verb(rawValue: name) else { return Completion(word, among: []) }
    let summary = verb == .save ? "without a name: \(freeName)" : verb.summary
    let usage = "\(verb) \(verb.usage)   \(summary)"
    func offer(_ candidates: [Completion.Candidate], place: Int = 2) -> Completion {
      Completion(word, among: words.count == place ? candidates : [], usage: usage)
    }
    // A path goes on to the end of the line, and may have blanks in it.
    func path(_ endings: [String], after place: Int, among others: [Completion.Candidate] = [])
      -> Completion
    {
      let text = words.dropFirst(place).joined(separator: " ").drop { $0 == " " }
      return Completion(PathBeginning(String(text), endings: endings), among: others, usage: usage)
    }
    switch verb {
    case .set:
      if words.count == 2 { return Completion(word, among: keys(like: word), usage: usage) }
      return offer(values(of: words[1]), place: 3)
    case .open: return path([".json"], after: 1, among: openable)
    case .load: return path([".npz"], after: 1)
    case .layer: return offer(layers)
    case .speed:
      return offer(
        [.init(text: "max", help: "as fast as it goes")]
          + Speed.ladder.dropLast().map {
            .init(text: Number.significant($0.factor, digits: 3), help: "\($0.words) real time")
          })
    case .export:
      if words.count == 3, words[1] == ExportFormat.csv.rawValue {
        return Completion(word, among: signals(after: word), usage: usage)
      }
      let formats = ExportFormat.allCases
      if let format = ExportFormat(rawValue: words[1]), words.count > 2 {
        return path([".\(format.fileExtension)"], after: format == .csv ? 3 : 2)
      }
      return path(
        formats.map { ".\($0.fileExtension)" }, after: 1,
        among: formats.map { .init(text: $0.rawValue, help: $0.summary) })
    case .save: return path([".json"], after: 1)
    case .window, .seed: return offer([])
    }
  }

  private static var commandWords: [Completion.Candidate] {
    let verbs = Verb.allCases.map {
      Completion.Candidate(text: $0.rawValue, help: $0.summary, goesOn: true)
    }
    let names = Set(verbs.map(\.text))
    return verbs
      + Command.table.filter { !names.contains($0.name) }.map {
        Completion.Candidate(text: $0.name, help: $0.summary)
      }
  }

  /// The keys that `:set` takes in this preset; those within layers once the word leads there.
  package func keys(like word: String) -> [Completion.Candidate] {
    func candidate(_ parameter: Parameter, _ key: String) -> Completion.Candidate {
      .init(text: key, help: parameter.help, goesOn: true)
    }
    let others = Parameter.allCases.filter { !Parameter.panel.contains($0) }
    let keys = (Parameter.panel + others).filter {
      $0 != .neurons && $0 != .inputs && preset.value(of: $0) != .none
    }.map { candidate($0, $0.rawValue) }
    let perLayer = Parameter.panel.filter(\.isPerLayer)
    let layerKeys = preset.layers.indices.flatMap { layer in
      perLayer.map { candidate($0, "layers.\(layer + 1).\($0.rawValue)") }
    }
    if word.hasPrefix("layers.") { return layerKeys }
    return keys + [.init(text: "layers.", help: "values of one layer: layers.2.tau_m")]
  }

  /// The words that a key can be set to, or the value it has.
  private func values(of key: String) -> [Completion.Candidate] {
    let parts = key.split(separator: ".")
    let isOfLayer = parts.first == "layers" && parts.count == 3
    let parameter = Parameter(rawValue: isOfLayer ? String(parts[2]) : key)
    let layer = isOfLayer ? Int(parts[1]).map { $0 &- 1 } : nil
    guard let parameter, layer.map({ preset.layers.indices.contains($0) }) ?? true else {
      return []
    }
    if !parameter.choices.isEmpty {
      return parameter.choices.map { .init(text: $0, help: parameter.help) }
    }
    let value = preset.value(of: parameter, layer: layer)
    guard let number = value.number else { return [] }
    return [
      .init(
        text: Number.significant(number, digits: 15),
        help: "\(parameter.name) now; \(parameter.limits?.inWords(unit: parameter.unit) ?? "")")
    ]
  }

  /// The signals that a table may have, each after those that are there already.
  private func signals(after word: String) -> [Completion.Candidate] {
    let listed = word.split(separator: ",", omittingEmptySubsequences: false).dropLast()
    let before = listed.map { $0 + "," }.joined()
    let signals = TraceRecording.signals(of: preset.family).map(\.rawValue).filter {
      !listed.contains($0[...])
    }
    return
      (listed.isEmpty
      ? [
        Completion.Candidate(text: "shown", help: "what the charts show"),
        Completion.Candidate(text: "all", help: "all that is in memory"),
      ] : [])
      + signals.map { Completion.Candidate(text: before + $0, help: "one signal, or a list: u,r") }
  }

  private var openable: [Completion.Candidate] {
    View.allCases.map { .init(text: $0.rawValue, help: "the view \($0.card.title)") }
      + library.map { .init(text: $0.name, help: told($0.title)) }
  }

  private var layers: [Completion.Candidate] {
    [.init(text: "all", help: "all layers")]
      + preset.layers.enumerated().map { .init(text: "\($0 + 1)", help: $1.name) }
  }
}
