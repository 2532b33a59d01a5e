extension ZipArchive {
  /// The archive with new contents for some members; all else is copied byte for byte, in its order.
  public func replacing(_ contents: [String: [UInt8]]) throws(ZipError) -> [UInt8] {
    let reader = ZipBytes(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var offsets: [Int: Int] = [:]
    var replaced: [Int: (crc: UInt32, packed: [UInt8], size: Int)] = [:]
    let order = members.sorted { $0.localHeader < $1.localHeader }
    out += bytes[..<(order.first?.localHeader ?? directory.lowerBound)]
    for (index, member) in order.enumerated() {
      let start = member.localHeader
      let end = index + 1 < order.count ? order[index + 1].localHeader : directory.lowerBound
      guard start < end, offsets[start] == nil else {
        throw ZipError(offset: start, problem: "members of the archive overlap")
      }
      offsets[start] = out.count
      guard let content = contents[member.name] else {
        out += bytes[start..<end]
        continue
      }
      guard let packed = Deflate.pack(content) else { throw ZipError(offset: start, problem: "out of memory") }
      let crc = Deflate.crc32(content)
      replaced[start] = (crc, packed, content.count)
      let nameLength = try Int(reader.u16(start + 26)) + Int(reader.u16(start + 28))
      guard start + 30 + nameLength <= end else { throw ZipError(offset: start, problem: "the archive is cut off") }
      var header = Array(bytes[start..<start + 30 + nameLength])
      // Sizes stand in the header now, not behind the data.
      header.put16(try reader.u16(start + 6) & ~8, at: 6)
      header.put16(8, at: 8)
      header.put(crc, packed.count, content.count, at: 14)
      out += header + packed
    }
    let newDirectory = out.count
    for member in members {
      var entry = Array(bytes[member.entry])
      if let new = replaced[member.localHeader] {
        entry.put16(member.flags & ~8, at: 8)
        entry.put16(8, at: 10)
        entry.put(new.crc, new.packed.count, new.size, at: 16)
      }
      entry.put32(UInt32(offsets[member.localHeader] ?? 0), at: 42)
      out += entry
    }
    var tail = Array(bytes[endRecord...])
    tail.put32(UInt32(out.count - newDirectory), at: 12)
    tail.put32(UInt32(newDirectory), at: 16)
    return out + tail
  }
}

extension [UInt8] {
  fileprivate mutating func put16(_ value: UInt16, at: Int) {
    self[at] = UInt8(value & 0xFF)
    self[at + 1] = UInt8(value >> 8)
  }

  fileprivate mutating func put32(_ value: UInt32, at: Int) {
    put16(UInt16(value & 0xFFFF), at: at)
    put16(UInt16(value >> 16), at: at + 2)
  }

  fileprivate mutating func put(_ crc: UInt32, _ packed: Int, _ size: Int, at: Int) {
    put32(crc, at: at)
    put32(UInt32(truncatingIfNeeded: packed), at: at + 4)
    put32(UInt32(truncatingIfNeeded: size), at: at + 8)
  }
}
