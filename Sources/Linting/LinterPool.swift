import Synchronization

/// Linters for threads that work on one piece after another: what a linter has met so far spares work on the next piece.
///
/// Nobody waits for one: a thread takes a linter that no other has, or makes one of its own.
public final class LinterPool: Sendable {
  private final class Place: Sendable {
    let linter = Mutex<Linter?>(nil)
  }

  private let places: [Place]

  /// - Parameter size: threads that work at once.
  public init(size: Int) { places = (0..<max(1, size)).map { _ in Place() } }

  /// All outcomes of a piece of work, in its order.
  public func run(_ input: LintInput, by runner: LintRunner) -> [LintOutcome] {
    for place in places {
      if let outcomes = place.linter.withLockIfAvailable({ linter in runner.run(input, &linter) }) { return outcomes }
    }
    return runner.run(input)
  }
}
