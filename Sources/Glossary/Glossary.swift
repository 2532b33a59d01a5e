import Gazetteer
import Romanization
import RulePacks

/// The house's own data, as the build compiled it out of `Glossaries/`.
public enum Glossary {
  /// Rule packs with their lexicons and terms.
  ///
  /// - Throws: where the program was built wrong.
  public static func rules() throws(DamagedImage) -> RuleSet {
    try RuleImage.decode(bytes(of: CompiledGlossaries.rules))
  }

  /// The index of the built-in places, in memory of its own.
  public static var places: IndexStorage { IndexStorage(bytes(of: CompiledGlossaries.places)) }

  /// Parameters of name look-up, learned where they are there.
  public static func nameModel() throws(ModelError) -> NameModel {
    guard let alignment = model("alignment.txt"), let ranking = model("ranking.txt") else { return .untrained }
    var cross: AlignmentCosts?
    if let parameters = model("cross-alignment.txt") { cross = try AlignmentCosts(parameters: parameters) }
    var origin = SpellingOrigin()
    if let parameters = model("origin.txt") { origin = try SpellingOrigin(parameters: parameters) }
    return NameModel(
      alignment: try AlignmentCosts(parameters: alignment), ranking: try RankingModel(parameters: ranking),
      crossAlignment: cross, origin: origin)
  }

  /// Parameters of the romanizer, learned; nil where there are none. Reading them takes about two milliseconds.
  public static func romanizerModel() throws(RomanizerModelError) -> RomanizerModel? {
    guard let literal = CompiledGlossaries.model("romanizer.txt") else { return nil }
    return try RomanizerModel(parameters: bytes(of: literal))
  }

  /// Text of a parameter file; nil where there is none.
  public static func model(_ name: String) -> String? {
    CompiledGlossaries.model(name).map { String(decoding: bytes(of: $0), as: UTF8.self) }
  }

  /// The bytes that a literal stands for: ASCII as it is, any other as the letter U+0100 + byte.
  private static func bytes(of literal: StaticString) -> [UInt8] {
    literal.withUTF8Buffer { utf8 in
      [UInt8](unsafeUninitializedCapacity: utf8.count) { buffer, count in
        var at = 0
        while at < utf8.count {
          let byte = utf8[at]
          if byte < 0x80 || at + 1 == utf8.count {
            buffer[count] = byte
            at += 1
          } else {
            buffer[count] = byte << 6 | utf8[at + 1] & 0x3F
            at += 2
          }
          count += 1
        }
      }
    }
  }
}
