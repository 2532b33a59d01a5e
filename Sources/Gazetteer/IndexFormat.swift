import Romanization

/// Layout of a compiled index of places.
///
/// An index is valid UTF-8 throughout, so that it can stand in a string literal: numbers are four bytes of seven bits
/// (28 bits, least first), text is UTF-8. It begins with a header:
///
/// | offset | bytes | what |
/// |---|---|---|
/// | 0 | 8 | `mtlintgz` |
/// | 8 | 4 | version of the format and hash of its layout, see ``IndexFormat/stamp`` |
/// | 12 | 4 | length of the whole |
/// | 16 | 8 | checksum of all that follows it (two numbers, low first) |
/// | 24 | 8 | fingerprint of the inputs (two numbers) |
/// | 32 | 8 × sections | offset and length of each section |
package enum IndexFormat {
  static let magic = Array("mtlintgz".utf8)
  /// Raise it whenever the layout, a key or a hash changes: caches of other versions are then rebuilt.
  static let version = 6
  /// The version in the lower 8 bits; above them a hash of the sections and fields in their order, so that an index of
  /// another layout is known as such even where nobody raised the version.
  ///
  /// A number, as working it out takes a tenth of the time of an article: names of cases are found by reflection. A test
  /// compares it with ``layoutStamp()``.
  static let stamp = 0xC2A_EE06

  /// What ``stamp`` must be.
  static func layoutStamp() -> Int {
    var names = Section.allCases.map { "\($0)" }
    names += PlaceField.allCases.map { "\($0)" }
    names += NameField.allCases.map { "\($0)" }
    return version | Int(hash(names.joined(separator: " ").utf8) & 0xF_FFFF) << 8
  }
  static let headerLength = 32 + 8 * Section.allCases.count
  static let checksumStart = 24
  /// Largest number and largest offset.
  static let limit = 1 << 28
  /// Bytes that a row of a table takes at least: its record, one name with its records, slots and strings.
  static let leastRowLength = 160

  enum Section: Int, CaseIterable {
    /// Two bytes of seven bits for the length, then UTF-8. Offset 0 is the empty string.
    case strings
    /// Records of ``PlaceField``.
    case places
    /// Records of ``NameField`` in the order of their consonant keys, and a last one that ends the postings.
    case names
    /// Letters (see ``LetterSignature``), countries and sounds (``PackedSounds``) of each name, 16 bytes: what picks
    /// names, close together.
    case signatures
    /// A number that holds place and status, and the surface string: 8 bytes.
    case postings
    /// Status and string of each spelling of each place, 8 bytes.
    case spellings
    /// String and first name of each consonant key, 8 bytes, and a last one that ends the names.
    case skeletons
    /// Open-addressed table of consonant keys.
    case skeletonSlots
    /// Open-addressed table of names by their words run together.
    case joinedSlots
    /// Where the entries of each range of hashes begin.
    case deletionDirectory
    /// Hash of a consonant key with one consonant or one word left out, and the key: 8 bytes, in order of hashes.
    case deletions
    /// Open-addressed table of the beginnings of names, by the hashes of their words: 12 bytes.
    case phrases
    /// Open-addressed table of places by id, GeoNames id, Wikidata id and p-code.
    case identifiers
  }

  enum PlaceField: Int, CaseIterable {
    case id, country, feature, latitude, longitude, english, arabic, admin1, parentID, population, wikidata, geonames,
      pcode, sources, firstSpelling, spellingCount, flags, marks, group, sounds
    static let recordLength = 4 * allCases.count
  }

  package enum NameField: Int, CaseIterable {
    case text, joinedHash, firstPosting, flags, sounds, letters
    static let recordLength = 4 * allCases.count
  }

  /// Bytes of a record of signatures.
  static let signatureLength = 16

  /// Flags of a name.
  static let nameLacksClassWord = 1
  static let nameIsArabic = 2

  /// Consonants that a name must have left when one of its words is left out, to be found by the others.
  static let leastShortened = 3

  /// Bits of hashes in the directory of deletions.
  static let deletionDirectoryBits = 16

  /// Folded text of a name as the index stores it: words parted by blanks, `~` before a word that has the article.
  package static func text(of name: FoldedName) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(name.bytes.count + 2)
    for (index, word) in name.words.enumerated() {
      if index > 0 { text.append(UInt8(ascii: " ")) }
      if word.hasArticle { text.append(UInt8(ascii: "~")) }
      text.append(contentsOf: name.bytes[word.range])
    }
    return text
  }

  /// Hash for the open-addressed tables and the deletions.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { WordHash.of(bytes) }

  /// Bit of a country in the mask of a name. Those whose places are looked up most have one each, the others share two.
  static func countryBit(_ code: Int) -> Int {
    if code == 0 { return 0 }
    return 1 << (ownBits.firstIndex(of: code) ?? 26 + (code & 1))
  }

  private static let ownBits =
    "AE BH DJ DZ EG EH IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN TR YE".split(separator: " ")
    .map { countryCode(String($0)) }

  /// Two ASCII letters as a number; 0 for none.
  package static func countryCode(_ country: String) -> Int {
    let letters = Array(country.utf8)
    guard letters.count == 2, letters.allSatisfy({ $0 < 0x80 }) else { return 0 }
    return Int(letters[0]) << 7 | Int(letters[1])
  }

  static func countryName(_ code: Int) -> String {
    code == 0 ? "" : String(decoding: [UInt8(code >> 7 & 0x7F), UInt8(code & 0x7F)], as: UTF8.self)
  }
}

/// How a spelling stands to the place it names.
public enum SpellingStatus: UInt8, Sendable {
  /// The preferred Latin form.
  case canonical
  /// Another Latin form that is right.
  case accepted
  /// A Latin form found in a table that does not say whether it is right.
  case variant
  /// A Latin form that a curated table lists as wrong.
  case fault
  /// The preferred form in Arabic script.
  case arabic
  /// Another form in Arabic script.
  case arabicVariant
}
