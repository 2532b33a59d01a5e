/// A JSON value (RFC 8259). Objects keep the order of their members, numbers their digits.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number as JSON spells it.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Reads one value; throws `JSONError` for anything that RFC 8259 does not allow.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try JSONParser.parse(bytes).value
  }

  /// The last member named `key`; nil where there is none or the value is no object.
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  public var array: [JSONValue]? {
    if case .array(let items) = self { return items }
    return nil
  }

  public var members: [Member]? {
    if case .object(let members) = self { return members }
    return nil
  }

  public var bool: Bool? {
    if case .bool(let flag) = self { return flag }
    return nil
  }

  /// The number, where it is a whole one that fits.
  public var int: Int? {
    if case .number(let digits) = self { return Int(digits) }
    return nil
  }

  public var double: Double? {
    if case .number(let digits) = self { return Double(digits) }
    return nil
  }
}
