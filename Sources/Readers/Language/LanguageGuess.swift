import SourceText

/// Tells the language of a text by its script, its letters and its function words, from a list of languages of news.
///
/// Gives nothing rather than a guess: a name or a headline without function words has no language.
public enum LanguageGuess {
  /// BCP 47 tags that can come out.
  public static let languages = [
    "ar", "ckb", "de", "en", "es", "fa", "fr", "he", "it", "ku", "nl", "pt", "ru", "tr", "uk", "ur",
  ]

  /// How much of a text is looked at, in bytes.
  static let sample = 2048

  /// The language of a document's text outside what is locked.
  public static func language(of document: Document) -> String? {
    var text: [UInt8] = []
    var at = 0
    for locked in document.locked where text.count < sample {
      text += document.text[at..<max(at, locked.start)]
      at = locked.end
    }
    text += document.text[at...].prefix(sample)
    return language(of: text)
  }

  /// The language of a text in UTF-8; nil where it cannot be told.
  public static func language(of text: some Collection<UInt8>) -> String? { guess(Array(text.prefix(sample))) }

  private static func guess(_ sample: [UInt8]) -> String? {
    var counts = ScriptCounts()
    var bytes = sample
    if sample.allSatisfy({ $0 < 0x80 }) {
      for byte in sample { counts.addASCII(byte) }
    } else {
      // What the end of the sample cuts off, or what is no UTF-8, becomes a mark.
      let string = String(decoding: sample, as: UTF8.self)
      for scalar in string.unicodeScalars {
        if scalar.value < 0x80 { counts.addASCII(UInt8(truncatingIfNeeded: scalar.value)) } else { counts.add(scalar) }
      }
      bytes = Array(string.utf8)
    }
    let text = bytes[...]
    guard let script = counts.dominant else { return nil }
    switch script {
    case .hebrew: return counts.total >= 8 ? "he" : nil
    case .arabic: return counts.arabicLanguage ?? FunctionWords.best(in: text, among: ["ar", "fa", "ur", "ckb"])
    case .cyrillic: return counts.cyrillicLanguage ?? FunctionWords.best(in: text, among: ["ru", "uk"])
    case .latin: return FunctionWords.best(in: text, among: ["en", "fr", "de", "es", "it", "pt", "nl", "tr", "ku"])
    case .other: return nil
    }
  }
}
