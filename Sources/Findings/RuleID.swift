/// A rule's name: lower case, `family/name`; never changed and never used again once released.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let name: String

  /// Nil where the name is not `family/name` in lower-case letters, digits and hyphens.
  public init?(_ name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = { (byte: UInt8) in (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 }
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }) else { return nil }
    self.name = name
  }

  /// The part before the first `/`.
  public var family: String { String(name.prefix { $0 != "/" }) }
  public var description: String { name }
  public static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }

  /// True where `selector` is this id or a prefix of it that ends at a `/`.
  public func isSelected(by selector: String) -> Bool {
    if selector == name || selector == "all" { return true }
    let prefix = selector.hasSuffix("/") ? selector : selector + "/"
    return name.hasPrefix(prefix)
  }
}
