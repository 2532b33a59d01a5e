/// Writes numbers and texts as bytes: numbers in groups of six bits, least first, bit 6 set where another follows (so
/// that all bytes together are valid UTF-8 and fit a string literal); texts with their length in front.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x40 {
      bytes.append(UInt8(rest & 0x3F) | 0x40)
      rest >>= 6
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += Array(text.utf8)
  }

  mutating func put(_ text: String?) {
    put(text != nil)
    if let text { put(text) }
  }

  mutating func put<T>(_ list: [T], _ body: (inout ByteWriter, T) -> Void) {
    put(list.count)
    for item in list { body(&self, item) }
  }

  /// Bytes with their number in front, so that a reader may pass them over.
  mutating func put(block: [UInt8]) {
    put(block.count)
    bytes += block
  }

  /// A row of numbers, each in as many bytes.
  mutating func put(row: [UInt32]) {
    put(row.count)
    for number in row { bytes += ImageBytes.row(number & ImageBytes.mostInRow) }
    // The few that do not fit follow with their places.
    put(row.enumerated().filter { $0.element > ImageBytes.mostInRow }) {
      $0.put($1.offset)
      $0.put(Int($1.element))
    }
  }

  mutating func put(_ list: [String]) { put(list) { $0.put($1) } }
  mutating func put(_ list: [UInt32]) { put(list) { $0.put(Int($1)) } }
}

/// Stored bytes that are not what `ByteWriter` wrote.
public struct DamagedImage: Error, Sendable, Hashable, CustomStringConvertible {
  /// Bytes from the start.
  public let offset: Int
  public var description: String { "compiled rules are damaged at byte \(offset); build again" }
}

/// Reads what `ByteWriter` wrote; never reads past the end.
struct ByteReader {
  let bytes: ImageBytes
  private(set) var at = 0

  init(_ bytes: [UInt8]) { self.init(ImageBytes(bytes)) }

  init(_ bytes: ImageBytes, at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  var isAtEnd: Bool { at == bytes.count }

  private func damaged() -> DamagedImage { DamagedImage(offset: at) }

  mutating func int() throws(DamagedImage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count, shift < 66 {
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 0x3F) << shift
      if byte < 0x40 { return Int(Int64(bitPattern: value)) }
      guard byte < 0x80 else { throw damaged() }
      shift += 6
    }
    throw damaged()
  }

  /// Reads the length of a block; gives the offset of its end.
  mutating func blockEnd() throws(DamagedImage) -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - at else { throw damaged() }
    return at + count
  }

  /// Goes on at an offset that `blockEnd` gave.
  mutating func skip(to offset: Int) { at = min(max(at, offset), bytes.count) }

  mutating func bool() throws(DamagedImage) -> Bool { try int() != 0 }

  mutating func word() throws(DamagedImage) -> UInt32 {
    guard let value = UInt32(exactly: try int()) else { throw damaged() }
    return value
  }

  mutating func text() throws(DamagedImage) -> String {
    let count = try int()
    guard count >= 0, count <= bytes.count - at else { throw damaged() }
    defer { at += count }
    return bytes.string(at..<at + count)
  }

  /// A row of numbers, quicker to read than a list of them.
  mutating func numbers() throws(DamagedImage) -> [UInt32] {
    let count = try int()
    guard count >= 0, count <= (bytes.count - at) / ImageBytes.numberLength else { throw damaged() }
    var out = bytes.numbers(from: at, count: count)
    at += count * ImageBytes.numberLength
    for _ in 0..<(try int()) {
      let place = try int()
      guard out.indices.contains(place) else { throw damaged() }
      out[place] = try word()
    }
    return out
  }

  /// Bytes with their number in front.
  mutating func block() throws(DamagedImage) -> [UInt8] {
    let end = try blockEnd()
    defer { at = end }
    return bytes.bytes(at..<end)
  }

  mutating func optionalText() throws(DamagedImage) -> String? { try bool() ? try text() : nil }

  mutating func list<T>(_ body: (inout ByteReader) throws(DamagedImage) -> T) throws(DamagedImage) -> [T] {
    let count = try int()
    guard count >= 0, count <= bytes.count - at else { throw damaged() }
    var out: [T] = []
    out.reserveCapacity(count)
    for _ in 0..<count { out.append(try body(&self)) }
    return out
  }

  mutating func texts() throws(DamagedImage) -> [String] {
    try list { (reader: inout ByteReader) throws(DamagedImage) in try reader.text() }
  }

  mutating func words() throws(DamagedImage) -> [UInt32] {
    try list { (reader: inout ByteReader) throws(DamagedImage) in try reader.word() }
  }

  /// A value of an enum with integer raw values.
  mutating func raw<T: RawRepresentable>(_ type: T.Type) throws(DamagedImage) -> T where T.RawValue: BinaryInteger {
    guard let raw = T.RawValue(exactly: try int()), let value = T(rawValue: raw) else { throw damaged() }
    return value
  }

  /// A value of an enum with text raw values.
  mutating func named<T: RawRepresentable>(_ type: T.Type) throws(DamagedImage) -> T where T.RawValue == String {
    guard let value = T(rawValue: try text()) else { throw damaged() }
    return value
  }

  mutating func require<T>(_ value: T?) throws(DamagedImage) -> T {
    guard let value else { throw damaged() }
    return value
  }
}
