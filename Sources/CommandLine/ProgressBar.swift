import Files
import Synchronization

/// How far a run is, on standard error where that is a terminal, once the run takes over a second.
///
/// Nothing else may write to the terminal while the bar stands there: what does goes through `hidden`.
final class ProgressBar: Sendable {
  private struct State {
    var done = 0
    var isShown = false
    var hasEnded = false
  }

  private let total: Int
  private let start = ContinuousClock.now
  private let isOn: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - total: inputs of the run.
  ///   - isOn: whether the user wants it and somebody sees it.
  init(total: Int, isOn: Bool) {
    self.total = total
    self.isOn = isOn && total > 0
  }

  /// A task that draws until it is cancelled; nil where nobody sees it.
  func draw() -> Task<Void, Never>? { isOn ? Task.detached { await self.run() } : nil }

  private func run() async {
    try? await Task.sleep(for: .seconds(1))
    while !Task.isCancelled {
      state.withLock { state in
        if !state.hasEnded { draw(&state) }
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Takes the bar away while something is written; `inputs` more are done then.
  func hidden<Output>(inputs: Int, _ write: () throws -> Output) rethrows -> Output {
    guard isOn else { return try write() }
    state.withLock { state in
      erase(&state)
      state.hasEnded = true
    }
    defer {
      state.withLock { state in
        state.done += inputs
        state.hasEnded = false
      }
    }
    return try write()
  }

  /// Takes the bar away for good.
  func end() {
    guard isOn else { return }
    state.withLock { state in
      erase(&state)
      state.hasEnded = true
    }
  }

  private func draw(_ state: inout State) {
    let seconds = Int((ContinuousClock.now - start) / .seconds(1))
    try? Streams.error.write("\r" + Self.line(done: state.done, of: total, seconds: seconds) + "\u{1B}[K")
    state.isShown = true
  }

  private func erase(_ state: inout State) {
    if state.isShown { try? Streams.error.write("\r\u{1B}[K") }
    state.isShown = false
  }

  /// `[████····] 12 of 30 files, 4 s`
  static func line(done: Int, of total: Int, seconds: Int) -> String {
    let width = 20
    let filled = total == 0 ? 0 : min(width, done * width / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
    return "[\(bar)] \(done) of \(total) \(total == 1 ? "file" : "files"), \(seconds) s"
  }
}
