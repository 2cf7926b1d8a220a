import Arithmetic
import Formats
import Glibc
import Studies

/// Another program's way to the learning steps of a `PeerNetwork`, where this machine has what it takes.
struct Peer: ~Copyable {
  /// "C, gcc -O3 -march=native".
  let name: String
  /// What the shell runs, before the words of a network.
  private let program: String
  private let folder: ScratchFolder

  /// The step in C, compiled here.
  ///
  /// - Parameter sums: how many sums a product is of; of several the compiler makes vectors.
  /// - Returns: nil where there is no compiler.
  static func c(sums: Int) -> Peer? {
    guard let compiler = ["gcc", "cc", "clang"].first(where: isThere),
      let folder = ScratchFolder(),
      let source = folder.file("step.c", PackageResources.step_c)
    else { return nil }
    let program = "\(folder.quotedPath)/step"
    let flags = "-O3 -march=native"
    let line = "\(compiler) -std=gnu11 -DSUMS=\(sums) \(flags) -o \(program) \(source) -lm"
    guard output(of: line) != nil else { return nil }
    let sum = sums == 1 ? "" : ", \(sums) sums"
    return Peer(name: "C, \(compiler) \(flags)\(sum)", program: program, folder: folder)
  }

  /// The step with NumPy, on one thread.
  ///
  /// - Returns: nil where there is no Python with NumPy.
  static func numPy() -> Peer? {
    guard isThere("python3"), let folder = ScratchFolder(),
      let script = folder.file("step.py", PackageResources.step_py)
    else { return nil }
    let alone = ["OPENBLAS", "MKL", "OMP"].map { "\($0)_NUM_THREADS=1" }.joined(separator: " ")
    let program = "\(alone) python3 \(script)"
    guard let version = output(of: "\(program) version"), !version.isEmpty else { return nil }
    return Peer(name: "NumPy \(version), one thread", program: program, folder: folder)
  }

  /// Makes so many steps of a network, and then steps for some time.
  ///
  /// - Parameter seconds: of processor time.
  /// - Returns: nil where it fails.
  func measured(
    _ network: PeerNetwork, after steps: Int, seconds: Double
  ) -> PeerNetwork.Measured? {
    var words: [Any] = [
      network.name, network.activationName, network.learningRate, network.minibatch,
      LearningBenchmark.hold, steps, seconds,
    ]
    if network.precision == .single { words.append(network.precision.rawValue) }
    let command = ([program] + words.map { "\($0)" }).joined(separator: " ")
    let numbers = Peer.output(of: command)?.split(separator: " ").compactMap { Double(String($0)) }
    guard let numbers, numbers.count == 2 else { return nil }
    return PeerNetwork.Measured(time: numbers[0], sum: numbers[1])
  }

  private static func isThere(_ program: String) -> Bool {
    output(of: "command -v \(program)") != nil
  }

  /// What a line of the shell prints, without the last line's end; nil where it fails.
  private static func output(of line: String) -> String? {
    guard let pipe = popen("( \(line) ) 2>/dev/null", "r") else { return nil }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&part, 1, part.count, pipe)
      if count == 0 { break }
      bytes += part.prefix(count)
    }
    guard pclose(pipe) == 0 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
