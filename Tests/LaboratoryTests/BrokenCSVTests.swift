import Testing

@testable import Laboratory

/// Every fault of a data file names line and column.
struct BrokenCSVTests {
  private func signal(
    _ text: String, columns: [String] = [], time: String? = "time"
  ) throws -> SampledSignal {
    try withTemporaryFolder { folder in
      try write(text, to: folder + "/signal.csv")
      return try SampledSignal(
        reading: folder + "/signal.csv", columns: columns, timeColumn: time,
        dt: time == nil ? 2 : nil, repeats: false)
    }
  }

  @Test(arguments: [
    ("", "the file is empty; it needs rows of numbers"),
    ("# only words\n", "the file is empty; it needs rows of numbers"),
    ("time,x\n", "there is no row of numbers after the header"),
    ("time,x\n0,1\n1,abc\n", "line 3: 'abc' in column x is not a number"),
    ("time,x\n0,1\n1,\n", "line 3: '' in column x is not a number"),
    ("time,x\n0,nan\n", "line 2: 'nan' in column x is not a number"),
    ("time,x\n0,1e999\n", "line 2: '1e999' in column x is not a number"),
    ("time,x\n0,1,2\n", "line 2: 3 fields in a table of 2 columns"),
    ("time,x\n0,1\n\n1\n", "line 4: 1 field in a table of 2 columns"),
    (
      "time,x\n0,1\n1,1\n1,2\n", "line 4: the time 1 in column time does not rise above 1"
    ),
    ("time,x,x\n0,1,2\n", "line 1: two columns are called \"x\""),
    ("t,x\n0,1\n", "there is no column \"time\"; the columns are t, x"),
    ("time\n0\n1\n", "there is no column besides the time"),
    ("time,x\n0,\"1\n", "line 2: a quote is opened and never closed"),
    ("time,x\n0,\"1\"2\n", "line 2: there is text between a closing quote and the next comma"),
    ("0,1\n1,2\n", "there is no column \"time\"; the columns are 1, 2"),
  ])
  func `A broken file gets one sentence`(text: String, sentence: String) {
    let fault = #expect(throws: Fault.self) { try signal(text) }
    #expect(fault.map { Fault(place: $0.place, $0.message).description } == sentence)
    #expect(fault?.source.hasSuffix("/signal.csv") == true)
  }

  @Test func `Comments, quotes, line ends, spaces and a byte order mark are read`() throws {
    let text =
      "\u{feff}# made up\r\n\"time\",\"a \"\"b\"\"\",c\r\n0, 1 ,2\r\n# pause\r\n2.5,\"3\",-4e1"
    let signal = try signal(text)
    #expect(signal.times == [0, 2.5])
    #expect(signal.rows == [[1, 2], [3, -40]])
    #expect(try self.signal(text, columns: ["c", "a \"b\""]).rows == [[2, 1], [-40, 3]])
  }

  @Test func `Without a header columns are numbered, and rows stand dt apart`() throws {
    let signal = try signal("1,2\n3,4\n5,6\n", columns: ["2"], time: nil)
    #expect(signal.times == [0, 2, 4])
    #expect(signal.rows == [[2], [4], [6]])
  }

  @Test func `A fault of the file stands under the key of the preset`() throws {
    try withTemporaryFolder { folder in
      try write("time,x\n0,1\n1,abc\n", to: folder + "/signal.csv")
      let text = stimulus(#"{"kind": "csv", "file": "signal.csv", "time": "time"}"#)
      let error = #expect(throws: PresetError.self) {
        try Preset(json: JSON(parsing: Array(text.utf8)), in: .directory(folder))
      }
      #expect(
        error?.description
          == "stimulus.file: \(folder)/signal.csv: line 3: 'abc' in column x is not a number")
    }
  }
}
