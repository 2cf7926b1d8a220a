package import Formats
package import Samples

/// A reader that knows where the files of stimuli are.
package protocol StimulusChecking: JSONChecking {
  /// Where the files named in a stimulus are.
  var folder: Folder { get }

  /// A recording that is in use already, so that its file is not read again.
  func recording(of path: String, columns: [String], timeColumn: String?) -> SampledSignal?
}
