/// Writes gzip without compressing: stored blocks, as RFC 1951 and 1952 have them.
public func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  let word = { (value: UInt32, count: Int) in (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) } }
  var at = 0
  repeat {
    let end = min(bytes.count, at + 65535)
    let length = UInt32(end - at)
    out.append(end == bytes.count ? 1 : 0)
    out += word(length, 2) + word(~length, 2) + bytes[at..<end]
    at = end
  } while at < bytes.count
  var checksum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
  }
  return out + word(~checksum, 4) + word(UInt32(truncatingIfNeeded: bytes.count), 4)
}
