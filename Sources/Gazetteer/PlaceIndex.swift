import Romanization

/// A compiled index opened for reading. Opening costs the same whatever its size, unless damage is looked for. A class, as
/// every view of a place holds one.
package final class PlaceIndex: Sendable {
  package let storage: IndexStorage
  private let starts: [Int]
  private let lengths: [Int]
  let placeCount: Int
  let nameCount: Int
  private let postingCount: Int
  private let spellingCount: Int
  private let deletionCount: Int
  private let skeletonSlots: Int
  private let joinedSlots: Int
  private let phraseSlots: Int
  private let identifierSlots: Int

  /// What is wrong with the bytes of an index.
  package enum Damage: Error, Equatable, Sendable {
    case notAnIndex
    /// Another version of the format, or another layout.
    case otherVersion(Int)
    case wrongLength
    case wrongChecksum
    case badSections
  }

  /// Fingerprint of the inputs, as the header has it; nil when the header is not that of an index of this version.
  static func fingerprint(of storage: IndexStorage) -> UInt64? {
    guard storage.count >= IndexFormat.headerLength,
      IndexFormat.magic.indices.allSatisfy({ storage.byte(at: $0) == IndexFormat.magic[$0] }),
      storage.number(at: 8) == IndexFormat.stamp
    else { return nil }
    return UInt64(storage.number(at: 24)) | UInt64(storage.number(at: 28)) << 28
  }

  /// Opens an index. `verify` computes the checksum, for bytes that may have been damaged since they were written.
  package init(_ storage: IndexStorage, verify: Bool) throws(Damage) {
    guard storage.count >= IndexFormat.headerLength,
      IndexFormat.magic.indices.allSatisfy({ storage.byte(at: $0) == IndexFormat.magic[$0] })
    else { throw .notAnIndex }
    guard storage.number(at: 8) == IndexFormat.stamp else { throw .otherVersion(storage.number(at: 8)) }
    guard storage.number(at: 12) == storage.count else { throw .wrongLength }
    if verify {
      let stored = UInt64(storage.number(at: 16)) | UInt64(storage.number(at: 20)) << 28
      guard storage.checksum(from: IndexFormat.checksumStart) == stored else { throw .wrongChecksum }
    }
    var starts: [Int] = []
    var lengths: [Int] = []
    for section in IndexFormat.Section.allCases {
      let start = storage.number(at: 32 + 8 * section.rawValue)
      let length = storage.number(at: 36 + 8 * section.rawValue)
      guard start >= IndexFormat.headerLength, start + length <= storage.count else { throw .badSections }
      starts.append(start)
      lengths.append(length)
    }
    func count(_ section: IndexFormat.Section, _ size: Int) -> Int { lengths[section.rawValue] / size }
    placeCount = count(.places, IndexFormat.PlaceField.recordLength)
    nameCount = max(0, count(.names, IndexFormat.NameField.recordLength) - 1)
    postingCount = count(.postings, 8)
    spellingCount = count(.spellings, 8)
    deletionCount = count(.deletions, 8)
    skeletonSlots = count(.skeletonSlots, 4)
    joinedSlots = count(.joinedSlots, 4)
    phraseSlots = count(.phrases, 12)
    identifierSlots = count(.identifiers, 4)
    self.storage = storage
    self.starts = starts
    self.lengths = lengths
  }

  // MARK: Fields

  @inline(__always)
  func number(_ section: IndexFormat.Section, _ offset: Int) -> Int {
    guard offset >= 0, offset <= lengths[section.rawValue] - 4 else { return 0 }
    return storage.number(at: starts[section.rawValue] + offset)
  }

  @inline(__always)
  func place(_ place: Int, _ field: IndexFormat.PlaceField) -> Int {
    number(.places, place * IndexFormat.PlaceField.recordLength + 4 * field.rawValue)
  }

  @inline(__always)
  package func name(_ name: Int, _ field: IndexFormat.NameField) -> Int {
    number(.names, name * IndexFormat.NameField.recordLength + 4 * field.rawValue)
  }

  /// Calls a closure with the UTF-8 of a string of the pool.
  @inline(__always)
  package func withString<Result>(_ offset: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = starts[IndexFormat.Section.strings.rawValue] + offset
    let length = Int(storage.byte(at: start) & 0x7F) | Int(storage.byte(at: start + 1) & 0x7F) << 7
    return storage.withBytes(start + 2, length, body)
  }

  func string(_ offset: Int) -> String {
    withString(offset) { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Names

  /// Postings of a name: numbers of records in ``IndexFormat/Section/postings``.
  @inline(__always)
  func postings(ofName name: Int) -> Range<Int> {
    Self.range(self.name(name, .firstPosting), self.name(name + 1, .firstPosting), in: postingCount)
  }

  /// Spellings of a place: numbers of records in ``IndexFormat/Section/spellings``.
  @inline(__always)
  func spellings(ofPlace place: Int) -> Range<Int> {
    let first = self.place(place, .firstSpelling)
    return Self.range(first, first + self.place(place, .spellingCount), in: spellingCount)
  }

  /// A range of records, cut to those that there are: whatever the bytes say, a loop over it ends.
  @inline(__always)
  private static func range(_ first: Int, _ end: Int, in count: Int) -> Range<Int> {
    let end = min(end, count)
    return first < end ? first..<end : 0..<0
  }

  @inline(__always)
  func posting(_ record: Int) -> (place: Int, status: SpellingStatus, surface: Int) {
    let value = number(.postings, 8 * record)
    return (value >> 3, SpellingStatus(rawValue: UInt8(value & 7)) ?? .variant, number(.postings, 8 * record + 4))
  }

  /// Calls a closure with every name whose words run together have this hash.
  @inline(__always)
  func forEachName(joinedHash hash: UInt64, _ body: (Int) -> Void) {
    var at = SlotTable.slot(hash, joinedSlots)
    for _ in 0..<joinedSlots {
      let slot = number(.joinedSlots, 4 * at)
      if slot == 0 { return }
      if name(slot - 1, .joinedHash) == Int(hash >> 28) { body(slot - 1) }
      at = at + 1 == joinedSlots ? 0 : at + 1
    }
  }

  /// Names with a consonant key; empty when there is none.
  func names(withKey key: [UInt8]) -> Range<Int> {
    let hash = IndexFormat.hash(key)
    var at = SlotTable.slot(hash, skeletonSlots)
    for _ in 0..<skeletonSlots {
      let slot = number(.skeletonSlots, 4 * at)
      if slot == 0 { return 0..<0 }
      let isSame = withString(number(.skeletons, 8 * (slot - 1))) { bytes in
        bytes.count == key.count && bytes.elementsEqual(key)
      }
      if isSame { return names(ofSkeleton: slot - 1) }
      at = at + 1 == skeletonSlots ? 0 : at + 1
    }
    return 0..<0
  }

  /// Letters and countries of names, as they are stored: seven bits a byte, so that they can be compared bit by bit.
  struct Signature {
    var letters: UInt32
    var countries: UInt32

    init(letters: Int, countries: Int) {
      (self.letters, self.countries) = (Self.spread(letters), Self.spread(countries))
    }

    @inline(__always)
    init(stored: UInt64) {
      // Seven bits a byte, even where the file is damaged: the letters that differ are counted in a table.
      letters = UInt32(truncatingIfNeeded: stored) & 0x7F7F_7F7F
      countries = UInt32(truncatingIfNeeded: stored >> 32)
    }

    static func spread(_ number: Int) -> UInt32 {
      let bits = UInt32(truncatingIfNeeded: number)
      return bits & 0x7F | bits << 1 & 0x7F00 | bits << 2 & 0x7F_0000 | bits << 3 & 0x7F00_0000
    }
  }

  /// Calls a closure with the signature of each of some names.
  @inline(__always)
  func forEachSignature(of names: Range<Int>, _ body: (_ name: Int, _ signature: Signature) -> Void) {
    let length = IndexFormat.signatureLength
    let start = starts[IndexFormat.Section.signatures.rawValue] + length * names.lowerBound
    storage.withBytes(start, length * names.count) { bytes in
      guard let base = bytes.baseAddress else { return }
      for at in 0..<bytes.count / length {
        let stored = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: length * at, as: UInt64.self))
        body(names.lowerBound + at, Signature(stored: stored))
      }
    }
  }

  /// Countries of a name, see ``IndexFormat/countryBit(_:)``.
  @inline(__always)
  func countries(ofName name: Int) -> Int { number(.signatures, IndexFormat.signatureLength * name + 4) }

  @inline(__always)
  func sounds(ofName name: Int) -> PackedSounds {
    let start = IndexFormat.signatureLength * name
    return PackedSounds(number(.signatures, start + 8), number(.signatures, start + 12))
  }

  @inline(__always)
  func names(ofSkeleton skeleton: Int) -> Range<Int> {
    let first = number(.skeletons, 8 * skeleton + 4)
    let end = number(.skeletons, 8 * skeleton + 12)
    return first < end && end <= nameCount ? first..<end : 0..<0
  }

  /// Entries of ``IndexFormat/Section/deletions`` with a hash (28 bits): consonant keys from which leaving out one
  /// consonant or one word gives it.
  func deletions(withHash hash: Int) -> Range<Int> {
    let bucket = hash >> (28 - IndexFormat.deletionDirectoryBits)
    let end = min(number(.deletionDirectory, 4 * (bucket + 1)), deletionCount)
    var first = number(.deletionDirectory, 4 * bucket)
    while first < end, number(.deletions, 8 * first) < hash { first += 1 }
    var last = first
    while last < end, number(.deletions, 8 * last) == hash { last += 1 }
    return first..<max(first, last)
  }

  /// The consonant key of an entry of the deletions.
  func skeleton(ofDeletion entry: Int) -> Int { number(.deletions, 8 * entry + 4) }

  /// Looks for a beginning of names by the hash of its words: nil when no name begins so; 0 when names go on, else one
  /// more than a name that ends here.
  @inline(__always)
  func phrase(_ hash: UInt64) -> Int? {
    let (low, high) = (Int(hash & 0xFFF_FFFF), Int(hash >> 28))
    var at = SlotTable.slot(hash, phraseSlots)
    // The slots fill the section: what is inside the table is inside the section.
    let start = starts[IndexFormat.Section.phrases.rawValue]
    for _ in 0..<phraseSlots {
      let slot = start + 12 * at
      let value = storage.number(at: slot + 8)
      if value == 0 { return nil }
      if storage.number(at: slot) == low, storage.number(at: slot + 4) == high { return value - 1 }
      at = at + 1 == phraseSlots ? 0 : at + 1
    }
    return nil
  }

  /// The place with an identifier: kind `i` (id), `g` (GeoNames), `w` (Wikidata) or `p` (p-code).
  func place(kind: Character, identifier: String) -> Int? {
    let hash = IndexFormat.hash("\(kind)\(identifier)".utf8)
    let field: IndexFormat.PlaceField =
      switch kind {
      case "g": .geonames
      case "w": .wikidata
      case "p": .pcode
      default: .id
      }
    var at = SlotTable.slot(hash, identifierSlots)
    for _ in 0..<identifierSlots {
      let slot = number(.identifiers, 4 * at)
      if slot == 0 { return nil }
      let isSame = withString(place(slot - 1, field)) { $0.elementsEqual(identifier.utf8) }
      if isSame { return slot - 1 }
      at = at + 1 == identifierSlots ? 0 : at + 1
    }
    return nil
  }
}
