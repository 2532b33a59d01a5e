/// Runs work on several items at a time and hands the results out in the order of the items.
public enum WorkQueue {
  /// - Parameters:
  ///   - jobs: items under way at once, at least 1.
  ///   - next: the next item; nil at the end. Called on the caller's task, only when there is room for an item, so that
  ///     a stream is read no faster than it is worked off.
  ///   - work: runs on any thread.
  ///   - deliver: called on the caller's task, in the order of the items. False stops the run.
  public static func run<Item: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Item?, work: @escaping @Sendable (Item) -> Output,
    deliver: (Output) throws -> Bool
  ) async throws {
    if jobs <= 1 {
      while let item = try next() {
        if try !deliver(work(item)) { return }
      }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var started = 0
      var delivered = 0
      var isAtEnd = false
      var waiting: [Int: Output] = [:]
      // Room for a slow item: the others may run ahead of it so far.
      let window = jobs * 4
      while true {
        while !isAtEnd, started - delivered < window {
          guard let item = try next() else {
            isAtEnd = true
            break
          }
          let number = started
          group.addTask { (number, work(item)) }
          started += 1
        }
        guard let (number, output) = try await group.next() else { return }
        waiting[number] = output
        while let ready = waiting.removeValue(forKey: delivered) {
          delivered += 1
          if try !deliver(ready) {
            group.cancelAll()
            return
          }
        }
      }
    }
  }
}
