import CICUShim

/// A script of Unicode. The raw value is ICU's `UScriptCode`, which never changes for a script.
public struct ScriptCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// ICU's `UScriptCode`.
  public let rawValue: Int32
  /// A script by ICU's `UScriptCode`.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// Digits, marks and signs that many scripts share.
  public static let common = ScriptCode(rawValue: 0)
  /// Combining marks that take the script of what they stand on.
  public static let inherited = ScriptCode(rawValue: 1)
  /// Arab.
  public static let arabic = ScriptCode(rawValue: 2)
  /// Cyrl.
  public static let cyrillic = ScriptCode(rawValue: 8)
  /// Grek.
  public static let greek = ScriptCode(rawValue: 14)
  /// Hani: Chinese characters.
  public static let han = ScriptCode(rawValue: 17)
  /// Hebr.
  public static let hebrew = ScriptCode(rawValue: 19)
  /// Latn.
  public static let latin = ScriptCode(rawValue: 25)
  /// Syrc.
  public static let syriac = ScriptCode(rawValue: 34)
  /// Thai.
  public static let thai = ScriptCode(rawValue: 38)
  /// Zzzz: unassigned and private scalars.
  public static let unknown = ScriptCode(rawValue: 103)

  /// ISO 15924: "Arab".
  public var code: String { cicu_script_code(rawValue).map { String(cString: $0) } ?? "Zzzz" }
  /// The ISO 15924 code.
  public var description: String { code }
}
