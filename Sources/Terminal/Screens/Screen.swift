/// Something that shows pictures and hands back keys.
package protocol Screen: ~Copyable {
  /// How large a picture it shows.
  var size: Size { get }

  /// How many colours it has.
  var depth: ColorDepth { get }

  /// Which colours the inks have, from the next picture on.
  var theme: Theme { get set }

  /// What stands over its window, from the next picture on.
  var title: String { get set }

  /// Shows a picture. Cells outside the screen are not seen.
  mutating func show(_ grid: Grid)

  /// The next key, or nothing if none comes within so many milliseconds; 0 only looks whether one
  /// is there, and a negative time waits for ever.
  mutating func nextKey(timeout milliseconds: Int) -> Key?

  /// Puts a text on the clipboard of whoever sits in front, where the terminal can.
  mutating func copy(_ text: String)

  /// Tells something to whoever sits in front but looks elsewhere, where that is wanted.
  mutating func notify(_ text: String)

  /// Draws the next picture in full, whatever the screen is believed to show.
  mutating func forgetPicture()

  /// Gives the terminal back, stops the program as ^Z does in a shell, and takes the terminal
  /// again when the program is continued. The next picture is drawn in full.
  mutating func suspend()
}
