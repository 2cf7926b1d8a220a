/// How many there are, and of what: "3 neurons".
package struct CountedNoun {
  package let count: Int
  let noun: String

  package init(_ count: Int, _ noun: String) {
    self.count = count
    self.noun = noun
  }

  package var inWords: String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
