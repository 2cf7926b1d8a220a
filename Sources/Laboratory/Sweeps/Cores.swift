public import LatentEquilibrium

extension Workers {
  /// So many threads, each on a core of its own where there are as many; they live as long as this
  /// value and its copies.
  public static func cores(_ count: Int) -> Workers {
    if count == 1 { return .alone }
    let crew = Crew(count: count)
    return Workers(count: count * partsPerCore) { parts, work in crew.perform(parts, work) }
  }

  /// Small enough that a core which another program slows down leaves some of them to the others.
  private static let partsPerCore = 2

  /// A part for every core that this program may use.
  public static var allCores: Workers { cores(Threads.available) }
}
