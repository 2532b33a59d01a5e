/// A unit of a document: a paragraph, a cell, a unit of a translation memory.
public struct Segment: Sendable {
  public enum Kind: Sendable, Hashable {
    case paragraph, heading, listItem, quotation, caption, cell, unit
  }

  /// The unit's own name in its file, where it has one.
  public let id: String?
  public let kind: Kind
  /// Range of the document's clean text.
  public let range: ByteRange
  /// UTF-8 of the original that this segment translates; makes the segment a pair.
  public let original: [UInt8]?
  /// Inline codes of the file's markup in the order of the text, as `ph 1`, `/g 2`: what a pair must have in common.
  public let codes: [String]
  public let originalCodes: [String]
  public let traits: MessageTraits

  public init(
    id: String? = nil, kind: Kind = .paragraph, range: ByteRange, original: [UInt8]? = nil, codes: [String] = [],
    originalCodes: [String] = [], traits: MessageTraits = []
  ) {
    self.id = id
    self.kind = kind
    self.range = range
    self.original = original
    self.codes = codes
    self.originalCodes = originalCodes
    self.traits = traits
  }
}
