import Explorer
import Formats
import Glibc
import Laboratory
import Studies

/// The file in the XDG state folder that keeps what was answered in lessons.
///
/// Several may answer at once, in one lesson or in many: what each adds is added to what the file has
/// by then, while a lock holds the others off.
struct LessonFile {
  private let path = LessonProgress.file()
  /// What this one's records have begun from, or been kept as.
  private var known = LessonProgress()

  /// What is kept; nothing where there is no file yet.
  ///
  /// - Throws: why the file can't be read, or that it is not one of ours.
  func progress() throws(Fault) -> LessonProgress {
    guard let path, Disk.has(path) else { return LessonProgress() }
    do throws(Fault) {
      return try LessonProgress(JSON(parsing: FileReading.bytes(of: path)))
    } catch {
      throw Fault(source: path, place: error.source.isEmpty ? error.place : "", error.message)
    }
  }

  /// Keeps a record beside those of other lessons; what is passed in the file stays passed.
  ///
  /// - Throws: why it can't be written; a file that can't be understood is left as it is.
  mutating func keep(_ record: LessonRecord, of lesson: String) throws(Fault) {
    guard let path else { throw Fault("there is no home folder to keep the answers in") }
    try Disk.makeFolders(of: path)
    let lock = try FileLock(path + ".lock")
    var progress = try progress()
    let base = known[lesson] ?? LessonRecord()
    progress[lesson] = progress[lesson].map { record.merged(with: $0, since: base) } ?? record
    var writer = try FileWriter(path, overwrites: true)
    try writer.write(progress.json.pretty + "\n")
    try writer.finish()
    known[lesson] = record
    lock.release()
  }

  /// - Throws: why nothing can be kept, which is better known before a lesson than after it.
  private func checkPlace() throws(Fault) {
    guard let path else {
      throw Fault("there is no home folder: HOME must be the full name of one")
    }
    try Disk.checkWriting(path)
  }

  /// All lessons with what is kept of them.
  mutating func course(
    in languages: LanguageChoice, opening lesson: LessonLibrary.Entry? = nil
  ) -> Course {
    var course = Course(LessonLibrary(languages: languages).entries, opened: lesson)
    do throws(Fault) {
      course.progress = try progress()
      known = course.progress
      if lesson != nil { try checkPlace() }
    } catch {
      course.warning = "\(error); what you answer is not kept"
    }
    return course
  }
}
