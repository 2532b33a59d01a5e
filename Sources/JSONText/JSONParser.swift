/// Strict JSON (RFC 8259) from bytes, keeping the place of every value.
///
/// Time is linear in the input; nesting is bounded, so that no input exhausts the stack. Bytes inside strings are taken
/// over as they are: the caller vouches for UTF-8.
public struct JSONParser {
  /// Deepest nesting of lists and objects that is read.
  public static let deepestNesting = 256

  private let bytes: [UInt8]
  private var at: Int
  private let end: Int
  private var depth = 0

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// Reads the one value that `bytes` hold; blanks around it are allowed, a byte order mark is not.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
    try parse(bytes, in: 0..<bytes.count)
  }

  /// Reads the one value that a stretch of `bytes` holds. Places are those of `bytes`.
  public static func parse(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) -> JSONNode {
    var parser = JSONParser(bytes, range.clamped(to: 0..<bytes.count))
    parser.skipBlanks()
    let node = try parser.node()
    parser.skipBlanks()
    if parser.at < parser.end { throw parser.failure("expected nothing after the value") }
    return node
  }

  private func failure(_ expectation: String, at offset: Int? = nil) -> JSONError {
    let offset = offset ?? at
    let line = bytes[..<min(offset, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return JSONError(offset: offset, line: line, problem: "\(expectation), found \(found(at: offset))")
  }

  private func found(at offset: Int) -> String {
    guard offset < end else { return "the end" }
    let byte = bytes[offset]
    if byte < 0x20 { return "a control character" }
    if byte < 0x7F { return "“\(Character(Unicode.Scalar(byte)))”" }
    let tail = String(decoding: bytes[offset..<min(end, offset + 4)], as: UTF8.self)
    return tail.first.map { "“\($0)”" } ?? "the end"
  }

  private mutating func skipBlanks() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func node() throws(JSONError) -> JSONNode {
    guard at < end else { throw failure("expected a value") }
    let start = at
    let content: JSONNode.Content
    switch bytes[at] {
    case UInt8(ascii: "{"): content = try object()
    case UInt8(ascii: "["): content = try array()
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "t"): content = try word("true", .bool(true))
    case UInt8(ascii: "f"): content = try word("false", .bool(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    default: throw failure("expected a value")
    }
    return JSONNode(content, range: start..<at)
  }

  private mutating func word(_ word: String, _ content: JSONNode.Content) throws(JSONError) -> JSONNode.Content {
    for byte in word.utf8 {
      guard at < end, bytes[at] == byte else { throw failure("expected \(word)") }
      at += 1
    }
    return content
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    if depth > Self.deepestNesting {
      throw failure("expected at most \(Self.deepestNesting) lists and objects inside one another")
    }
    at += 1
    skipBlanks()
  }

  /// After a member: true where a comma announces another, false where `close` ended the list.
  private mutating func hasMore(before close: UInt8, _ expectation: String) throws(JSONError) -> Bool {
    skipBlanks()
    guard at < end, bytes[at] == UInt8(ascii: ",") || bytes[at] == close else { throw failure(expectation) }
    let isComma = bytes[at] != close
    at += 1
    if isComma { skipBlanks() } else { depth -= 1 }
    return isComma
  }

  private mutating func object() throws(JSONError) -> JSONNode.Content {
    try enter()
    var members: [JSONMember] = []
    if at < end, bytes[at] == UInt8(ascii: "}") {
      at += 1
      depth -= 1
      return .object(members)
    }
    repeat {
      guard at < end, bytes[at] == UInt8(ascii: "\"") else { throw failure("expected a name in quotes") }
      let key = try string()
      skipBlanks()
      guard at < end, bytes[at] == UInt8(ascii: ":") else { throw failure("expected “:” after a name") }
      at += 1
      skipBlanks()
      members.append(JSONMember(key: key, value: try node()))
    } while try hasMore(before: UInt8(ascii: "}"), "expected “,” or “}” in an object")
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONNode.Content {
    try enter()
    var items: [JSONNode] = []
    if at < end, bytes[at] == UInt8(ascii: "]") {
      at += 1
      depth -= 1
      return .array(items)
    }
    repeat { items.append(try node()) } while try hasMore(before: UInt8(ascii: "]"), "expected “,” or “]” in a list")
    return .array(items)
  }

  private mutating func digits(_ expectation: String) throws(JSONError) {
    let start = at
    while at < end, (0x30...0x39).contains(bytes[at]) { at += 1 }
    if at == start { throw failure(expectation) }
  }

  private mutating func number() throws(JSONError) -> String {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < end, bytes[at] == UInt8(ascii: "0") { at += 1 } else { try digits("expected a digit") }
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try digits("expected a digit after the decimal point")
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      try digits("expected a digit in the exponent")
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func string() throws(JSONError) -> JSONString {
    let opening = at
    at += 1
    let start = at
    var text: [UInt8] = []
    var escapes: [JSONString.Escape] = []
    while true {
      let plain = at
      while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 { at += 1 }
      text += bytes[plain..<at]
      guard at < end else { throw failure("expected a quote that ends the text begun at byte \(opening)") }
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        return JSONString(utf8: text, escapes: escapes, start: start)
      }
      guard bytes[at] == UInt8(ascii: "\\") else { throw failure("expected an escape") }
      let source = at
      let decoded = text.count
      try escape(into: &text)
      escapes.append(JSONString.Escape(decoded: decoded..<text.count, source: source..<at))
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    at += 1
    guard at < end else { throw failure("expected a letter after “\\”") }
    let letter = bytes[at]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      at += 1
      let scalar = try codePoint()
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw failure("expected one of \"\\/bfnrtu after “\\”")
    }
    at += 1
  }

  private mutating func hexUnit() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < end, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw failure("expected four hexadecimal digits after “\\u”")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  /// The scalar that a `\u` escape, or a surrogate pair of two, stands for.
  private mutating func codePoint() throws(JSONError) -> Unicode.Scalar {
    let first = try hexUnit()
    if (0xD800...0xDBFF).contains(first), at + 1 < end, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      let mark = at
      at += 2
      let second = try hexUnit()
      if (0xDC00...0xDFFF).contains(second) {
        let value = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
      at = mark
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }
}
