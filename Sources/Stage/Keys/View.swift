/// A way to look at the bench, by its name: for `--view`, in presets and after the colon. What else is
/// to be known of it, its `ViewCard` says.
package struct View: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
}
