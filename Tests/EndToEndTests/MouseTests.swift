import Testing

/// The mouse as a terminal reports it: SGR sequences, columns and rows from 1.
struct MouseTests {
  private func opened(_ words: [String] = []) throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(words)
    let isThere = terminal.waitFor("τm")
    try #require(isThere, "\(terminal.screen.text)")
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED") && terminal.settle()
    try #require(isPaused)
    return terminal
  }

  /// Where something stands on the screen, from 1.
  private func place(of words: String, on screen: ScreenModel) throws -> (column: Int, row: Int) {
    for (row, line) in screen.lines.enumerated() {
      if let range = line.firstRange(of: words) {
        return (line[..<range.lowerBound].unicodeScalars.count + 1, row + 1)
      }
    }
    return try #require(nil, "\(words) is not on the screen")
  }

  @Test func `A click chooses, the wheel changes, and a chart chooses its layer`() throws {
    var terminal = try opened()
    let amplitude = try place(of: "amplitude", on: terminal.screen)
    terminal.send("\u{1B}[<0;\(amplitude.column);\(amplitude.row)M")
    terminal.send("\u{1B}[<0;\(amplitude.column);\(amplitude.row)m")
    let isChosen = terminal.waitFor("▸amplitude")
    #expect(isChosen, "\(terminal.screen.text)")
    terminal.send("\u{1B}[<64;\(amplitude.column);\(amplitude.row)M")
    let isMore = terminal.wait { $0.text.contains(/amplitude \* +2\b/) }
    #expect(isMore, "\(terminal.screen.text)")
    terminal.send("\u{1B}[<65;\(amplitude.column);\(amplitude.row)M")
    let isLess = terminal.wait { $0.text.contains(/amplitude +1\b/) }
    #expect(isLess, "\(terminal.screen.text)")
    let layer = try place(of: "layer 2 ", on: terminal.screen)
    terminal.send("\u{1B}[<0;\(layer.column + 3);\(layer.row + 2)M\u{1B}[<0;9;9m")
    let isOnLayer = terminal.waitFor("parameters · layer 2")
    #expect(isOnLayer, "\(terminal.screen.text)")
    _ = terminal.settle()
    #expect(terminal.listen(seconds: 0.3) == 0, "at rest nothing is sent")
  }

  @Test func `Dragging the time axis to the left goes back, to the right forward`() throws {
    var terminal = try opened()
    func time(_ screen: ScreenModel) -> Double? {
      screen.lines[0].firstMatch(of: /t (\d+\.\d) ms/).flatMap { Double($0.1) }
    }
    terminal.send("300.")
    let isUnderWay = terminal.wait { (time($0) ?? 0) >= 30 }
    try #require(isUnderWay, "\(terminal.screen.text)")
    let now = try #require(time(terminal.screen))
    let axis = try place(of: "└ms·roll", on: terminal.screen)
    terminal.send("\u{1B}[<0;12;\(axis.row)M\u{1B}[<32;15;\(axis.row)M")
    let isLater = terminal.wait { (time($0) ?? 0) > now + 10 }
    #expect(isLater, "\(terminal.screen.text)")
    terminal.send("\u{1B}[<32;12;\(axis.row)M")
    let isBack = terminal.wait { abs((time($0) ?? 0) - now) < 0.11 }
    #expect(isBack, "\(terminal.screen.text)")
    terminal.send("\u{1B}[<32;11;\(axis.row)M\u{1B}[<0;11;\(axis.row)m")
    let isEarlier = terminal.wait { (time($0) ?? now) < now - 1 }
    #expect(isEarlier, "\(terminal.screen.text)")
    #expect(terminal.screen.shows("PAUSED"))
  }

  @Test func `In the list of presets the second click opens`() throws {
    var terminal = try opened()
    terminal.send("o")
    let isThere = terminal.waitFor("Enter opens")
    #expect(isThere)
    let line = try place(of: "Looking too far ahead", on: terminal.screen)
    let click = "\u{1B}[<0;\(line.column);\(line.row)M\u{1B}[<0;\(line.column);\(line.row)m"
    terminal.send(click)
    let isChosen = terminal.waitFor("▸ Looking too far ahead")
    #expect(isChosen, "\(terminal.screen.text)")
    terminal.send(click)
    let isOpen = terminal.waitFor("lescope · Looking too far ahead")
    #expect(isOpen, "\(terminal.screen.text)")
  }

  @Test func `The mouse is asked for, given back, and left alone with --no-mouse`() throws {
    for (words, isAsked) in [([], true), (["--no-mouse"], false)] {
      var terminal = try opened(words)
      terminal.send("q")
      let ending = terminal.end()
      #expect(ending == .exit(0))
      let transcript = terminal.transcript
      #expect(transcript.contains(/\u{1B}\[\?[0-9;]*100[02][0-9;]*h/) == isAsked)
      #expect(transcript.contains("\u{1B}[?1002l") == isAsked)
      #expect(transcript.contains(/\u{1B}\[\?[0-9;]*1000[0-9;]*l/) == isAsked)
    }
  }

  @Test func `Other buttons do nothing, however often, and a torn report is put together`() throws {
    var terminal = try opened()
    let amplitude = try place(of: "amplitude", on: terminal.screen)
    for button in [1, 2, 34, 35, 66] {
      for column in 1...30 { terminal.send("\u{1B}[<\(button);\(column);5M") }
    }
    terminal.listen(seconds: 0.2)
    terminal.send("\u{1B}[<64;\(amplitude.column)")
    terminal.listen(seconds: 0.1)
    terminal.send(";\(amplitude.row)M")
    let isMore = terminal.wait { $0.text.contains(/amplitude \* +2\b/) }
    #expect(isMore, "\(terminal.screen.text)")
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test func `A burst of the wheel is counted in full, in its order`() throws {
    var terminal = try opened()
    let line = try place(of: "offset", on: terminal.screen)
    let place = "\(line.column);\(line.row)M"
    terminal.send(String(repeating: "\u{1B}[<65;\(place)", count: 3) + "\u{1B}[<64;\(place)")
    let isThere = terminal.waitFor("▸offset")
    #expect(isThere)
    _ = terminal.settle()
    let slow = terminal.screen.lines[line.row - 1]
    terminal.send("uuuu")
    let isBack = terminal.wait { $0.text.contains(/offset +0\b/) }
    #expect(isBack, "\(terminal.screen.text)")
    terminal.send("\u{1B}[D\u{1B}[D")
    let isSame = terminal.wait { $0.lines[line.row - 1] == slow }
    #expect(isSame, "\(terminal.screen.text)")
  }

  @Test func `T changes the colours at once`() throws {
    var terminal = try opened()
    let before = terminal.received.count
    terminal.send("TTT")
    let isSafe = terminal.waitFor("theme safe") && terminal.settle()
    #expect(isSafe)
    let sent = String(decoding: terminal.received.dropFirst(before), as: UTF8.self)
    #expect(sent.contains("38;5;117m") && sent.contains("38;5;172m"))
  }
}
