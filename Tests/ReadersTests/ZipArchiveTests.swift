import Testing
import ZipArchive

@Suite struct ZipArchiveTests {
  private let sample = ZipBuilder(members: [
    ("a.txt", Array("first".utf8)), ("dir/ü.xml", Array(repeating: 0x41, count: 5000)), ("empty", []),
  ])

  @Test func membersAreRead() throws {
    let archive = try ZipArchive(sample.bytes())
    #expect(archive.members.map(\.name) == ["a.txt", "dir/ü.xml", "empty"])
    for (member, expected) in zip(archive.members, sample.members) {
      #expect(try archive.content(of: member, limit: 5000) == expected.content)
    }
    #expect(archive["nosuch"] == nil)
  }

  @Test func replacedMembersReadBackAndTheOthersStay() throws {
    let bytes = sample.bytes()
    let archive = try ZipArchive(bytes)
    let new = Array("new content ".utf8) + Array(repeating: 0x42, count: 9000)
    let rewritten = try ZipArchive(archive.replacing(["dir/ü.xml": new, "empty": Array("x".utf8)]))
    #expect(try rewritten.content(of: #require(rewritten["a.txt"]), limit: 100) == Array("first".utf8))
    #expect(try rewritten.content(of: #require(rewritten["dir/ü.xml"]), limit: 10_000) == new)
    #expect(try rewritten.content(of: #require(rewritten["empty"]), limit: 10_000) == Array("x".utf8))
    // Once more, now over a deflated member.
    let again = try ZipArchive(rewritten.replacing(["a.txt": Array("2".utf8)]))
    #expect(try again.content(of: #require(again["dir/ü.xml"]), limit: 10_000) == new)
    #expect(try again.content(of: #require(again["a.txt"]), limit: 10) == Array("2".utf8))
  }

  @Test func nothingReplacedIsTheSameFile() throws {
    #expect(try ZipArchive(sample.bytes()).replacing([:]) == sample.bytes())
  }

  @Test func contentIsBounded() throws {
    let archive = try ZipArchive(sample.bytes())
    #expect(throws: ZipError.self) { try archive.content(of: archive.members[1], limit: 4999) }
    let liar = try ZipArchive(sample.bytes(declaredSize: 3))
    #expect(throws: ZipError.self) { try liar.content(of: liar.members[1], limit: 4999) }
  }

  @Test func damageIsFound() throws {
    var bytes = sample.bytes()
    bytes[36] ^= 1
    let archive = try ZipArchive(bytes)
    let error = #expect(throws: ZipError.self) { try archive.content(of: archive.members[0], limit: 100) }
    #expect(error?.description == "“a.txt” is damaged at byte 0")
  }

  @Test func encryptedMembersAreRefused() throws {
    var locked = sample
    locked.flags = 1
    let archive = try ZipArchive(locked.bytes())
    #expect(throws: ZipError.self) { try archive.content(of: archive.members[0], limit: 100) }
  }

  @Test func cutFilesAreRefused() {
    let bytes = sample.bytes()
    for count in [0, 3, 100, bytes.count / 2, bytes.count - 1] {
      #expect(throws: ZipError.self) { try ZipArchive(Array(bytes[..<count])) }
    }
  }

  /// Whatever bytes are changed, reading and rewriting ends in an error or a result, never in a crash.
  @Test func changedBytesAreSurvived() {
    let bytes = sample.bytes()
    for at in bytes.indices where at < 120 || at > 5000 {
      for value in [UInt8(0), 0xFF, bytes[at] ^ 0x80] {
        var changed = bytes
        changed[at] = value
        guard let archive = try? ZipArchive(changed) else { continue }
        for member in archive.members { _ = try? archive.content(of: member, limit: 10_000) }
        _ = try? archive.replacing(["a.txt": [1]])
      }
    }
  }
}
