import CICUShim

/// A script of Unicode. The raw value is ICU's `UScriptCode`, which never changes for a script.
public struct ScriptCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// Digits, marks and signs that many scripts share.
  public static let common = ScriptCode(rawValue: 0)
  /// Combining marks that take the script of what they stand on.
  public static let inherited = ScriptCode(rawValue: 1)
  public static let arabic = ScriptCode(rawValue: 2)
  public static let cyrillic = ScriptCode(rawValue: 8)
  public static let greek = ScriptCode(rawValue: 14)
  public static let han = ScriptCode(rawValue: 17)
  public static let hebrew = ScriptCode(rawValue: 19)
  public static let latin = ScriptCode(rawValue: 25)
  public static let syriac = ScriptCode(rawValue: 34)
  public static let thai = ScriptCode(rawValue: 38)
  public static let unknown = ScriptCode(rawValue: 103)

  /// ISO 15924: "Arab".
  public var code: String { cicu_script_code(rawValue).map { String(cString: $0) } ?? "Zzzz" }
  public var description: String { code }
}
