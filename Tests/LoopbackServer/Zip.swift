/// Makes archives whose members are stored as they are. Source: PKWARE APPNOTE 6.3.10, 4.3.
public enum Zip {
  public static func archive(_ members: [(name: String, text: String)]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in members {
      let content = Array(text.utf8)
      // Version, flags, method, time, date; check sum and sizes; lengths of the name and of nothing.
      let facts =
        [20, 0, 0, 0, 0x21].flatMap(two) + four(crc32(content)) + four(UInt32(content.count))
        + four(UInt32(content.count)) + two(name.utf8.count) + two(0)
      directory += [0x50, 0x4B, 1, 2] + two(20) + facts + two(0) + two(0) + two(0) + four(0) + four(UInt32(out.count))
      directory += Array(name.utf8)
      out += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + content
    }
    let start = out.count
    out += directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(members.count) + two(members.count)
    return out + four(UInt32(directory.count)) + four(UInt32(start)) + two(0)
  }

  private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

  private static func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
