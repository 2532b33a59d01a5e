/// How pages are fetched.
public struct FetchPolicy: Sendable, Hashable {
  /// Whether private, loopback and other closed addresses may be connected to.
  public var allowsPrivate = false
  /// Hosts that may have such addresses: `host` or `host:port`, IPv6 in brackets.
  public var trustedHosts: [String] = []
  /// Longest body, in bytes, after it was decompressed.
  public var longestBody = 16 << 20
  public var connectMilliseconds = 10_000
  /// For a whole answer, redirects included.
  public var totalMilliseconds = 30_000
  /// Longest time in which a download may bring nothing; how long it takes altogether is not bounded.
  public var mostIdleMilliseconds = 30_000
  public var mostRedirects = 5
  /// How often an address is asked at most.
  public var attempts = 3
  /// Requests under way at once: in all, and to one host.
  public var atOnce = 8
  public var perHost = 2
  /// Pause before the second attempt; it doubles with each further one.
  public var pauseMilliseconds = 500
  /// Longest pause that a server's Retry-After is given.
  public var longestPauseMilliseconds = 60_000
  public var userAgent = "mtlint"

  public init() {}

  /// Milliseconds to wait before an address is asked again; nil where it is not.
  ///
  /// - Parameters:
  ///   - attempt: attempts made so far, at least 1.
  ///   - wanted: the pause that the server asked for. Where it is longer than allowed, the address is given up.
  func pause(after attempt: Int, wanted: Int?) -> Int? {
    guard attempt < attempts else { return nil }
    if let wanted { return wanted <= longestPauseMilliseconds ? max(wanted, pauseMilliseconds) : nil }
    return min(pauseMilliseconds << min(attempt - 1, 20), longestPauseMilliseconds)
  }
}
