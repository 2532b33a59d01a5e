import Testing

@testable import Fetching

/// A schedule that expectations can change.
private final class Plan {
  private var schedule: FetchSchedule

  init(_ policy: FetchPolicy) { schedule = FetchSchedule(policy) }

  var isEmpty: Bool { schedule.isEmpty }
  func add(_ number: Int, host: String) { schedule.add(number, host: host) }
  func begin(at now: Int) -> [Int] { schedule.begin(at: now) }
  func wait(from now: Int) -> Int? { schedule.wait(from: now) }
  func end(_ number: Int, at now: Int, isPassing: Bool, wanted: Int? = nil) -> Bool {
    schedule.end(number, at: now, isPassing: isPassing, wanted: wanted)
  }
}

@Suite struct FetchScheduleTests {
  private var policy: FetchPolicy {
    var policy = FetchPolicy()
    (policy.atOnce, policy.perHost, policy.attempts) = (3, 2, 3)
    (policy.pauseMilliseconds, policy.longestPauseMilliseconds) = (100, 5000)
    return policy
  }

  @Test func isPoliteToEachHost() {
    let schedule = Plan(policy)
    for number in 0..<4 { schedule.add(number, host: "a") }
    schedule.add(4, host: "b")
    schedule.add(5, host: "c")
    #expect(schedule.begin(at: 0) == [0, 1, 4])
    #expect(schedule.begin(at: 0) == [])
    #expect(!schedule.end(0, at: 0, isPassing: false))
    #expect(schedule.begin(at: 0) == [2])
    #expect(!schedule.end(4, at: 0, isPassing: false))
    #expect(schedule.begin(at: 0) == [5])
  }

  @Test func triesAgainAfterGrowingPauses() {
    let schedule = Plan(policy)
    schedule.add(0, host: "a")
    #expect(schedule.begin(at: 0) == [0])
    #expect(schedule.end(0, at: 10, isPassing: true))
    #expect(schedule.wait(from: 10) == 100)
    #expect(schedule.begin(at: 109) == [])
    #expect(schedule.begin(at: 110) == [0])
    #expect(schedule.end(0, at: 200, isPassing: true))
    #expect(schedule.wait(from: 200) == 200)
    #expect(schedule.begin(at: 400) == [0])
    #expect(!schedule.end(0, at: 500, isPassing: true))
    #expect(schedule.isEmpty)
  }

  @Test func honoursRetryAfterForTheWholeHost() {
    let schedule = Plan(policy)
    for number in 0..<3 { schedule.add(number, host: "a") }
    schedule.add(3, host: "b")
    #expect(schedule.begin(at: 0) == [0, 1, 3])
    #expect(schedule.end(0, at: 0, isPassing: true, wanted: 3000))
    #expect(schedule.begin(at: 2999) == [])
    #expect(schedule.begin(at: 3000) == [2])
    #expect(!schedule.end(1, at: 3000, isPassing: false))
    #expect(schedule.begin(at: 3000) == [0])
  }

  @Test func givesUpWhereTheServerAsksForTooLongAPause() {
    let schedule = Plan(policy)
    schedule.add(0, host: "a")
    #expect(schedule.begin(at: 0) == [0])
    #expect(!schedule.end(0, at: 0, isPassing: true, wanted: 5001))
    #expect(schedule.isEmpty)
  }
}
