import Stage
import Terminal
import Testing

@testable import Explorer

struct PromptTests {
  private func typed(_ text: String, _ keys: Key...) -> Prompt {
    var prompt = Prompt(text)
    for key in keys { prompt.edit(key) }
    return prompt
  }

  @Test func `Text is edited where the cursor is`() {
    #expect(typed("ac", .left, .character("b")).text == "abc")
    #expect(typed("ac", .left, .character("τ")).head == "aτ")
    #expect(typed("abc", .backspace).text == "ab")
    #expect(typed("abc", .home, .delete).text == "bc")
    #expect(typed("abc", .home, .backspace).text == "abc")
    #expect(typed("abc", .delete).text == "abc")
    #expect(typed("abc", .home, .end, .right, .character("d")).text == "abcd")
    #expect(typed("abc", .control("A"), .right, .control("K")).text == "a")
    #expect(typed("abc", .left, .control("U")).text == "c")
    #expect(typed("set tau_m  ", .control("W")).text == "set ")
    #expect(typed("set tau_m", .control("W"), .control("W"), .control("W")).text == "")
    #expect(typed("abc", .left, .left, .control("E"), .character("d")).text == "abcd")
  }

  @Test func `The arrows go through what was typed before, and back to the draft`() {
    var prompt = typed("dr")
    let history = ["one", "two"]
    prompt.recall(1, from: history)
    #expect(prompt.text == "dr")
    prompt.recall(-1, from: history)
    #expect(prompt.text == "two")
    prompt.recall(-1, from: history)
    prompt.recall(-1, from: history)
    #expect(prompt.text == "one")
    prompt.recall(1, from: history)
    prompt.recall(1, from: history)
    #expect(prompt.text == "dr")
    prompt.recall(-1, from: history)
    prompt.edit(.character("!"))
    #expect(prompt.text == "two!")
    prompt.recall(-1, from: history)
    #expect(prompt.text == "two")
  }

  @Test func `A paste gone wrong has an end`() {
    var prompt = Prompt()
    for _ in 0..<5000 { prompt.edit(.character("x")) }
    #expect(prompt.text.count == 2000)
  }
}
