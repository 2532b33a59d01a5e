import ICU
import SourceText

/// Turns what came over the wire into UTF-8.
public enum FeedEncoding {
  /// A byte order mark counts most, then the transport's word, then what the XML or HTML says of itself; else UTF-8.
  /// What is no valid UTF-8 in a text that should be is read as windows-1252, as browsers do with old pages.
  public static func utf8(_ bytes: [UInt8], charset: String?) throws(FeedError) -> [UInt8] {
    if bytes.starts(with: TextEncoding.utf8Mark) { return try checked(Array(bytes.dropFirst(3)), nil) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return try checked(bytes, "utf-16") }
    return try checked(bytes, charset ?? declared(in: bytes))
  }

  private static func checked(_ bytes: [UInt8], _ charset: String?) throws(FeedError) -> [UInt8] {
    let name = (charset ?? "utf-8").lowercased()
    if name == "utf-8" || name == "utf8" || name == "us-ascii" {
      guard let offset = TextEncoding.firstInvalidByte(in: bytes) else { return bytes }
      if charset == nil { return try decode(bytes, "windows-1252") }
      let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
      throw FeedError(line: line, problem: "invalid UTF-8 at byte \(offset)")
    }
    // Source: WHATWG Encoding, 4.2: what calls itself Latin 1 on the web is windows-1252.
    return try decode(bytes, name == "iso-8859-1" || name == "latin1" ? "windows-1252" : name)
  }

  private static func decode(_ bytes: [UInt8], _ charset: String) throws(FeedError) -> [UInt8] {
    do throws(CharsetDecoder.Failure) {
      return try CharsetDecoder.decode(bytes, charset: charset)
    } catch {
      throw FeedError(problem: error.description)
    }
  }

  /// `encoding="…"` of an XML declaration or `charset=…` of an HTML head.
  private static func declared(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    let isXML = head.hasPrefix("<?xml")
    let scope = isXML ? head.prefix { $0 != ">" } : head[...]
    guard let key = scope.firstRange(of: isXML ? "encoding" : "charset") else { return nil }
    let value = scope[key.upperBound...].drop { " =\"'\t\r\n".contains($0) }
    let name = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
    return name.isEmpty ? nil : String(name)
  }
}
