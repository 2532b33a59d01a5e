import CICUShim

/// Unicode normalization forms (Unicode Standard Annex 15) over UTF-8.
public enum Normalizer {
  /// The forms, by their names in the annex.
  public enum Form: Int32, Sendable, Hashable, CaseIterable {
    case nfc, nfd, nfkc, nfkd
    /// NFKC, case folded, default ignorable characters removed (`NFKC_Casefold`).
    case nfkcCaseFold
  }

  /// `text` in the form. The bytes are valid UTF-8.
  public static func normalize(_ text: [UInt8], to form: Form) throws(ICUError) -> [UInt8] {
    if text.isEmpty { return [] }
    return try UTF8Buffer.withBytes(text) { bytes, length throws(ICUError) in
      try UTF8Buffer.fill(guess: text.count + text.count / 2) { out, capacity, status in
        cicu_normalize(form.rawValue, bytes, length, out, capacity, &status)
      }
    }
  }

  /// `text` in the form.
  public static func normalize(_ text: String, to form: Form) throws(ICUError) -> String {
    String(decoding: try normalize(Array(text.utf8), to: form), as: UTF8.self)
  }

  /// True where normalizing would change nothing.
  public static func isNormalized(_ text: [UInt8], _ form: Form) throws(ICUError) -> Bool {
    if text.isEmpty { return true }
    return try UTF8Buffer.withBytes(text) { bytes, length throws(ICUError) in
      try checked { cicu_is_normalized(form.rawValue, bytes, length, &$0) } != 0
    }
  }
}
