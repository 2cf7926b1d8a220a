import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Presets

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
    (
      "time,x\r0,1\r1,2\r",
      "the lines end in CR alone, as on the first Macintosh; they must end in LF, or in CR and LF"
    ),
    (
      "# a\n#b\ntime,x\r0,1\r\n1,2\n",
      "the lines end in CR alone, as on the first Macintosh; they must end in LF, or in CR and LF"
    ),
    (
      "time;x;y\n0;1,5;2\n2;3,5;1\n",
      "line 1: semicolons stand between the columns; they must be commas, and the decimal sign a "
        + "point"
    ),
    (
      "0;1,5\n2;3,5\n",
      "line 1: semicolons stand between the columns; they must be commas, and the decimal sign a "
        + "point"
    ),
    ("time\tx\n0\t1\n", "line 1: tabs stand between the columns; they must be commas"),
    (
      "time,x,,,\n0,1,,,\n1,2,,,\n",
      "line 1: every line ends in 3 trailing commas, with nothing after; they must go"
    ),
    (
      "time,x\n0,1,\n1,2,\n",
      "line 2: 3 fields in a table of 2 columns; the line ends in 1 trailing comma, with nothing after"
    ),
    (
      "time,\n0,\n", "line 1: every line ends in 1 trailing comma, with nothing after; it must go"
    ),
    (
      "time,x,\n0,1,\n",
      "line 1: column 3 has no name; it must have one, or those that are meant be named"
    ),
    (
      "x, time\n0,1\n",
      "there is no column \"time\", but \" time\": a blank stands after the comma, and it must go"
    ),
    (
      "x,time\u{a0}\n0,1\n",
      "there is no column \"time\", but \"time\u{a0}\", with U+00A0, a no-break space; the two must "
        + "be the same"
    ),
    (
      "time,x\n0, \"1\"\n",
      "line 2: ' \"1\"' in column x is not a number: a blank stands after the comma, before the "
        + "quote, and it must go"
    ),
    (
      "time,x\n0,\u{a0}1\n",
      "line 2: '\u{a0}1' in column x is not a number: it has U+00A0, a no-break space in it"
    ),
    (
      "time,x\n0,\"1,5\"\n",
      "line 2: '1,5' in column x is not a number; the decimal sign must be a point"
    ),
    (
      ",time,x\n0,10,1\n1,20,2\n",
      "line 1: column 1 has no name and only counts the rows, as pandas and R write it; it must go "
        + "(index=False, row.names=FALSE), or those that are meant be named"
    ),
    (
      "Unnamed: 0,time,x\n1,10,1\n2,20,2\n",
      "line 1: column 1 has no name and only counts the rows, as pandas and R write it; it must go "
        + "(index=False, row.names=FALSE), or those that are meant be named"
    ),
    (
      "0,1,2\n0.5,1,2\n0.6,1,2\n",
      "there is no column \"time\"; the columns are 0, 1, 2; the first row, which counts them, is "
        + "their header"
    ),
    (
      "0,1\n7,1\n3,2\n",
      "there is no column \"time\"; the columns are 0, 1; the first row, which counts them, is their "
        + "header"
    ),
    (
      "time,x\n\"1\",0,1\n\"2\",1,2\n",
      "line 2: 3 fields in a table of 2 columns; every row begins with something that has no name"
    ),
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

  @Test func `A column that is not asked for may be of any kind`() throws {
    let text = ",time,x,a,a,\n7,0,1,?,,\n3,2,3,,\u{a0},\n"
    let signal = try signal(text, columns: ["x"])
    #expect(signal.times == [0, 2] && signal.rows == [[1], [3]])
    let twice = #expect(throws: Fault.self) { try self.signal(text, columns: ["a"]) }
    #expect(twice?.message == "two columns are called \"a\"")
  }

  @Test func `A hundred thousand columns are a table like others`() throws {
    let names = (0..<100_000).map { "c\($0)" }
    let row = Array(repeating: "0.5", count: names.count).joined(separator: ",")
    let text = "time,\(names.joined(separator: ","))\n0,\(row)\n1,\(row)\n"
    #expect(try signal(text, columns: ["c7"]).rows == [[0.5], [0.5]])
    #expect(try signal(text, columns: names).rows[1].count == names.count)
    #expect(try signal(text).rows[0].count == names.count)
    let fault = #expect(throws: Fault.self) {
      try signal("time\(String(repeating: ",c", count: 100_000))\n\(row),0\n")
    }
    #expect(fault?.message == "two columns are called \"c\"")
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
