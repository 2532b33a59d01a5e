/// A ZIP archive in memory: its members are unpacked one by one, each within a bound, and can be replaced while all
/// others stay byte for byte as they were.
///
/// Members are stored or deflated; encryption, ZIP64 and archives in several parts are refused.
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
public struct ZipArchive: Sendable {
  /// A member, as the central directory names it.
  public struct Member: Sendable, Hashable {
    public let name: String
    let method: UInt16
    let flags: UInt16
    let crc: UInt32
    let packedSize: Int
    /// Bytes of the unpacked content, as the archive says.
    public let size: Int
    let localHeader: Int
    /// Bytes of its entry in the central directory.
    let entry: Range<Int>
  }

  public let bytes: [UInt8]
  /// In the order of the central directory.
  public let members: [Member]
  let directory: Range<Int>
  let endRecord: Int

  /// Most members that an archive may have.
  public static let mostMembers = 20_000

  public init(_ bytes: [UInt8]) throws(ZipError) {
    self.bytes = bytes
    let reader = ZipBytes(bytes)
    endRecord = try Self.findEndRecord(reader)
    let count = try Int(reader.u16(endRecord + 10))
    let size = try Int(reader.u32(endRecord + 12))
    let start = try Int(reader.u32(endRecord + 16))
    guard try reader.u16(endRecord + 4) == 0, try reader.u16(endRecord + 6) == 0 else {
      throw ZipError(offset: endRecord, problem: "an archive in several parts")
    }
    guard start + size <= endRecord, count <= Self.mostMembers else {
      throw ZipError(offset: endRecord, problem: "the archive's directory is damaged or in ZIP64 form")
    }
    directory = start..<start + size
    var members: [Member] = []
    var at = start
    for _ in 0..<count {
      let member = try Self.member(reader, at, end: start + size)
      at = member.entry.upperBound
      guard member.localHeader + 30 <= start else {
        throw ZipError(offset: member.entry.lowerBound, problem: "a damaged entry in the archive's directory")
      }
      members.append(member)
    }
    self.members = members
  }

  private static func findEndRecord(_ reader: ZipBytes) throws(ZipError) -> Int {
    let count = reader.bytes.count
    var at = count - 22
    while at >= max(0, count - 22 - 65_535) {
      if try reader.u32(at) == 0x0605_4B50, try at + 22 + Int(reader.u16(at + 20)) == count { return at }
      at -= 1
    }
    throw ZipError(offset: count, problem: "no ZIP directory: the file is cut off or no archive")
  }

  private static func member(_ reader: ZipBytes, _ at: Int, end: Int) throws(ZipError) -> Member {
    guard at + 46 <= end, try reader.u32(at) == 0x0201_4B50 else {
      throw ZipError(offset: at, problem: "a damaged entry in the archive's directory")
    }
    let nameLength = try Int(reader.u16(at + 28))
    let length = try 46 + nameLength + Int(reader.u16(at + 30)) + Int(reader.u16(at + 32))
    guard at + length <= end else { throw ZipError(offset: at, problem: "a damaged entry in the archive's directory") }
    return Member(
      name: String(decoding: reader.bytes[at + 46..<at + 46 + nameLength], as: UTF8.self),
      method: try reader.u16(at + 10), flags: try reader.u16(at + 8), crc: try reader.u32(at + 16),
      packedSize: try Int(reader.u32(at + 20)), size: try Int(reader.u32(at + 24)),
      localHeader: try Int(reader.u32(at + 42)), entry: at..<at + length)
  }

  public subscript(_ name: String) -> Member? { members.first { $0.name == name } }

  /// Where the packed content of a member lies.
  private func packed(_ member: Member) throws(ZipError) -> Range<Int> {
    let reader = ZipBytes(bytes)
    let at = member.localHeader
    guard try reader.u32(at) == 0x0403_4B50 else {
      throw ZipError(offset: at, problem: "“\(member.name)” is not where the archive's directory says")
    }
    let start = try at + 30 + Int(reader.u16(at + 26)) + Int(reader.u16(at + 28))
    guard start + member.packedSize <= directory.lowerBound else {
      throw ZipError(offset: at, problem: "“\(member.name)” is cut off")
    }
    return start..<start + member.packedSize
  }

  /// The content of a member, of at most `limit` bytes.
  public func content(of member: Member, limit: Int) throws(ZipError) -> [UInt8] {
    if member.flags & 1 != 0 { throw ZipError(offset: member.localHeader, problem: "“\(member.name)” is encrypted") }
    guard member.size <= limit else {
      throw ZipError(
        offset: member.localHeader, problem: "“\(member.name)” unpacks to more than \(limit >> 20) MB")
    }
    let packed = try packed(member)
    let content: [UInt8]?
    switch member.method {
    case 0: content = packed.count == member.size ? Array(bytes[packed]) : nil
    case 8: content = Deflate.unpack(bytes[packed], size: member.size)
    default:
      throw ZipError(offset: member.localHeader, problem: "“\(member.name)” is packed in a way not known here")
    }
    guard let content, Deflate.crc32(content) == member.crc else {
      throw ZipError(offset: member.localHeader, problem: "“\(member.name)” is damaged")
    }
    return content
  }
}

/// Little-endian numbers of an archive.
struct ZipBytes {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func u16(_ at: Int) throws(ZipError) -> UInt16 {
    guard at >= 0, at + 2 <= bytes.count else {
      throw ZipError(offset: min(max(0, at), bytes.count), problem: "the archive is cut off")
    }
    return UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
  }

  func u32(_ at: Int) throws(ZipError) -> UInt32 { try UInt32(u16(at)) | UInt32(u16(at + 2)) << 16 }
}
