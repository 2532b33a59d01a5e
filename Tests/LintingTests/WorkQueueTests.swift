import Linting
import Testing

@Suite struct WorkQueueTests {
  @Test(arguments: [1, 2, 5])
  func keepsTheOrder(jobs: Int) async throws {
    var items = Array((0..<200).reversed())
    var out: [Int] = []
    try await WorkQueue.run(jobs: jobs) {
      items.popLast()
    } work: { (item: Int) -> Int in
      // Uneven work, so that later items overtake.
      (0..<(item % 7) * 2000).reduce(item) { ($0 &+ $1) &- $1 }
    } deliver: { result in
      out.append(result)
      return true
    }
    #expect(out == Array(0..<200))
  }

  @Test func stopsWhenTold() async throws {
    var next = 0
    var out: [Int] = []
    try await WorkQueue.run(jobs: 2) {
      next += 1
      return next
    } work: { (item: Int) -> Int in
      item
    } deliver: { result in
      out.append(result)
      return out.count < 5
    }
    #expect(out == [1, 2, 3, 4, 5])
  }
}
