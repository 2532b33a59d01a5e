/// A JSON value with its place in the bytes it was read from.
public struct JSONNode: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The digits as they stand, so that nothing is lost to rounding.
    case number(String)
    case string(JSONString)
    case array([JSONNode])
    /// Members in the order of the text; a key may come twice.
    case object([JSONMember])
  }

  public let content: Content
  /// Bytes of the value, quotes and brackets included.
  public let range: Range<Int>

  public init(_ content: Content, range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// What the value is, for error messages: "a text", "an object".
  public var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The last member named `key`, as most JSON programs choose among repeated keys; nil for other kinds of value.
  public subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.key.string == key }?.value
  }

  /// The value without its places.
  public var value: JSONValue {
    switch content {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let digits): .number(digits)
    case .string(let text): .string(text.string)
    case .array(let items): .array(items.map(\.value))
    case .object(let members): .object(members.map { JSONValue.Member($0.key.string, $0.value.value) })
    }
  }
}

/// A member of a JSON object, with places.
public struct JSONMember: Sendable, Hashable {
  public let key: JSONString
  public let value: JSONNode

  public init(key: JSONString, value: JSONNode) {
    self.key = key
    self.value = value
  }
}

/// A JSON string, decoded, that still knows which bytes of the text each part came from.
public struct JSONString: Sendable, Hashable {
  /// A stretch that an escape (`\n`, `\u00e9`, a surrogate pair of two `\u`) stands for.
  public struct Escape: Sendable, Hashable {
    /// Bytes of `utf8`.
    public let decoded: Range<Int>
    /// Bytes of the JSON text.
    public let source: Range<Int>
  }

  /// The text, valid UTF-8 where the JSON text was. An unpaired surrogate becomes U+FFFD.
  public let utf8: [UInt8]
  /// In order; everything between them stands in the JSON text as it is.
  public let escapes: [Escape]
  /// First byte after the opening quote.
  public let start: Int

  public init(utf8: [UInt8], escapes: [Escape] = [], start: Int = 0) {
    self.utf8 = utf8
    self.escapes = escapes
    self.start = start
  }

  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// Bytes of the JSON text, quotes included.
  public var range: Range<Int> {
    var length = utf8.count
    for escape in escapes { length += escape.source.count - escape.decoded.count }
    return start - 1..<start + length + 1
  }
}
