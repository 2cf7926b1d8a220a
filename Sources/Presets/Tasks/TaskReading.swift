import Formats
import LatentEquilibrium
import Samples

extension SampleSource.Kind {
  /// The keys that belong to where samples come from, in their order.
  var keys: [String] {
    switch self {
    case .yinYang: ["train", "test"]
    case .bars: []
    case .csv: ["file", "features", "label", "targets", "test_file", "shape", "train", "test"]
    case .idx: ["images", "labels", "test_images", "test_labels", "shape", "train", "test"]
    }
  }

  /// The keys that every task has.
  static let commonKeys =
    TaskPreset.fieldsOfShowing.map(\.parameter.key) + ["shuffle", "scale", "if_missing"]
    + TaskPreset.fieldsOfAnswers.map(\.parameter.key)
}

/// A reader that knows where the files of tasks are.
protocol TaskChecking: JSONChecking {
  /// Where the files named in a task are.
  var folder: Folder { get }

  /// The task that is in use already, so that its files are not read again.
  var knownTask: TaskPreset? { get }
}

extension TaskChecking {
  /// The task, its samples generated or read; nil where there is none or it is at fault.
  mutating func task(_ json: JSON) -> TaskPreset? {
    guard case .object = json else {
      note("task", "\(json.inWords) is not a task; it must be an object in { }")
      return nil
    }
    let kinds = SampleSource.Kind.allCases.map(\.rawValue).joined(", ", last: " or ")
    guard let word = json["kind"] else {
      note("task.kind", "is missing; it must be \(kinds)")
      return nil
    }
    guard case .text(let text) = word, let kind = SampleSource.Kind(rawValue: text) else {
      note("task.kind", "\(word.inWords) is not a kind of task; it must be \(kinds)")
      return nil
    }
    let keys = ["kind"] + kind.keys + SampleSource.Kind.commonKeys
    let others = SampleSource.Kind.allCases.flatMap(\.keys).filter { !keys.contains($0) }
    let before = faults.count
    guard
      let fields = fields(
        json, at: "task", keys: keys, called: "a task",
        elsewhere: (others, "a task of kind \(text) does not have it; it has"))
    else { return nil }
    let scale = scale(fields)
    let source = source(kind, fields)
    let counts = (
      train: whole(fields, "train", .trainingSamples), test: whole(fields, "test", .testSamples)
    )
    var task = TaskPreset(
      source: source ?? .bars, training: Bars.samples, test: Bars.samples, scale: scale)
    read(fields, TaskPreset.fieldsOfShowing, into: &task)
    task.shuffle = flag(fields, "shuffle") ?? task.shuffle
    task.remedy = self.text(fields, "if_missing")
    let shape = pictureShape(fields)
    task.shape = shape
    read(fields, TaskPreset.fieldsOfAnswers, into: &task)
    guard let source, faults.count == before else { return nil }
    if let known = knownTask, known.source == source, known.scale == scale,
      known.shape?.rows == shape?.rows, known.shape?.columns == shape?.columns,
      counts.train ?? known.training.count == known.training.count,
      counts.test ?? known.test.count == known.test.count
    {
      task.shape = known.shape
      task.training = known.training
      task.test = known.test
      task.scaling = known.scaling
      return task
    }
    do throws(Fault) {
      let split = try source.samples(train: counts.train, test: counts.test)
      if let scale {
        let ranges = source.ranges(of: split.training, arePixels: shape != nil)
        task.scaling = FeatureScaling(ranges, low: scale.low, high: scale.high)
      }
      if let shape, !split.training.inputs.isMultiple(of: shape.places) {
        note(
          fields.place(of: "shape"),
          "\(shape.inWords) are \(shape.places) numbers, and a sample has \(split.training.inputs)")
      }
      task.shape = shape.map {
        ImageShape(
          channels: max(1, split.training.inputs / $0.places), rows: $0.rows, columns: $0.columns)
      }
      task.training = split.training.scaled(by: task.scaling)
      task.test = split.test.scaled(by: task.scaling)
      return task
    } catch {
      let isThere = source.files.allSatisfy { $0.hasPrefix(Folder.embeddedPrefix) || Disk.has($0) }
      let remedy = isThere ? nil : task.remedy
      note(Fault(place: error.place, error.message + (remedy.map { "; \($0)" } ?? "")))
      return nil
    }
  }

  private mutating func source(_ kind: SampleSource.Kind, _ fields: JSONFields) -> SampleSource? {
    switch kind {
    case .yinYang: return .yinYang
    case .bars: return .bars
    case .csv: return csvSource(fields).map { .csv($0) }
    case .idx:
      guard let images = file(fields, "images"), let labels = file(fields, "labels") else {
        return nil
      }
      let (testImages, testLabels) = (fields["test_images"], fields["test_labels"])
      if (testImages == nil) != (testLabels == nil) {
        note(
          fields.place(of: testImages == nil ? "test_images" : "test_labels"),
          "is missing; images and labels of the test belong together")
        return nil
      }
      return .idx(
        IDXSource(
          images: images, labels: labels,
          testImages: testImages == nil ? nil : file(fields, "test_images"),
          testLabels: testLabels == nil ? nil : file(fields, "test_labels")))
    }
  }

  private mutating func csvSource(_ fields: JSONFields) -> CSVSource? {
    let before = faults.count
    let targets = columns(fields, "targets")
    if fields["label"] == nil && fields["targets"] == nil {
      note(
        fields.place(of: "label"),
        "is missing; it must name the column of classes, or targets name columns of numbers")
    }
    if fields["label"] != nil && fields["targets"] != nil {
      note(fields.place(of: "targets"), "stands beside label; only one of the two may be given")
    }
    if fields["targets"] != nil {
      for key in ["on", "off"] where fields[key] != nil {
        note(fields.place(of: key), "does not go with targets, which are numbers themselves")
      }
    }
    let label = text(fields, "label")
    let features = columns(fields, "features")
    let testFile = fields["test_file"] == nil ? nil : file(fields, "test_file")
    guard let file = file(fields, "file"), faults.count == before else { return nil }
    return CSVSource(
      file: file, features: features, answer: label.map { .label($0) } ?? .targets(targets),
      testFile: testFile)
  }

  /// The full name of a file that must be given.
  private mutating func file(_ fields: JSONFields, _ key: String) -> String? {
    guard fields[key] != nil else {
      note(fields.place(of: key), "is missing; it must name a file")
      return nil
    }
    return text(fields, key).map(folder.path(of:))
  }

  /// In which rows and columns the numbers of a sample stand.
  private mutating func pictureShape(_ fields: JSONFields) -> ImageShape? {
    guard let json = fields["shape"], json != .null else { return nil }
    guard let sizes = json.sizes(2), sizes[0] * sizes[1] <= 4096 else {
      note(
        fields.place(of: "shape"),
        "\(json.shown) is not a shape; it must be [rows, columns], such as [28, 28]")
      return nil
    }
    return ImageShape(channels: 1, rows: sizes[0], columns: sizes[1])
  }

  private mutating func scale(_ fields: JSONFields) -> TaskPreset.Scale? {
    guard let json = fields["scale"], json != .null else { return nil }
    let place = fields.place(of: "scale")
    guard case .list(let elements) = json, elements.count == 2,
      case .number(let low) = elements[0], case .number(let high) = elements[1],
      Limits.value.contains(low), Limits.value.contains(high), low < high
    else {
      note(
        place,
        "\(json.inWords) is not a scale; it must be two numbers that rise, such as [-1, 1]")
      return nil
    }
    return TaskPreset.Scale(low: low, high: high)
  }
}
