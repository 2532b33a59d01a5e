import CICUShim

/// Full case mappings of UTF-8: one letter may become several ("ß" folds to "ss").
public enum CaseMapping {
  enum Kind: Int32 {
    case fold = 0
    case lower, upper, title
  }

  /// Full case folding, the same in all locales. The bytes are valid UTF-8.
  public static func fold(_ text: [UInt8]) throws(ICUError) -> [UInt8] { try map(text, .fold, "") }
  /// Full case folding, the same in all locales.
  public static func fold(_ text: String) throws(ICUError) -> String { try map(text, .fold, "") }
  /// Lower case by the customs of a locale (BCP 47 tag).
  public static func lower(_ text: String, locale: String) throws(ICUError) -> String { try map(text, .lower, locale) }
  /// Upper case by the customs of a locale.
  public static func upper(_ text: String, locale: String) throws(ICUError) -> String { try map(text, .upper, locale) }
  /// First letter of each word in upper case, the rest in lower, by the customs of a locale.
  public static func title(_ text: String, locale: String) throws(ICUError) -> String { try map(text, .title, locale) }

  private static func map(_ text: String, _ kind: Kind, _ locale: String) throws(ICUError) -> String {
    String(decoding: try map(Array(text.utf8), kind, locale), as: UTF8.self)
  }

  private static func map(_ text: [UInt8], _ kind: Kind, _ locale: String) throws(ICUError) -> [UInt8] {
    if text.isEmpty { return [] }
    guard let handle = try checked({ cicu_casemap_open(locale, &$0) }) else { throw .illegalArgument }
    defer { cicu_casemap_close(handle) }
    return try UTF8Buffer.withBytes(text) { bytes, length throws(ICUError) in
      try UTF8Buffer.fill(guess: text.count + 16) { out, capacity, status in
        cicu_casemap_apply(handle, kind.rawValue, bytes, length, out, capacity, &status)
      }
    }
  }
}
