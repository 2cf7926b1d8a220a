import Foundation
import LatentEquilibrium
import Testing

/// The example in the catalogue of the models.
@Suite struct CatalogueTests {
  @Test func theExampleOfTheOverviewRuns() throws {
    // As it stands in the overview, line by line.
    let layer = LayerDescription(
      tauM: [10], tauR: [10], activation: .tanh, weights: [[1.5]], biases: [0])
    var network = Network(NetworkDescription(inputs: 1, layers: [layer], dt: 0.1))
    for _ in 0..<1000 { try network.step(stimulus: [1]) }
    print(network.rate.last ?? 0)

    #expect(network.rate.last == tanh(1.5))
    let file = URL(filePath: #filePath)
    let overview = "Sources/LatentEquilibrium/LatentEquilibrium.docc/LatentEquilibrium.md"
    let text = try String(
      contentsOf: file.appending(path: "../../../\(overview)").standardized, encoding: .utf8)
    let example = try #require(text.firstMatch(of: /```swift\n([\s\S]*?)\n```/)?.1)
    let source = try String(contentsOf: file, encoding: .utf8)
    for line in example.split(separator: "\n") where !line.hasPrefix("import") {
      #expect(source.contains("\n    \(line)\n"), "\(line)")
    }
  }
}
