package import Presets
package import Terminal

extension Grid {
  /// The picture in a format; a table of data is none, and the picture as text stands for it.
  ///
  /// - Parameter state: what is shown, as a line after the picture or, in a drawing, among what is not
  ///   seen.
  package func exported(
    as format: ExportFormat, title: String, theme: Theme = .dark, depth: ColorDepth = .full,
    state: StateToken? = nil
  ) -> String {
    let line = state.map { "\n" + $0.text } ?? ""
    return switch format {
    case .text, .csv: text + line
    case .ansi: ansiText(theme: theme, depth: depth) + line
    case .svg: svg(theme: theme, title: title, metadata: state?.text ?? "")
    }
  }
}
