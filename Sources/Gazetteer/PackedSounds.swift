/// The first ten sounds of a name (see ``SoundForm``) in two numbers of an index, beside its letters and countries: what
/// picks names is then read in one place.
struct PackedSounds {
  /// Five bits a sound, as ``LetterDistance`` tells them apart, the first lowest; 0 ends them.
  let sounds: UInt64
  /// The name has more sounds than these.
  let isCut: Bool
  let isArabic: Bool

  private static let aNumber = 5
  private static let cutBit = 1 << 25
  private static let arabicBit = 1 << 26
  private static let soundBits = 0x1FF_FFFF

  /// The two numbers, of 28 bits.
  static func pack(_ sounds: [UInt8], isArabic: Bool) -> (Int, Int) {
    func number(_ sounds: ArraySlice<UInt8>) -> Int {
      sounds.reversed().reduce(0) { $0 << 5 | Int($1 & 31) }
    }
    let (first, rest) = (sounds.prefix(aNumber), sounds.dropFirst(aNumber))
    let flags = (rest.count > aNumber ? cutBit : 0) | (isArabic ? arabicBit : 0)
    return (number(first), number(rest.prefix(aNumber)) | flags)
  }

  @inline(__always)
  init(_ first: Int, _ second: Int) {
    sounds = UInt64(truncatingIfNeeded: first & Self.soundBits | (second & Self.soundBits) << 25)
    isCut = second & Self.cutBit != 0
    isArabic = second & Self.arabicBit != 0
  }
}

extension LetterDistance {
  /// What ``to(_:isStrong:)`` gives for the sounds of a name that is not cut.
  @inline(__always)
  func to(_ packed: PackedSounds, isStrong: Bool) -> Int {
    to(Sounds(rest: packed.sounds), isStrong: isStrong)
  }

  private struct Sounds: Sequence, IteratorProtocol {
    var rest: UInt64

    @inline(__always)
    mutating func next() -> UInt8? {
      if rest == 0 { return nil }
      // Lower-case ASCII, and whatever else has the same five bits.
      let sound = UInt8(truncatingIfNeeded: rest & 31) | 0x60
      rest >>= 5
      return sound
    }
  }
}
