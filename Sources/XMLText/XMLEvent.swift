/// A piece of an XML file, with its place in bytes.
public enum XMLEvent: Sendable, Hashable {
  /// A start tag, or an empty element's tag, whose `end` follows at once.
  case start(XMLTag)
  /// An end tag; `range` is empty where the element had none of its own.
  case end(name: String, range: Range<Int>)
  case text(XMLCharacters)
}

public struct XMLTag: Sendable, Hashable {
  /// Without the prefix of a namespace.
  public let name: String
  /// Names with their prefix: `xml:lang`.
  public let attributes: [Attribute]
  public let range: Range<Int>

  public struct Attribute: Sendable, Hashable {
    public let name: String
    public let value: String
  }

  public subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// A stretch of characters: taken over as it is, or one character that a reference or a line end stands for.
public struct XMLCharacters: Sendable, Hashable {
  public let range: Range<Int>
  /// What the stretch stands for; nil where it stands for itself.
  public let decoded: [UInt8]?
  /// Inside `<![CDATA[…]]>` nothing is escaped.
  public let isCDATA: Bool

  public func clean(in bytes: [UInt8]) -> ArraySlice<UInt8> { decoded.map { $0[...] } ?? bytes[range] }
}

/// Why bytes are not XML that is read here.
public struct XMLError: Error, Hashable, Sendable {
  /// Byte at which reading stopped.
  public let offset: Int
  public let problem: String
}
