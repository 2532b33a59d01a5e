import CCurlShim
@preconcurrency import Glibc
import Web

/// Fetches addresses, several at a time on one thread. Belongs to one task.
///
/// Only GET over http and https. Each address that a name stands for is checked when a socket is about to be connected
/// to it, so that neither a name's second answer nor a redirect leads past the check.
public final class Fetcher {
  private let policy: FetchPolicy
  private let isStopped: @Sendable () -> Bool
  private let wake: Int32
  private let client: OpaquePointer?
  private var schedule: FetchSchedule
  private var requests: [FetchRequest] = []
  /// Numbers of the addresses that wait or are under way.
  private var open: Set<Int> = []
  private var done: [(Int, Result<FetchResponse, FetchFailure>)] = []

  /// Says of 4 or 16 bytes of an address whether a socket may be connected to it: 1 or 0.
  typealias AddressCheck = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

  /// - Parameters:
  ///   - wake: a file descriptor that becomes readable when the answer to `isStopped` changes; -1: none.
  ///   - isStopped: asked now and then; where it says so, what is under way ends.
  public convenience init(
    _ policy: FetchPolicy, wake: Int32 = -1, isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(policy, wake: wake, isStopped: isStopped, check: Self.publicOnly)
  }

  static let publicOnly: AddressCheck = { address, length in
    AddressGuard.isPublic(UnsafeBufferPointer(start: address, count: length)) ? 1 : 0
  }

  init(
    _ policy: FetchPolicy, wake: Int32 = -1, isStopped: @escaping @Sendable () -> Bool = { false },
    check: AddressCheck
  ) {
    self.policy = policy
    self.isStopped = isStopped
    self.wake = wake
    schedule = FetchSchedule(policy)
    client = Self.open(policy, check)
  }

  /// - Parameter idleSeconds: after so many without a byte a transfer ends; 0: only the whole time counts.
  static func open(_ policy: FetchPolicy, _ check: AddressCheck, idleSeconds: Int = 0) -> OpaquePointer? {
    policy.userAgent.withCString { userAgent in
      withStrings(policy.trustedHosts) { hosts in
        var settings = ccurl_settings()
        settings.user_agent = userAgent
        settings.is_allowed = policy.allowsPrivate ? nil : check
        settings.trusted_hosts = hosts.baseAddress
        settings.trusted_host_count = Int32(hosts.count)
        settings.longest_body = Int64(policy.longestBody)
        settings.connect_milliseconds = Int64(policy.connectMilliseconds)
        settings.total_milliseconds = Int64(policy.totalMilliseconds)
        settings.most_redirects = Int64(policy.mostRedirects)
        settings.most_idle_seconds = Int64(idleSeconds)
        return ccurl_open(&settings)
      }
    }
  }

  static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return copies.map { $0.map { UnsafePointer($0) } }.withUnsafeBufferPointer(body)
  }

  deinit { ccurl_close(client) }

  /// Puts an address in line and returns its number, from 0.
  @discardableResult
  public func add(_ request: FetchRequest) -> Int {
    let number = requests.count
    requests.append(request)
    let address = WebAddress(request.address)
    if !address.isWeb || request.address.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      done.append((number, .failure(.notWeb)))
    } else {
      open.insert(number)
      schedule.add(number, host: address.host)
    }
    return number
  }

  /// The next answer, in whatever order they come; nil when all addresses were answered.
  public func next() -> (number: Int, result: Result<FetchResponse, FetchFailure>)? {
    while done.isEmpty {
      if schedule.isEmpty { return nil }
      step()
    }
    let first = done.removeFirst()
    return (first.0, first.1)
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func step() {
    guard let client else {
      let isThere = ccurl_is_available() != 0
      return stop(.transport(isThere ? "out of memory" : "fetching needs libcurl (libcurl.so.4)", isPassing: isThere))
    }
    if isStopped() { return stop(.stopped) }
    for number in schedule.begin(at: Self.milliseconds) { begin(number, client) }
    let pause = min(schedule.wait(from: Self.milliseconds) ?? 1000, 1000)
    _ = ccurl_work(client, done.isEmpty ? Int32(pause) : 0, wake)
    var result = ccurl_result()
    while ccurl_next(client, &result) != 0 { end(result) }
  }

  /// Answers all that is open.
  private func stop(_ failure: FetchFailure) {
    schedule = FetchSchedule(policy)
    done += open.sorted().map { ($0, .failure(failure)) }
    open = []
  }

  private func begin(_ number: Int, _ client: OpaquePointer) {
    let request = requests[number]
    let code = request.address.withCString { address in
      Self.withStrings(request.headLines) { head in
        ccurl_add(client, Int64(number), address, head.baseAddress, Int32(head.count))
      }
    }
    if code != 0 { conclude(number, .failure(.transport("malformed address", isPassing: false)), wanted: nil) }
  }

  private func end(_ raw: ccurl_result) {
    let head = ResponseHead(
      UnsafeRawBufferPointer(start: raw.head, count: raw.head_length).map { UInt8($0) })
    conclude(Int(raw.id), Self.outcome(raw, head, policy), wanted: head.retryAfter(now: .now))
  }

  private func conclude(_ number: Int, _ result: Result<FetchResponse, FetchFailure>, wanted: Int?) {
    guard open.contains(number) else { return }
    var isPassing = false
    if case .failure(let failure) = result { isPassing = failure.isPassing }
    if schedule.end(number, at: Self.milliseconds, isPassing: isPassing, wanted: wanted) { return }
    open.remove(number)
    done.append((number, result))
  }

  static func outcome(
    _ raw: ccurl_result, _ head: ResponseHead, _ policy: FetchPolicy
  ) -> Result<FetchResponse, FetchFailure> {
    let refused = String(cString: raw.refused)
    if raw.is_too_long != 0 { return .failure(.tooLong(policy.longestBody)) }
    if raw.code != 0 {
      // Where a name stands for several addresses, another one may have answered.
      if !refused.isEmpty { return .failure(.refused(refused)) }
      if ccurl_is_timeout(raw.code) != 0 { return .failure(.timedOut) }
      return .failure(.transport(String(cString: raw.message), isPassing: ccurl_is_passing(raw.code) != 0))
    }
    guard (200..<300).contains(raw.status) || raw.status == 304 else { return .failure(.status(Int(raw.status))) }
    return .success(
      FetchResponse(
        address: String(cString: raw.address), isNotModified: raw.status == 304,
        body: Array(UnsafeBufferPointer(start: raw.body, count: raw.body_length)), mediaType: head.mediaType,
        charset: head.charset, etag: head["etag"], lastModified: head["last-modified"], hasMoved: raw.has_moved != 0))
  }
}
