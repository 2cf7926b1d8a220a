import Explorer
import Glibc
import Laboratory

/// The file in the XDG state folder that keeps what was answered in lessons.
struct LessonFile {
  private let path = LessonProgress.file()

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
  func keep(_ record: LessonRecord, of lesson: String) throws(Fault) {
    guard let path else { throw Fault("there is no home folder to keep the answers in") }
    var progress = try progress()
    progress[lesson] = progress[lesson].map(record.merged) ?? record
    try DiskFiles.makeFolder(of: path)
    var writer = try FileWriter(path, overwrites: true)
    try writer.write(progress.json.pretty + "\n")
    try writer.finish()
  }

  /// All lessons with what is kept of them.
  func course(opening lesson: LessonLibrary.Entry? = nil) -> Course {
    var course = Course(LessonLibrary().entries, opened: lesson)
    do throws(Fault) {
      course.progress = try progress()
    } catch {
      course.warning = "\(error); what you answer is not kept"
    }
    return course
  }
}
