import Testing
import Web

@testable import Fetching

@Suite struct ResponseHeadTests {
  private func head(_ lines: String...) -> ResponseHead { ResponseHead(lines.joined(separator: "\r\n").utf8) }

  @Test func readsTypeAndCharset() {
    #expect(head("HTTP/1.1 200 OK", "Content-Type: Text/HTML; Charset=\"windows-1256\"").mediaType == "text/html")
    #expect(head("content-type: text/html;charset=utf-8").charset == "utf-8")
    #expect(head("Content-Type: text/html; a=b; charset='x'").charset == "x")
    #expect(head("Content-Type: text/html; charset=").charset == nil)
    #expect(head("X: y").mediaType == nil)
  }

  @Test func readsHowLongToWait() {
    let now = Moment(seconds: 784_111_700)
    #expect(head("Retry-After: 120").retryAfter(now: now) == 120_000)
    #expect(head("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT").retryAfter(now: now) == 77_000)
    #expect(head("Retry-After: Sun, 06 Nov 1994 08:00:00 GMT").retryAfter(now: now) == 0)
    #expect(head("Retry-After: soon").retryAfter(now: now) == nil)
    #expect(head("Retry-After: -5").retryAfter(now: now) == nil)
    #expect(head().retryAfter(now: now) == nil)
  }
}
