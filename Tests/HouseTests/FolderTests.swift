import Testing

/// How the folders of a module, and those who write about one type, stand to each other.
@Suite struct FolderTests {
  /// Modules whose folders still use one another in circles.
  private static let notYet: Set<String> = []
  /// In how many files `ExplorerState` may be extended. A dozen is enough, beside its
  /// own.
  private static let mostExtensions = 13

  @Test func foldersFormNoCircle() throws {
    let house = try House.asItStands.get()
    for module in house.modules.sorted() {
      let circles = house.circles(in: module)
      if Self.notYet.contains(module) {
        #expect(!circles.isEmpty, "\(module) has no circle any more, and need not be excused")
      } else {
        #expect(circles == [])
      }
    }
  }

  @Test func noViewNamesAnother() throws {
    for (view, others) in try House.asItStands.get().arrows(in: "Views") where view != "." {
      for (other, types) in others where other != "." {
        Issue.record("\(view) names \(types.sorted().joined(separator: ", ")) of \(other)")
      }
    }
  }

  @Test func fewFilesExtendTheStateOfTheExplorer() throws {
    let files = try House.asItStands.get().files.filter { $0.extended.contains("ExplorerState") }
    #expect(files.count <= Self.mostExtensions)
  }

  @Test func wordsOfASourceAreThoseOfItsCode() {
    let text = ##"""
      let a = "no \(Yes.of("no", b: (1))) no" // no
      /* no /* no */ no */ let c = #"no \(no) \#(Yes) "no"#
      let d = """
        no "no" \(Yes)
        """
      """##
    #expect(
      SourceWords(text).words.joined(separator: " ")
        == "let a = Yes . of ( , b : ( 1 ) ) let c = Yes let d = Yes")
  }
}
