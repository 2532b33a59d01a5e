@preconcurrency import Glibc
import Testing

@testable import Reporters

@Suite struct UnifiedDiffTests {
  func diff(_ old: String, _ new: String, path: String = "a.txt") -> String {
    var out: [UInt8] = []
    UnifiedDiff().write(path: path, original: Array(old.utf8), corrected: Array(new.utf8), into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func equalTextsHaveNone() {
    #expect(diff("a\nb\n", "a\nb\n") == "")
  }

  @Test func oneLine() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
        == "--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  @Test func lastLineWithoutEnd() {
    #expect(
      diff("a\nb", "a\nc")
        == "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )
    #expect(diff("a", "a\n").hasSuffix("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"))
  }

  @Test func emptySides() {
    #expect(diff("", "a\n").hasSuffix("@@ -0,0 +1 @@\n+a\n"))
    #expect(diff("a\n", "").hasSuffix("@@ -1 +0,0 @@\n-a\n"))
  }

  @Test func names() {
    #expect(diff("a", "b", path: "/srv/x y.txt").hasPrefix("--- a/srv/x y.txt\t\n"))
    #expect(diff("a", "b", path: "q\"\n.txt").hasPrefix("--- \"a/q\\\"\\n.txt\"\n"))
  }

  /// Applies a difference as `patch` does, without fuzz.
  static func apply(_ diff: [UInt8], to old: [UInt8]) -> [UInt8]? {
    func lines(_ bytes: [UInt8]) -> [[UInt8]] {
      var out = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) + [10] }
      out[out.count - 1].removeLast()
      if out.last == [] { out.removeLast() }
      return out
    }
    let source = lines(old)
    var result: [[UInt8]] = []
    var at = 0
    var sign: UInt8?
    for line in lines(diff).dropFirst(2) {
      let body = Array(line.dropFirst())
      switch line.first {
      case UInt8(ascii: "@"):
        let header = String(decoding: line, as: UTF8.self).split(separator: " ")[1].dropFirst()
        let numbers = header.split(separator: ",").compactMap { Int($0) }
        let start = numbers.count == 2 && numbers[1] == 0 ? numbers[0] : numbers[0] - 1
        while at < start {
          result.append(source[at])
          at += 1
        }
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        guard at < source.count, source[at] == body || source[at] + [10] == body else { return nil }
        if line.first == UInt8(ascii: " ") { result.append(body) }
        at += 1
      case UInt8(ascii: "+"): result.append(body)
      case UInt8(ascii: "\\"): if sign != UInt8(ascii: "-") { result[result.count - 1].removeLast() }
      default: return nil
      }
      sign = line.first
    }
    result += source[at...]
    return result.flatMap { $0 }
  }

  @Test func randomEditsApply() {
    var state: UInt64 = 42
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<300 {
      let kinds = 1 + random(30)
      var old = (0..<random(60)).map { _ in "line \(random(kinds))\n" }
      var new = old
      for _ in 0..<random(8) {
        let at = new.isEmpty ? 0 : random(new.count)
        switch random(3) {
        case 0: new.insert("new \(random(5))\n", at: at)
        case 1 where !new.isEmpty: new.remove(at: at)
        default: if !new.isEmpty { new[at] = "changed\n" }
        }
      }
      if random(4) == 0, let last = new.last { new[new.count - 1] = String(last.dropLast()) }
      if random(8) == 0, let last = old.last { old[old.count - 1] = String(last.dropLast()) }
      let a = Array(old.joined().utf8)
      let b = Array(new.joined().utf8)
      var out: [UInt8] = []
      UnifiedDiff().write(path: "x", original: a, corrected: b, into: &out)
      if a != b { #expect(Self.apply(out, to: a) == b, "\(String(decoding: out, as: UTF8.self))") }
    }
  }

  @Test func manyRepeatedLinesCorrectedInPlace() {
    var lines = [String](repeating: "same\n", count: 4000)
    let old = lines.joined()
    for at in stride(from: 10, to: 4000, by: 500) { lines[at] = "other\n" }
    let out = diff(old, lines.joined())
    #expect(out.split(separator: "\n").filter { $0.hasPrefix("+") && !$0.hasPrefix("+++") }.count == 8)
  }
}
