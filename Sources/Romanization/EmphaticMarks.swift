/// How often a name has each of the letters that careful romanization marks and plain English drops: ح ص ط ض ظ ع.
///
/// Ḩuraytān and حريتان agree in them, Ḩ and ه do not; so they tell names apart that fold to the same letters. Each
/// count stops at 3. Articles are left out, as they take the mark of the letter after them (Aţ Ţawīl).
public struct EmphaticMarks: Hashable, Sendable {
  /// Two bits a letter, in the order above.
  public let packed: Int

  public init(packed: Int) { self.packed = packed & 0xFFF }

  static let letters: [UInt32] = [0x062D, 0x0635, 0x0637, 0x0636, 0x0638, 0x0639]

  /// Counts of a folded name in Arabic script, nouns of class left out.
  public init(arabic name: FoldedName) {
    var counts = [0, 0, 0, 0, 0, 0]
    let bare = name.withoutClassWords ?? name
    for word in bare.words {
      for at in word.range.dropLast() where (0xD8...0xDB).contains(bare.bytes[at]) {
        let letter = UInt32(bare.bytes[at] & 0x1F) << 6 | UInt32(bare.bytes[at + 1] & 0x3F)
        if let index = Self.letters.firstIndex(of: letter) { counts[index] += 1 }
      }
    }
    packed = Self.pack(counts)
  }

  /// Counts of a Latin spelling with its diacritics; nil when it is not written in a way that marks them, as its plain
  /// letters then say nothing. A macron or a mark below shows that it is.
  public init?(latin spelling: String) {
    if !spelling.unicodeScalars.contains(where: { Self.showsSystem($0.value) }) { return nil }
    var counts = [0, 0, 0, 0, 0, 0]
    var word: [UInt32] = []
    func finish(_ word: [UInt32], isLast: Bool) {
      if word.isEmpty { return }
      if !isLast, word.count <= 4, NameVocabulary.isArticle(Self.fold(word)) { return }
      var before: UInt32 = 0
      for scalar in word {
        if let index = Self.index(of: scalar, after: before) { counts[index] += 1 }
        before = scalar
      }
    }
    for scalar in spelling.unicodeScalars.map(\.value) {
      if scalar == 0x20 || scalar == 0x2D {
        finish(word, isLast: false)
        word.removeAll(keepingCapacity: true)
      } else {
        word.append(scalar)
      }
    }
    finish(word, isLast: true)
    packed = Self.pack(counts)
  }

  /// Sum of the differences of the counts.
  public func difference(from other: EmphaticMarks) -> Int {
    var sum = 0
    for at in 0..<6 { sum += abs((packed >> (2 * at) & 3) - (other.packed >> (2 * at) & 3)) }
    return sum
  }

  private static func pack(_ counts: [Int]) -> Int {
    counts.enumerated().reduce(0) { $0 | min($1.element, 3) << (2 * $1.offset) }
  }

  private static func fold(_ word: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in word { NameFolding.append(scalar: scalar, to: &bytes) }
    return NameFolding.fold(bytes)
  }

  /// Macrons, cedillas and dots below of letters, spacing or combined: nobody writes them by chance.
  private static func showsSystem(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return false }
    return switch scalar {
    case 0x0100, 0x0101, 0x012A, 0x012B, 0x016A, 0x016B, 0x0304, 0x0323, 0x0327: true
    case 0x1E0C, 0x1E0D, 0x1E10, 0x1E11, 0x1E24, 0x1E25, 0x1E28, 0x1E29, 0x1E62, 0x1E63, 0x1E6C, 0x1E6D, 0x1E92, 0x1E93,
      0x0162, 0x0163, 0x021A, 0x021B:
      true
    default: false
    }
  }

  private static func index(of scalar: UInt32, after before: UInt32) -> Int? {
    switch scalar {
    case 0x1E24, 0x1E25, 0x1E28, 0x1E29: 0
    case 0x015E, 0x015F, 0x0218, 0x0219, 0x1E62, 0x1E63: 1
    case 0x0162, 0x0163, 0x021A, 0x021B, 0x1E6C, 0x1E6D: 2
    case 0x1E0C, 0x1E0D, 0x1E10, 0x1E11: 3
    case 0x1E92, 0x1E93: 4
    case 0x2018, 0x02BF, 0x02BB, 0x0060: 5
    case 0x0323, 0x0327:
      switch before | 0x20 {
      case 0x68: 0
      case 0x73: 1
      case 0x74: 2
      case 0x64: 3
      case 0x7A: 4
      default: nil
      }
    default: nil
    }
  }
}
