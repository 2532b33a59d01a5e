/// Writes archives of stored members, as tests need them.
struct ZipBuilder {
  var members: [(name: String, content: [UInt8])] = []
  var flags: UInt16 = 0

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> ($0 * 8) & 255) } }

  func bytes(declaredSize: Int? = nil) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let name = Array(member.name.utf8)
      let size = declaredSize ?? member.content.count
      let common =
        number(20, 2) + number(Int(flags), 2) + number(0, 2) + number(0, 4)
        + number(Int(Self.crc32(member.content)), 4) + number(member.content.count, 4) + number(size, 4)
        + number(name.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
        + number(out.count, 4) + name
      out += number(0x0403_4B50, 4) + common + name + member.content
    }
    let start = out.count
    out += directory + number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
    return out + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }
}
