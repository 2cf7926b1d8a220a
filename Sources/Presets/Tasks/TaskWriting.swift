import Formats

extension TaskPreset {
  /// The task with every default of its kind written out.
  var json: JSON {
    var members: [JSON.Member] = [.init("kind", .text(source.kind.rawValue))]
    members += source.members
    if source.kind.keys.contains("train") {
      members += [
        .init("train", .number(Double(training.count))), .init("test", .number(Double(test.count))),
      ]
    }
    members += [
      .init("presentation", .number(presentation)), .init("pause", .number(pause)),
      .init("epochs", .number(Double(epochs))), .init("batch", .number(Double(batch))),
      .init("shuffle", .flag(shuffle)),
    ]
    if let scale {
      members.append(.init("scale", .list([.number(scale.low), .number(scale.high)])))
    }
    if hasClasses { members += [.init("on", .number(on)), .init("off", .number(off))] }
    return .object(members)
  }

  /// Whether answers are classes; if not, they are numbers of their own.
  package var hasClasses: Bool { !training.classNames.isEmpty }
}

extension SampleSource {
  fileprivate var members: [JSON.Member] {
    switch self {
    case .yinYang, .bars: return []
    case .csv(let source):
      var members = [JSON.Member("file", .text(source.file))]
      if !source.features.isEmpty {
        members.append(.init("features", .list(source.features.map { .text($0) })))
      }
      switch source.answer {
      case .label(let name): members.append(.init("label", .text(name)))
      case .targets(let names):
        members.append(.init("targets", .list(names.map { .text($0) })))
      }
      if let file = source.testFile { members.append(.init("test_file", .text(file))) }
      return members
    case .idx(let source):
      let files = [
        ("images", source.images), ("labels", source.labels), ("test_images", source.testImages),
        ("test_labels", source.testLabels),
      ]
      return files.compactMap { key, file in file.map { .init(key, .text($0)) } }
    }
  }
}
