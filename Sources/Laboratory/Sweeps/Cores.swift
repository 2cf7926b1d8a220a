import Dispatch
public import LatentEquilibrium

extension Workers {
  /// So many parts, each on a core of its own where there are as many.
  public static func cores(_ count: Int) -> Workers {
    count == 1
      ? .alone
      : Workers(count: count) { parts, work in
        DispatchQueue.concurrentPerform(iterations: parts, execute: work)
      }
  }

  /// A part for every core that this program may use.
  public static var allCores: Workers { cores(Threads.available) }
}
