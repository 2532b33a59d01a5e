/// A rule's name: lower case, `family/name`; never changed and never used again once released.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let name: String

  /// Nil where the name is not `family/name` in lower-case letters, digits and hyphens.
  public init?(_ name: String) {
    var slashes = 0
    var before = UInt8(ascii: "/")
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
      case UInt8(ascii: "/") where before != byte: slashes += 1
      default: return nil
      }
      before = byte
    }
    guard slashes > 0, before != UInt8(ascii: "/") else { return nil }
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
