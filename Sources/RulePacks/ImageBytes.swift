/// The bytes of an image: in memory, or in the program's read-only data, where they are used as they lie. Every access
/// is checked against the length; outside there is nothing.
struct ImageBytes: Sendable {
  private enum Home: Sendable {
    case memory([UInt8])
    case literal(StaticString)
  }

  private let home: Home
  let count: Int

  init(_ bytes: [UInt8]) {
    home = .memory(bytes)
    count = bytes.count
  }

  /// Bytes that are compiled into the program. Nothing is copied.
  init(_ literal: StaticString) {
    home = .literal(literal)
    count = literal.utf8CodeUnitCount
  }

  /// The byte at an offset; 0 outside.
  @inline(__always)
  subscript(at: Int) -> UInt8 {
    guard at >= 0, at < count else { return 0 }
    switch home {
    case .memory(let bytes): return bytes[at]
    case .literal(let literal): return literal.utf8Start[at]
    }
  }

  /// A copy of a stretch of the bytes, cut to what there is.
  func bytes(_ range: Range<Int>) -> [UInt8] { with(range) { Array($0) } }

  /// A stretch of the bytes as text.
  func string(_ range: Range<Int>) -> String { with(range) { String(decoding: $0, as: UTF8.self) } }

  /// Bytes that one number of a row takes, and the numbers that fit.
  static let numberLength = 4
  static let mostInRow: UInt32 = 0xFFF_FFFF

  /// Numbers from an offset on, four bytes of seven bits each, the least first; fewer where the bytes end.
  func numbers(from start: Int, count: Int) -> [UInt32] {
    with(start..<start + count * Self.numberLength) { bytes in
      let count = bytes.count / Self.numberLength
      // Never 0: that would write to the one empty array that all threads share.
      return [UInt32](unsafeUninitializedCapacity: max(1, count)) { out, initialized in
        if let base = bytes.baseAddress {
          let raw = UnsafeRawPointer(base)
          for number in 0..<count {
            let four = UInt32(
              littleEndian: raw.loadUnaligned(fromByteOffset: number &* Self.numberLength, as: UInt32.self))
            out[number] = four & 0x7F | four >> 1 & 0x3F80 | four >> 2 & 0x1F_C000 | four >> 3 & 0xFE0_0000
          }
        }
        initialized = count
      }
    }
  }

  private func with<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let inside = range.clamped(to: 0..<count)
    switch home {
    case .memory(let bytes): return bytes[inside].withUnsafeBufferPointer(body)
    case .literal(let literal): return literal.withUTF8Buffer { body(UnsafeBufferPointer(rebasing: $0[inside])) }
    }
  }
}

extension ImageBytes {
  /// A number of at most 28 bits as `numbers` reads it.
  static func row(_ number: UInt32) -> [UInt8] {
    (0..<UInt32(numberLength)).map { UInt8(number >> (7 * $0) & 0x7F) }
  }
}
