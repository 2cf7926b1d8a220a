package import Arithmetic

extension Workers {
  /// So many threads, each on a core of its own where there are as many; they live as long as this
  /// value and its copies.
  package static func cores(_ count: Int) -> Workers {
    if count == 1 { return .alone }
    let pool = ThreadPool(count: count)
    return Workers(count: count * partsPerCore) { parts, work in pool.perform(parts, work) }
  }

  /// Small enough that a core which another program slows down leaves some of them to the others.
  private static let partsPerCore = 2

}
