import Formats
import Laboratory
import LatentEquilibrium
import TestSupport
import Testing

@testable import Presets

struct RecordingTests {
  private func rows(_ recording: Recording, _ experiments: [Experiment]) -> [[Substring]] {
    var text: [UInt8] = []
    for experiment in experiments { recording.append(experiment, to: &text) }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    return lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func `Columns are named by network, layer, signal and neuron`() throws {
    let experiment = Experiment(
      try read(
        #"{"inputs": 2, "layers": [{"neurons": 2}, {}], "target": {"kind": "constant"}}"#,
        setting: ["twin=null"]))
    func names(_ signals: [Recordable]) -> String {
      Recording(of: experiment, signals: signals).header(withPreset: false)
    }
    #expect(
      names(Recordable.standard(of: .layered))
        == "t_ms,stimulus.1,stimulus.2,target.1,le.1.u.1,le.1.u.2,le.1.r.1,le.1.r.2,le.1.e.1,"
        + "le.1.e.2,le.2.u.1,le.2.r.1,le.2.e.1\n")
    #expect(
      names([.weights(.forward), .signal(.bias)])
        == "t_ms,le.1.w.1.1,le.1.w.1.2,le.1.w.2.1,le.1.w.2.2,le.1.b.1,le.1.b.2,"
        + "le.2.w.1.1,le.2.w.1.2,le.2.b.1\n")
    #expect(names([.loss, .energy(.total)]) == "t_ms,le.loss,le.energy\n")
  }

  @Test func `Every digit reads back to the same bits`() throws {
    var experiment = Experiment(try read(ExperimentTests.learning))
    let recording = Recording(of: experiment, signals: Recordable.allCases)
    let names = recording.header(withPreset: false).dropLast().split(separator: ",")
    for _ in 0..<30 {
      try experiment.advance()
      let row = rows(recording, [experiment])[0].map { Double($0) }
      #expect(row.count == names.count)
      func value(_ name: String) -> Double? {
        names.firstIndex { $0 == name }.flatMap { row[$0] }
      }
      #expect(value("t_ms") == JSON.roundedTime(experiment.time))
      let network = experiment.network
      #expect(value("stimulus.3") == experiment.stimulus[2])
      #expect(value("target.2") == experiment.target[1])
      #expect(value("le.1.u.4") == network.membranePotential[3])
      #expect(value("le.1.r.4") == network.rate[6])
      #expect(value("le.2.p.1") == network.prospectivePotential[4])
      #expect(value("le.2.i.2") == network.synapticInput[5])
      #expect(value("le.2.e.2") == network.error[5])
      #expect(value("le.2.b.2") == network.bias[5])
      #expect(value("le.2.w.2.3") == network.weight(layer: 1, neuron: 1, input: 2))
      #expect(value("twin.2.w.2.3") == experiment.twin?.weight(layer: 1, neuron: 1, input: 2))
      #expect(value("twin.2.u.1") == experiment.twin?.membranePotential[4])
      #expect(value("twin.2.ideal.2") == experiment.twinIdeal?.rate[8])
      #expect(value("le.loss") == experiment.loss(of: .network))
      #expect(value("twin.loss") == experiment.loss(of: .twin))
      let energy = network.energy(target: experiment.target)
      #expect(value("le.energy") == energy[.total])
      #expect(value("le.energy_mismatch") == energy.mismatch)
      #expect(value("le.energy_nudging") == energy.nudging)
    }
  }

  @Test func `Tidy rows hold what the wide columns hold`() throws {
    let experiment = try Experiment(read(ExperimentTests.learning)).advanced(by: 3)
    let wide = Recording(of: experiment)
    let tidy = Recording(of: experiment, layout: .tidy)
    #expect(tidy.header(withPreset: false) == "t_ms,network,layer,neuron,signal,value\n")
    let names = wide.header(withPreset: false).dropLast().split(separator: ",").dropFirst()
    let row = rows(wide, [experiment])[0]
    let tidyRows = rows(tidy, [experiment])
    #expect(tidyRows.count == names.count)
    #expect(tidyRows.allSatisfy { $0.count == 6 && $0[0] == row[0] })
    #expect(tidyRows.map { $0[5] } == Array(row.dropFirst()))
    #expect(tidyRows[0][1...4] == ["", "0", "1", "stimulus"])
    #expect(tidyRows[3][1...4] == ["", "2", "1", "target"])
    #expect(tidyRows[5][1...4] == ["le", "1", "1", "u"])
    for (name, fields) in zip(names, tidyRows) where !fields[1].isEmpty {
      #expect(name == [fields[1], fields[2], fields[4], fields[3]].joined(separator: "."))
    }
  }

  @Test func `Without a target its fields are empty, and tidy has no rows of it`() throws {
    let experiment = try Experiment(shipped("one-neuron-lag")).advanced(by: 1)
    let signals: [Recordable] = [.target, .loss]
    #expect(
      rows(Recording(of: experiment, signals: signals), [experiment]) == [["0.1", "", "", ""]])
    #expect(rows(Recording(of: experiment, signals: signals, layout: .tidy), [experiment]) == [])
  }

  @Test func `The comment holds the preset`() throws {
    let preset = try shipped("mismatched-time-constants")
    let header = Recording(of: Experiment(preset)).header(withPreset: true)
    let comment = try #require(header.split(separator: "\n").first)
    #expect(comment.hasPrefix("# lescope/1 {"))
    #expect(try read(String(comment.dropFirst("# lescope/1 ".count))) == preset)
  }
}
