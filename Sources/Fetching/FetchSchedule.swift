/// Which requests may begin when: a few at a time, fewer to one host, and again after a pause where one failed.
///
/// Time is a number of milliseconds that the caller counts; nothing here waits.
struct FetchSchedule {
  private struct Job {
    let number: Int
    let host: String
    var attempts = 0
    /// Not before this time.
    var due = 0
  }

  private let policy: FetchPolicy
  private var waiting: [Job] = []
  private var running: [Int: Job] = [:]
  private var runningByHost: [String: Int] = [:]

  init(_ policy: FetchPolicy) { self.policy = policy }

  var isEmpty: Bool { waiting.isEmpty && running.isEmpty }

  mutating func add(_ number: Int, host: String) { waiting.append(Job(number: number, host: host)) }

  /// Takes the requests that begin now, first come first served.
  mutating func begin(at now: Int) -> [Int] {
    var begun: [Int] = []
    var index = 0
    while index < waiting.count, running.count < policy.atOnce {
      var job = waiting[index]
      guard job.due <= now, runningByHost[job.host, default: 0] < policy.perHost else {
        index += 1
        continue
      }
      waiting.remove(at: index)
      job.attempts += 1
      running[job.number] = job
      runningByHost[job.host, default: 0] += 1
      begun.append(job.number)
    }
    return begun
  }

  /// Notes that a request has ended. True where it will be made again.
  ///
  /// - Parameters:
  ///   - isPassing: it failed in a way that may pass.
  ///   - wanted: the pause that the server asked for, in milliseconds.
  mutating func end(_ number: Int, at now: Int, isPassing: Bool, wanted: Int? = nil) -> Bool {
    guard var job = running.removeValue(forKey: number) else { return false }
    runningByHost[job.host, default: 1] -= 1
    guard isPassing, let pause = policy.pause(after: job.attempts, wanted: wanted) else { return false }
    job.due = now + pause
    waiting.append(job)
    // A host in trouble is left alone as a whole.
    if wanted != nil {
      for index in waiting.indices where waiting[index].host == job.host {
        waiting[index].due = max(waiting[index].due, job.due)
      }
    }
    return true
  }

  /// Milliseconds until a request that waits for its time may begin; nil where none does.
  func wait(from now: Int) -> Int? {
    waiting.lazy.filter { $0.due > now }.map { $0.due - now }.min()
  }
}
