/// Encodings that text files come in.
public enum TextEncoding: Sendable, Hashable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian

  /// The byte order mark that a UTF-8 file may begin with.
  public static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// Why bytes are not text.
public enum TextDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// `offset` is the first byte of the malformed sequence, counted in bytes from the start of the file.
  case invalidUTF8(offset: Int, line: Int)
  /// `offset` is the byte of the unpaired surrogate or of the odd last byte.
  case invalidUTF16(offset: Int)
  /// The text is longer than the limit given, in bytes.
  case tooLong(limit: Int)

  public var description: String {
    switch self {
    case .invalidUTF8(let offset, let line):
      "line \(line): invalid UTF-8 at byte \(offset); convert the file to UTF-8 (for example with iconv)"
    case .invalidUTF16(let offset):
      "invalid UTF-16 at byte \(offset); convert the file to UTF-8 (for example with iconv)"
    case .tooLong(let limit):
      "longer than \(limit) bytes; split the file"
    }
  }
}

extension TextEncoding {
  /// Longest text, in bytes: token offsets are 32 bits wide.
  public static let longestText = Int(UInt32.max) - 1

  /// UTF-8 of `bytes`, which are UTF-8 (with or without a mark) or UTF-16 with a mark.
  public static func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> (utf8: [UInt8], encoding: TextEncoding) {
    if bytes.count > longestText { throw .tooLong(limit: longestText) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (try decodeUTF16(bytes, bigEndian: false), .utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (try decodeUTF16(bytes, bigEndian: true), .utf16BigEndian) }
    if let offset = firstInvalidByte(in: bytes) {
      let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
      throw .invalidUTF8(offset: offset, line: line)
    }
    return (bytes, .utf8)
  }

  /// Offset of the first byte that is no part of well-formed UTF-8; nil for valid text.
  public static func firstInvalidByte(in bytes: [UInt8]) -> Int? { UTF8Validation.firstInvalidByte(in: bytes) }

  /// Bytes of a file in this encoding, with a mark for UTF-16. `utf8` is valid UTF-8.
  public func encode(_ utf8: [UInt8]) -> [UInt8] {
    if self == .utf8 { return utf8 }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count * 2 + 2)
    func put(_ unit: UInt16) {
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      out.append(self == .utf16BigEndian ? high : low)
      out.append(self == .utf16BigEndian ? low : high)
    }
    put(0xFEFF)
    for unit in String(decoding: utf8, as: UTF8.self).utf16 { put(unit) }
    return out
  }

  private static func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) throws(TextDecodingError) -> [UInt8] {
    if bytes.count % 2 == 1 { throw .invalidUTF16(offset: bytes.count - 1) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    func unit(_ at: Int) -> UInt16 {
      let (high, low) = bigEndian ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
      return UInt16(high) << 8 | UInt16(low)
    }
    var at = 2
    while at < bytes.count {
      let first = unit(at)
      var value = UInt32(first)
      if UTF16.isLeadSurrogate(first) {
        guard at + 3 < bytes.count, UTF16.isTrailSurrogate(unit(at + 2)) else { throw .invalidUTF16(offset: at) }
        value = 0x10000 + (value & 0x3FF) << 10 + UInt32(unit(at + 2) & 0x3FF)
        at += 2
      }
      guard let scalar = Unicode.Scalar(value) else { throw .invalidUTF16(offset: at) }
      out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      at += 2
    }
    return out
  }
}
