import Laboratory
import Presets
import Terminal

/// How the network view is set: nothing of it changes the experiment.
struct NetworkSettings: Sendable {
  /// nil is both where there is room for one below the other.
  var shown: ShownNetworks?
  /// Whether the microscope takes the whole area.
  var isMicroscopeAlone = false
}

/// Which of the networks are drawn.
enum ShownNetworks: CaseIterable, Sendable {
  case network, twin, both
}

extension ExplorerState {
  func networkLayout(_ size: Size) -> NetworkLayout {
    let all: [Member] = preset.twin == nil ? [.network] : [.network, .twin]
    return NetworkLayout(
      size,
      NetworkLayout.Content(
        sizes: [preset.inputs] + preset.layers.map(\.neurons), chosen: chosenLayer + 1,
        units: [min(neuron, preset.inputs - 1)] + preset.layers.indices.map(shownNeuron),
        members: membersShown(on: size), allMembers: all,
        isMicroscopeAlone: network.isMicroscopeAlone))
  }

  /// The networks that are drawn on a screen of this size.
  private func membersShown(on size: Size) -> [Member] {
    guard preset.twin != nil else { return [.network] }
    return switch network.shown ?? (networksFitStacked(on: size) ? .both : .network) {
    case .network: [.network]
    case .twin: [.twin]
    case .both: bothNetworksFit(on: size) ? [.network, .twin] : [.network]
    }
  }

  private func networksFitStacked(on size: Size) -> Bool {
    NetworkLayout.stacks(size, units: ([preset.inputs] + preset.layers.map(\.neurons)).max() ?? 1)
  }

  private func bothNetworksFit(on size: Size) -> Bool {
    size.columns >= ScopeLayout.leastColumnsToSplit || networksFitStacked(on: size)
  }

  /// One network, the other, then both.
  mutating func changeNetworksShown() {
    guard preset.twin != nil else { return say("this preset has no twin") }
    let isBoth = membersShown(on: viewSize).count > 1
    let next: ShownNetworks =
      switch network.shown {
      case _ where isBoth: .network
      case .twin: bothNetworksFit(on: viewSize) ? .both : .network
      case .network, .both, nil: .twin
      }
    network.shown = next
    switch next {
    case .network: say("the network: \(networkName)")
    case .twin: say("the twin: \(twinName)")
    case .both: say("both networks: \(networkName) and \(twinName)")
    }
  }

  /// What a member of the experiment is called.
  func name(of member: Member) -> String { member == .network ? networkName : twinName }
}
