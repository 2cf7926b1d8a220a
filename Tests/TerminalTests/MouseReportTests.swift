import Testing

@testable import Terminal

struct MouseReportTests {
  /// What is reported by a text after `ESC [`.
  private func key(_ text: String) throws -> Key? {
    let values = text.unicodeScalars.map(\.value)
    var report = try #require(MouseReport(after: values[0]))
    for value in values.dropFirst() {
      #expect(!report.isWhole)
      report.append(value)
    }
    #expect(report.isWhole)
    return report.key
  }

  private static let place = Position(column: 119, row: 39)

  @Test(arguments: [
    ("<0;120;40M", MouseEvent.Action.press), ("<0;120;40m", .release), ("<32;120;40M", .drag),
    ("<64;120;40M", .wheelUp), ("<65;120;40M", .wheelDown),
    // With Shift, Meta and Ctrl.
    ("<4;120;40M", .press), ("<80;120;40M", .wheelUp), ("<60;120;40M", .drag),
  ])
  func `A report in numbers`(text: String, action: MouseEvent.Action) throws {
    #expect(try key(text) == .mouse(MouseEvent(action, at: Self.place)))
  }

  @Test(arguments: ["<35;120;40M", "<39;120;40M", "<35;120;40m"])
  func `Motion without a button is no press`(text: String) throws {
    #expect(try key(text) == .motion(Self.place))
    var report = try #require(MouseReport(after: 0x4D))
    for value in [35, 12, 5] as [UInt32] { report.append(value + 0x20) }
    #expect(report.isWhole && report.key == .motion(Position(column: 11, row: 4)))
  }

  @Test func `What is asked for is ended in the other order`() {
    #expect(MouseTracking.none.begin.isEmpty && MouseTracking.none.end.isEmpty)
    #expect(MouseTracking.motion.begin == "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1003h\u{1B}[?1006h")
    #expect(MouseTracking.motion.end == "\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l")
    #expect(!MouseTracking.buttons.begin.contains("1003"))
  }

  @Test func `A report in bytes`() throws {
    let place = Position(column: 11, row: 4)
    let words: [(UInt32, MouseEvent.Action)] = [
      (0, .press), (3, .release), (32, .drag), (64, .wheelUp), (65, .wheelDown), (7, .release),
    ]
    for (button, action) in words {
      var report = try #require(MouseReport(after: 0x4D))
      for value in [button, 12, 5] { report.append(value + 0x20) }
      #expect(report.isWhole && report.key == .mouse(MouseEvent(action, at: place)))
    }
  }

  @Test(arguments: [
    "<1;120;40M", "<2;120;40M", "<2;120;40m", "<34;120;40M", "<66;120;40M",
    "<0;0;40M", "<0;120;0M", "<0;120M", "<0;120;40;1M", "<;;M", "<M", "<0;120;40A", "<x",
    "<99999999999999999999;1;1M", "<<",
  ])
  func `What is of no use is nothing`(text: String) throws {
    #expect(try key(text) == nil)
  }

  @Test func `Nothing else begins a report`() {
    for value in (0x20...0x7E) as ClosedRange<UInt32> where value != 0x3C && value != 0x4D {
      #expect(MouseReport(after: value) == nil)
    }
  }
}
