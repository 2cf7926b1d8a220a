import Dispatch
import Glibc
public import LatentEquilibrium

extension Workers {
  /// How many cores this machine has ready.
  public static var availableCores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// So many parts, each on a core of its own where there are as many.
  public static func cores(_ count: Int) -> Workers {
    count == 1
      ? .alone
      : Workers(count: count) { parts, work in
        DispatchQueue.concurrentPerform(iterations: parts, execute: work)
      }
  }

  /// A part for every core of this machine.
  public static var allCores: Workers { cores(availableCores) }
}
