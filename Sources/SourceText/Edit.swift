/// A replacement of a stretch of text. An empty range inserts, an empty replacement deletes.
public struct Edit: Hashable, Sendable {
  public let range: ByteRange
  /// New text as a person reads it; the reader of a format writes it with that format's escapes.
  public let replacement: String

  public init(_ range: ByteRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// A replacement of bytes of a file.
public struct FileEdit: Hashable, Sendable {
  public let range: ByteRange
  public let bytes: [UInt8]

  public init(_ range: ByteRange, _ bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }
}

extension FileEdit {
  /// `bytes` with `edits` applied, which may come in any order. Of two that overlap, the one that begins first counts;
  /// insertions at one place follow each other in the order given.
  public static func apply(_ edits: [FileEdit], to bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    let order = edits.indices.sorted { (edits[$0].range, $0) < (edits[$1].range, $1) }
    for edit in order.lazy.map({ edits[$0] }) {
      guard edit.range.start >= at, edit.range.end <= bytes.count else { continue }
      out += bytes[at..<edit.range.start]
      out += edit.bytes
      at = edit.range.end
    }
    out += bytes[at...]
    return out
  }
}
