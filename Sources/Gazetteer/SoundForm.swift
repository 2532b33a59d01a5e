/// How a name sounds, roughly: what English, French, German and scholarly spellings of one name have in common.
///
/// Digraphs become one letter (sh ch sch → c; kh → x; dj → j; ou oo → u), doubled letters and a closing h go, e is a,
/// o is u, y is i. Blanks and articles are left out. Names in Arabic script keep the vowels that they write. It says
/// which names are worth a weighted alignment, no more; letters are ASCII.
enum SoundForm {
  /// The form of a name as ``AlignmentText`` has it.
  static func of(_ codes: [UInt8]) -> [UInt8] {
    var sounds: [UInt8] = []
    sounds.reserveCapacity(codes.count)
    var at = 0
    while at < codes.count {
      let (sound, length) = sound(at, codes)
      at += length
      if sound != 0, sound != sounds.last { sounds.append(sound) }
    }
    return sounds
  }

  private static let h = UInt8(ascii: "h") - UInt8(ascii: "a")

  private static func sound(_ at: Int, _ codes: [UInt8]) -> (sound: UInt8, length: Int) {
    let code = codes[at]
    if code >= AlignmentText.blank {
      return (code == AlignmentText.digit ? UInt8(ascii: "9") : code == AlignmentText.other ? UInt8(ascii: "?") : 0, 1)
    }
    let letter = code + UInt8(ascii: "a")
    let next = at + 1 < codes.count ? codes[at + 1] : AlignmentText.blank
    let third = at + 2 < codes.count ? codes[at + 2] : AlignmentText.blank
    let isBeforeH = next == h
    switch letter {
    case UInt8(ascii: "s"), UInt8(ascii: "t"):
      if next == 2, third == h { return (UInt8(ascii: "c"), 3) }
      return isBeforeH ? (letter == UInt8(ascii: "s") ? UInt8(ascii: "c") : letter, 2) : (letter, 1)
    case UInt8(ascii: "c"): return isBeforeH ? (UInt8(ascii: "c"), 2) : (UInt8(ascii: "k"), 1)
    case UInt8(ascii: "k"): return isBeforeH ? (UInt8(ascii: "x"), 2) : (letter, 1)
    case UInt8(ascii: "q"): return (UInt8(ascii: "k"), 1)
    case UInt8(ascii: "g"), UInt8(ascii: "r"):
      return isBeforeH ? (UInt8(ascii: "g"), 2) : (letter, 1)
    case UInt8(ascii: "d"):
      if next == UInt8(ascii: "j") - UInt8(ascii: "a") { return (UInt8(ascii: "j"), 2) }
      return isBeforeH ? (letter, 2) : (letter, 1)
    case UInt8(ascii: "p"): return isBeforeH ? (UInt8(ascii: "f"), 2) : (UInt8(ascii: "b"), 1)
    case UInt8(ascii: "h"):
      let isLast = next >= AlignmentText.blank
      return (isLast ? 0 : letter, 1)
    case UInt8(ascii: "e"): return (UInt8(ascii: "a"), 1)
    case UInt8(ascii: "y"): return (UInt8(ascii: "i"), 1)
    case UInt8(ascii: "o"), UInt8(ascii: "w"): return (UInt8(ascii: "u"), 1)
    case UInt8(ascii: "v"): return (UInt8(ascii: "w"), 1)
    default: return (letter, 1)
    }
  }

  /// Whether a sound is one that only one of the two scripts writes.
  static func isWeak(_ sound: UInt8) -> Bool {
    switch sound {
    case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "h"), UInt8(ascii: "w"): true
    default: false
    }
  }
}
