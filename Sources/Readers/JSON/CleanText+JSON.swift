import JSONText
import SourceText

extension CleanText {
  /// Adds a decoded JSON string; `bytes` are the JSON text it stands in.
  mutating func append(_ string: JSONString, of bytes: [UInt8]) {
    var source = string.start
    for escape in string.escapes {
      copy(source..<escape.source.lowerBound, of: bytes)
      put(string.utf8[escape.decoded], for: escape.source)
      source = escape.source.upperBound
    }
    copy(source..<string.range.upperBound - 1, of: bytes)
  }
}
