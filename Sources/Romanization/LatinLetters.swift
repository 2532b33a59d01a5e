/// Base letters of the Latin blocks: what is left of a letter when its diacritics are gone and it is lower case.
///
/// Derived from the compatibility decompositions of the Unicode Character Database, with the letters that have none
/// (ı, ł, ø, đ, ə …) added by their nearest reading.
enum LatinLetters {
  /// Bases of U+00C0…U+024F, one byte a scalar; `.` is no letter, `*` is a letter with two bases.
  private static let extendedA: [UInt8] = Array(
    ("aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*yaaaaaaccccccccddddeeeeeeeeeegggg"
      + "gggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
      + "bbbb..occdddd.aaeffg**iikkllmnnooo**ppr..**ttttuuuvyyzzz..z.........*********aaiioouuuuuuuuuuaaa"
      + "aa**ggggkkoooozzj***gg*.nnaa**ooaaaaeeeeiiiioooorrrruuuussttgghhnduu..aaeeooooooooyylntj**acclts"
      + "z..buveejjqqrryy").utf8)

  /// Bases of U+1E00…U+1EFF, as above.
  private static let extendedAdditional: [UInt8] = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
      + "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..*daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy**vvyy").utf8)

  private static let pairs: [UInt32: (UInt8, UInt8)] = {
    var table: [UInt32: (UInt8, UInt8)] = [:]
    let text =
      "c6 ae de th df ss e6 ae fe th 132 ij 133 ij 152 oe 153 oe 194 gh 195 hv 1a2 gh 1a3 gh 1a9 sh 1aa sh 1c4 dz 1c5 dz "
      + "1c6 dz 1c7 lj 1c8 lj 1c9 lj 1ca nj 1cb nj 1cc nj 1e2 ae 1e3 ae 1f1 dz 1f2 dz 1f3 dz 1f6 hv 1fc ae 1fd ae 238 db "
      + "239 qp 1e9e ss 1efa ll 1efb ll"
    let fields = text.split(separator: " ")
    for at in stride(from: 0, to: fields.count - 1, by: 2) {
      let letters = Array(fields[at + 1].utf8)
      guard let scalar = UInt32(fields[at], radix: 16), letters.count == 2 else { continue }
      table[scalar] = (letters[0], letters[1])
    }
    return table
  }()

  /// Appends the base letters of a scalar of the Latin blocks; false when it is no letter of them.
  static func appendBase(of scalar: UInt32, to bytes: inout [UInt8]) -> Bool {
    let base: UInt8
    switch scalar {
    case 0xC0...0x24F: base = extendedA[Int(scalar - 0xC0)]
    case 0x1E00...0x1EFF: base = extendedAdditional[Int(scalar - 0x1E00)]
    case 0x250, 0x251, 0x259: base = UInt8(ascii: "a")
    case 0x254: base = UInt8(ascii: "o")
    case 0x25B, 0x1DD: base = UInt8(ascii: "e")
    case 0x268: base = UInt8(ascii: "i")
    default: return false
    }
    switch base {
    case UInt8(ascii: "."): return false
    case UInt8(ascii: "*"):
      guard let pair = pairs[scalar] else { return false }
      bytes.append(pair.0)
      bytes.append(pair.1)
    default: bytes.append(base)
    }
    return true
  }
}
