import CZlibShim

/// Raw deflate streams and check sums by zlib.
enum Deflate {
  /// Nil for a broken stream, or one that does not hold exactly `size` bytes.
  static func unpack(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var isWhole = false
    // Never 0: that would write to the one empty array that all threads share.
    let out = [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
      packed.withUnsafeBufferPointer { input in
        isWhole = czlib_inflate(input.baseAddress, input.count, buffer.baseAddress, size) == 0
      }
      count = isWhole ? size : 0
    }
    return isWhole ? out : nil
  }

  static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    let bound = czlib_bound(bytes.count)
    let out = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = bytes.withUnsafeBufferPointer { czlib_deflate($0.baseAddress, $0.count, buffer.baseAddress, bound) }
    }
    return out.isEmpty ? nil : out
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { czlib_crc32($0.baseAddress, $0.count) }
  }
}
