/// Letters of a text by script.
struct ScriptCounts {
  enum Script: Int, CaseIterable { case latin, arabic, hebrew, cyrillic, other }

  private var letters = [Int](repeating: 0, count: Script.allCases.count)
  private var persian = 0
  private var urdu = 0
  private var sorani = 0
  private var arabic = 0
  private var russian = 0
  private var ukrainian = 0
  private(set) var total = 0
  /// Letters of ASCII, which are those of most texts.
  private var latin = 0

  @inline(__always)
  mutating func addASCII(_ byte: UInt8) {
    if (byte | 0x20) &- 0x61 < 26 {
      latin += 1
      total += 1
    }
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    let script: Script
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: script = .latin
    case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6FA...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
      script = .arabic
      countArabic(scalar)
    case 0x5D0...0x5EA: script = .hebrew
    case 0x400...0x52F:
      script = .cyrillic
      if "ыэъёЫЭЪЁ".unicodeScalars.contains(scalar) { russian += 1 }
      if "іїєґІЇЄҐ".unicodeScalars.contains(scalar) { ukrainian += 1 }
    case 0x370...0x3FF, 0x900...0xDFF, 0xE00...0x1FFF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3:
      script = .other
    default: return
    }
    letters[script.rawValue] += 1
    total += 1
  }

  private mutating func countArabic(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "پ", "چ", "ژ", "گ", "ی", "ک": persian += 1
    case "ٹ", "ڈ", "ڑ", "ں", "ے", "ہ", "ھ": urdu += 1
    case "ۆ", "ێ", "ڵ", "ڕ", "ە": sorani += 1
    case "ة", "ي", "ى", "ك", "إ", "أ": arabic += 1
    default: break
    }
  }

  /// The script of at least six letters in ten.
  var dominant: Script? {
    guard total >= 2 else { return nil }
    return Script.allCases.first { (letters[$0.rawValue] + ($0 == .latin ? latin : 0)) * 10 >= total * 6 }
  }

  /// By letters that one language alone has, where they say enough.
  var arabicLanguage: String? {
    if sorani * 12 >= total { return "ckb" }
    if urdu * 20 >= total { return "ur" }
    if persian > 2 * arabic, persian * 20 >= total { return "fa" }
    if arabic >= 2, arabic > 4 * (persian + urdu + sorani) { return "ar" }
    return nil
  }

  var cyrillicLanguage: String? {
    if russian >= 2, russian > 3 * ukrainian { return "ru" }
    if ukrainian >= 2, ukrainian > 3 * russian { return "uk" }
    return nil
  }
}
