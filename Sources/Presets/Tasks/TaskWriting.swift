import Formats
import LatentEquilibrium
import Samples

extension TaskPreset {
  /// The task with every default of its kind written out.
  var json: JSON {
    var members: [JSON.Member] = [.init("kind", .text(source.kind.rawValue))]
    func add(_ fields: [Field<TaskPreset>]) {
      members += fields.compactMap { $0.member(of: self) }
    }
    members += source.members
    if let shape {
      let sides = [shape.rows, shape.columns].map { JSON.number(Double($0)) }
      members.append(.init("shape", .list(sides)))
    }
    add(Self.fieldsOfSamples)
    add(Self.fieldsOfShowing)
    members.append(.init("shuffle", .flag(shuffle)))
    if let scale {
      members.append(.init("scale", .list([.number(scale.low), .number(scale.high)])))
    }
    if let remedy { members.append(.init("if_missing", .text(remedy))) }
    add(Self.fieldsOfAnswers)
    return .object(members)
  }
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
