import CCurlShim
@preconcurrency import Glibc
import Web

/// Downloads files, one after the other. A download that breaks off is gone on with: in the same run after a pause, in
/// a later one from what stands in the partial file, as long as the server's file is still the same.
public struct Downloader {
  private let policy: FetchPolicy
  private let isStopped: @Sendable () -> Bool
  private let wake: Int32

  /// - Parameters:
  ///   - wake: a file descriptor that becomes readable when the answer to `isStopped` changes; -1: none.
  ///   - isStopped: asked now and then; where it says so, the download ends and what has come is kept.
  public init(_ policy: FetchPolicy, wake: Int32 = -1, isStopped: @escaping @Sendable () -> Bool = { false }) {
    self.policy = policy
    self.wake = wake
    self.isStopped = isStopped
  }

  /// Fetches a file to `target`, which is replaced only by a whole one that passes the check.
  ///
  /// - Parameters:
  ///   - check: looks at the whole file, by its path, and says what is wrong with it; nil: nothing.
  ///   - progress: told now and then how many bytes are there, and of how many, where that is known.
  public func download(
    _ address: String, to target: String, check: (String) -> String? = { _ in nil },
    progress: (_ received: Int, _ total: Int?) -> Void = { _, _ in }
  ) throws(DownloadFailure) -> DownloadOutcome {
    guard WebAddress(address).isWeb, !address.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw .fetch(.notWeb)
    }
    let file = try PartialFile(target: target)
    if file.origin?.address != address || file.origin?.rangeValidator == nil { try file.empty() }
    let resumedAt = file.length
    var attempt = 1
    while true {
      let end: Transfer.End
      do throws(DownloadFailure) {
        end = try Transfer(address, file, policy, isStopped, wake).run(progress: progress)
      } catch {
        file.discardIfEmpty()
        throw error
      }
      switch end {
      case .unchanged:
        file.discard()
        return .unchanged
      case .whole(let isResumed):
        if let problem = check(file.path) {
          file.discard()
          throw .damaged(problem)
        }
        let length = file.length
        try file.finish()
        return .fetched(bytes: length, resumedAt: isResumed ? resumedAt : 0)
      case .outOfRange:
        try file.empty()
      case .failed(let failure, let wanted):
        guard failure.isPassing, failure != .stopped, let pause = policy.pause(after: attempt, wanted: wanted) else {
          file.discardIfEmpty()
          throw .fetch(failure)
        }
        wait(pause)
      }
      attempt += 1
      if attempt > policy.attempts + 1 {
        throw .fetch(.transport("the server does not keep to ranges", isPassing: true))
      }
    }
  }

  private func wait(_ milliseconds: Int) {
    var polled = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    _ = poll(&polled, wake >= 0 ? 1 : 0, Int32(clamping: milliseconds))
  }
}

/// One request for a file, or for the rest of it.
private struct Transfer {
  /// What it came to.
  enum End {
    case whole(isResumed: Bool)
    case unchanged
    /// What is here is no part of what the server has now.
    case outOfRange
    /// `wanted`: milliseconds for which the server asks to be left alone.
    case failed(FetchFailure, wanted: Int?)
  }

  private let address: String
  private let file: PartialFile
  private let policy: FetchPolicy
  private let isStopped: @Sendable () -> Bool
  private let wake: Int32
  private let start: Int

  init(
    _ address: String, _ file: PartialFile, _ policy: FetchPolicy, _ isStopped: @escaping @Sendable () -> Bool,
    _ wake: Int32
  ) {
    (self.address, self.file, self.policy, self.isStopped, self.wake) = (address, file, policy, isStopped, wake)
    start = file.length
  }

  private var headLines: [String] {
    var lines = ["Accept: */*"]
    if start > 0, let validator = file.origin?.rangeValidator {
      return lines + ["Range: bytes=\(start)-", "If-Range: \(validator)"]
    }
    if let finished = file.finished, finished.address == address {
      if let etag = finished.etag { lines.append("If-None-Match: \(etag)") }
      if let time = finished.lastModified { lines.append("If-Modified-Since: \(time)") }
    }
    return lines
  }

  func run(progress: (Int, Int?) -> Void) throws(DownloadFailure) -> End {
    var policy = self.policy
    policy.totalMilliseconds = Int(Int32.max)
    guard let client = Fetcher.open(policy, Fetcher.publicOnly, idleSeconds: max(1, policy.mostIdleMilliseconds / 1000))
    else {
      let isThere = ccurl_is_available() != 0
      let message = isThere ? "out of memory" : "fetching needs libcurl (libcurl.so.4)"
      return .failed(.transport(message, isPassing: false), wanted: nil)
    }
    defer { ccurl_close(client) }
    let begun = address.withCString { address in
      Fetcher.withStrings(headLines) { head in
        ccurl_add_file(
          client, 0, address, head.baseAddress, Int32(head.count),
          ccurl_file(descriptor: file.descriptor, length: Int64(start)))
      }
    }
    if begun != 0 { return .failed(.transport("malformed address", isPassing: false), wanted: nil) }
    var isNoted = false
    var result = ccurl_result()
    while true {
      if isStopped() { return .failed(.stopped, wanted: nil) }
      _ = ccurl_work(client, 200, wake)
      var at = ccurl_progress()
      if ccurl_peek(client, 0, &at) != 0, at.status == 200 || at.status == 206 {
        if !isNoted {
          let head = ResponseHead(UnsafeRawBufferPointer(start: at.head, count: at.head_length).map { UInt8($0) })
          let origin = DownloadOrigin(address: address, head: head, length: at.total >= 0 ? Int(at.total) : nil)
          if at.status == 206, origin.etag != file.origin?.etag { return .outOfRange }
          // Before much has come, so that a run that is killed leaves what the next one can go on with.
          if at.status == 200 { try file.note(origin) }
        }
        isNoted = true
        progress(Int(at.received), at.total >= 0 ? Int(at.total) : nil)
      }
      if ccurl_next(client, &result) != 0 { return try end(result) }
    }
  }

  private func end(_ raw: ccurl_result) throws(DownloadFailure) -> End {
    let head = ResponseHead(UnsafeRawBufferPointer(start: raw.head, count: raw.head_length).map { UInt8($0) })
    if raw.file_error != 0 { throw PartialFile.failure(file.path, code: raw.file_error) }
    if case .failure(let failure) = Fetcher.outcome(raw, head, policy) {
      if case .status(416) = failure, start > 0 { return .outOfRange }
      return .failed(failure, wanted: head.retryAfter(now: .now))
    }
    if raw.status == 304 { return .unchanged }
    if raw.total >= 0, raw.received != raw.total || file.length != Int(raw.total) {
      return .failed(
        .transport("\(raw.received) bytes came where \(raw.total) were announced", isPassing: true), wanted: nil)
    }
    return .whole(isResumed: raw.status == 206)
  }
}
