/// Swift source cut into words, string literals and marks; comments and blanks are left out. Enough to find imports
/// and to read a package manifest, without a compiler at hand.
struct SwiftToken: Equatable {
  enum Kind: Equatable {
    case word
    /// Its text is what stands between the quotation marks, interpolations as they are written.
    case string
    case mark
  }

  let kind: Kind
  let text: String
  /// From 1.
  let line: Int
  /// UTF-8 offset of the first byte.
  let start: Int

  func isWord(_ text: String) -> Bool { kind == .word && self.text == text }
  func isMark(_ text: String) -> Bool { kind == .mark && self.text == text }

  static func all(in source: [UInt8]) -> [SwiftToken] {
    var scanner = SwiftScanner(source: source)
    return scanner.run()
  }
}

/// Walks over the bytes of a Swift source.
private struct SwiftScanner {
  let source: [UInt8]
  private var at = 0
  private var line = 1
  private var tokens: [SwiftToken] = []

  init(source: [UInt8]) { self.source = source }

  mutating func run() -> [SwiftToken] {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == byte {
        skip { $0 == UInt8(ascii: "\n") }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        skipBlockComment()
      } else if hashesOfString() != nil {
        readString()
      } else if Self.isWordByte(byte) {
        let start = at
        skip { !Self.isWordByte($0) }
        append(.word, start..<at, from: start)
      } else if byte <= UInt8(ascii: " ") {
        advance()
      } else {
        let start = at
        advance()
        append(.mark, start..<at, from: start)
      }
    }
    return tokens
  }

  private func peek(_ ahead: Int = 0) -> UInt8? { at + ahead < source.count ? source[at + ahead] : nil }

  private mutating func advance() {
    if source[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  private mutating func skip(until stop: (UInt8) -> Bool) {
    while let byte = peek(), !stop(byte) { advance() }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func append(_ kind: SwiftToken.Kind, _ bytes: Range<Int>, from start: Int, line: Int? = nil) {
    tokens.append(
      SwiftToken(
        kind: kind, text: String(decoding: source[bytes], as: UTF8.self), line: line ?? self.line, start: start))
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        at += 2
      } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        at += 2
      } else {
        advance()
      }
    } while depth > 0 && at < source.count
  }

  /// The number of `#` before the quotation mark of a literal that begins here; nil where none begins.
  private func hashesOfString() -> Int? {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    return peek(hashes) == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func readString() {
    let start = at
    let firstLine = line
    let hashes = hashesOfString() ?? 0
    at += hashes
    let quote = UInt8(ascii: "\"")
    let marks = peek(1) == quote && peek(2) == quote ? 3 : 1
    at += marks
    let content = at
    let end = [UInt8](repeating: quote, count: marks) + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    while let byte = peek(), byte != quote || !source[at...].starts(with: end) {
      guard byte == escape[0], source[at...].starts(with: escape) else {
        advance()
        continue
      }
      at += escape.count
      if peek() == UInt8(ascii: "(") { skipInterpolation() } else if at < source.count { advance() }
    }
    append(.string, content..<at, from: start, line: firstLine)
    at = min(at + end.count, source.count)
  }

  private mutating func skipInterpolation() {
    var depth = 0
    repeat {
      if hashesOfString() != nil {
        let count = tokens.count
        readString()
        tokens.removeSubrange(count...)
        continue
      }
      if peek() == UInt8(ascii: "(") { depth += 1 }
      if peek() == UInt8(ascii: ")") { depth -= 1 }
      advance()
    } while depth > 0 && at < source.count
  }
}
