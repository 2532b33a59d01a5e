/// Looks for rare bytes, eight bytes at a time.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Offset of the first byte from `start` on that is at most 0x0D, as line ends are; the number of bytes where there
  /// is none.
  @inline(__always)
  static func lowByte(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while let group = group(bytes, at) {
      // The lowest bit that is set stands for the first byte under 0x0E.
      let low = (group &- ones &* 0x0E) & ~group & tops
      if low != 0 { return at &+ low.trailingZeroBitCount >> 3 }
      at &+= 8
    }
    while at < bytes.count, bytes[at] > 0x0D { at &+= 1 }
    return at
  }

  /// Offset of the first byte from `start` on that is over 0x7F; the number of bytes where there is none.
  @inline(__always)
  static func highByte(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while let group = group(bytes, at) {
      let high = group & tops
      if high != 0 { return at &+ high.trailingZeroBitCount >> 3 }
      at &+= 8
    }
    while at < bytes.count, bytes[at] < 0x80 { at &+= 1 }
    return at
  }

  /// Eight bytes from an offset, the first one lowest; nil near the end.
  @inline(__always)
  private static func group(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt64? {
    guard at &+ 8 <= bytes.count, let base = bytes.baseAddress else { return nil }
    return UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
  }
}

extension [UInt8] {
  /// Offset of the first byte from `start` on that is over 0x7F; nil where there is none.
  public func firstHighByte(from start: Int) -> Int? {
    withUnsafeBufferPointer { buffer in
      let at = ByteScan.highByte(in: buffer, from: Swift.max(0, start))
      return at < buffer.count ? at : nil
    }
  }

  /// Offset of the first byte from `start` on that has a value over 0x7F; nil where there is none.
  public func firstIndex(ofHighByte byte: UInt8, from start: Int) -> Int? {
    var at = start
    while let next = firstHighByte(from: at) {
      if self[next] == byte { return next }
      at = next + 1
    }
    return nil
  }

  /// Offset of the first LF or CR from `start` on; the number of bytes where there is none.
  public func lineEnd(from start: Int) -> Int {
    withUnsafeBufferPointer { buffer in
      var at = start
      while true {
        at = ByteScan.lowByte(in: buffer, from: at)
        if at >= buffer.count || buffer[at] == 0x0A || buffer[at] == 0x0D { return at }
        at += 1
      }
    }
  }
}
