import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import Samples

/// Images and labels as MNIST is published.
struct IDXFileTests {
  /// Three images of 2x2 and their labels.
  private static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2] + [0, 51, 102, 255, 1, 2, 3, 4, 5, 6, 7, 8]
  private static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 1]
  /// The labels as `gzip -n` compresses them.
  private static let zipped: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 99, 96, 224, 96, 100, 96, 96, 96, 102, 98, 96, 4, 0, 124, 88,
    195, 122, 11, 0, 0, 0,
  ]

  private func samples(
    _ images: [UInt8], _ labels: [UInt8], classes: Int? = nil, first: Int? = nil
  ) throws -> SampleSet {
    try withTemporaryFolder { folder in
      for (name, bytes) in [("images", images), ("labels", labels)] {
        var writer = try FileWriter("\(folder)/\(name)")
        try writer.write(bytes)
        try writer.finish()
      }
      do {
        return try SampleSet(
          images: folder + "/images", labels: folder + "/labels", classes: classes,
          first: first)
      } catch let fault as Fault {
        throw Fault(
          source: String(fault.source.dropFirst(folder.count + 1)),
          fault.message.replacing(folder + "/", with: ""))
      }
    }
  }

  @Test func `Images become features from 0 to 1, labels classes`() throws {
    let set = try samples(Self.images, Self.labels)
    #expect(set.inputs == 4 && set.count == 3)
    #expect(Array(set.features(of: 0)) == [0, 0.2, 0.4, 1])
    #expect((0..<3).map { set.label(of: $0) } == [2, 0, 1])
    #expect(set.classNames == ["0", "1", "2"])
    #expect(try samples(Self.images, Self.labels, classes: 5).outputs == 5)
    #expect(try samples(Self.images, Self.zipped) == set)
  }

  @Test func `Of the first images the others need not be there, but for their number`() throws {
    let all = try samples(Self.images, Self.labels)
    #expect(try samples(Self.images, Self.labels, first: 2) == all.prefix(2))
    #expect(try samples(Self.images.dropLast(4).map(\.self), Self.labels, first: 2).count == 2)
    #expect(try samples(Self.images, Self.labels, first: 3) == all)
    // More than there are are for the task to refuse.
    #expect(try samples(Self.images, Self.labels, first: 4) == all)
    #expect(IDXArray.bytesHolding(first: 2, of: Self.images) == 16 + 8)
    #expect(IDXArray.bytesHolding(first: 4, of: Self.images) == nil)
    #expect(IDXArray.bytesHolding(first: 1, of: [1, 2, 3]) == nil)
    #expect((IDXArray.bytesHolding(first: 3, of: Self.zipped) ?? 0) >= Self.zipped.count)
  }

  @Test func `Zeros behind the end of a gzip file are passed over, other things are not`() throws {
    let set = try samples(Self.images, Self.zipped)
    #expect(try samples(Self.images, Self.zipped + Array(repeating: 0, count: 700)) == set)
    #expect(throws: Fault.self) { try samples(Self.images, Self.zipped + [0, 0, 1]) }
    let padded = try FileReading.bytes(of: goldenFolder + "/images-padded.gz")
    let labels = [0, 0, 8, 1, 0, 0, 0, 60] + Array(repeating: UInt8(1), count: 60)
    #expect(try samples(padded, labels).inputs == 16)
  }

  @Test func `Sizes that no memory holds are a sentence, before anything is decompressed`() throws {
    func sentence(_ images: [UInt8]) -> String {
      do {
        _ = try samples(images, Self.labels)
        return ""
      } catch { return "\(error)" }
    }
    let most = Array(repeating: UInt8(0xFF), count: 4)
    let none = [UInt8](repeating: 0, count: 4)
    let start: [UInt8] = [0, 0, 8, 3]
    for sizes in [most + most + none, none + most + most, most + none + most] {
      #expect(sentence(start + sizes).hasSuffix(", which is no image"), "\(sizes)")
    }
    for sizes in [most + most + most, most + [0, 0, 0, 1, 0, 0, 0, 1]] {
      #expect(sentence(start + sizes).contains(": holds 0 bytes; 4294967295x"), "\(sizes)")
    }
    #expect(
      sentence([0, 0, 8, 255] + Array(repeating: 0xFF, count: 4 * 255)).hasSuffix(
        " are more than any memory holds"))
    // The last four bytes of a gzip file say how much it holds.
    var bomb = Self.zipped
    bomb.replaceSubrange(bomb.count - 4..<bomb.count, with: [0, 0, 0, 0x40])
    #expect(throws: Fault("is cut off, or holds 1024 MB, more than 11 bytes")) {
      try Inflation.bytes(of: bomb, .gzip, most: 11)
    }
    #expect(throws: Fault("holds more than 9 bytes")) {
      try Inflation.bytes(of: Self.zipped.dropLast(4) + [9, 0, 0, 0], .gzip, most: 9)
    }
  }

  @Test func `Every kind of damage is named with its file`() throws {
    func fault(_ images: [UInt8], _ labels: [UInt8], classes: Int? = nil) -> String {
      do {
        _ = try samples(images, labels, classes: classes)
        return ""
      } catch { return "\(error)" }
    }
    let (images, labels, zipped) = (Self.images, Self.labels, Self.zipped)
    #expect(
      fault(images.dropLast(), labels) == "images: holds 11 bytes; 3x2x2 are 12")
    #expect(fault([1, 0, 8, 1], labels).contains("must begin with two zero bytes"))
    #expect(fault([0, 0, 13, 1, 0, 0, 0, 0], labels).contains("of type 13; it must be 8"))
    #expect(fault([0, 0, 8, 3, 0], labels) == "images: ends before its sizes do")
    #expect(fault(labels, labels).contains("at least two dimensions"))
    #expect(fault(images, images).contains("labels must be one number for each image"))
    #expect(
      fault(images, [0, 0, 8, 1, 0, 0, 0, 2, 0, 1])
        == "labels: has 2 labels for 3 images in images")
    #expect(
      fault(images, labels, classes: 2)
        == "labels: has the label 2; the training labels are from 0 to 1")
    #expect(
      fault(images, Array(zipped.dropLast(9)))
        == "labels: ends in the middle of the compressed data")
    var wrong = zipped
    wrong[zipped.count - 6] ^= 1
    #expect(fault(images, wrong) == "labels: is damaged: the compressed data make no sense")
    #expect(
      fault(images, zipped + [7]) == "labels: has something after the end of the compressed data")
    #expect(fault([], labels).hasPrefix("images: is not an IDX file"))
    let huge: [UInt8] = [0, 0, 8, 4] + [UInt8](repeating: 255, count: 16)
    #expect(fault(huge, labels).hasPrefix("images: holds 0 bytes"))
  }
}

extension Array where Element == UInt8 {
  fileprivate func dropLast() -> [UInt8] { Array(self[..<(count - 1)]) }
}

/// The oracles' data beside these tests.
private let goldenFolder = String(#filePath.dropLast("/IDXFileTests.swift".count)) + "/Golden"
