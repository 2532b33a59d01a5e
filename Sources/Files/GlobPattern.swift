/// A pattern of `.gitignore` (git's documentation, gitignore(5)): `*`, `?`, `[a-z]`, `**`, `/` in front or inside anchors,
/// `/` behind means folders only, `!` in front takes back.
public struct GlobPattern: Sendable, Hashable {
  public let isNegated: Bool
  private let foldersOnly: Bool
  private let isAnchored: Bool
  private let parts: [[UInt8]]

  /// Nil for a comment and an empty line.
  public init?(_ line: String) {
    var text = line[...]
    while text.last == " " && !text.hasSuffix("\\ ") { text.removeLast() }
    if text.isEmpty || text.hasPrefix("#") { return nil }
    isNegated = text.hasPrefix("!")
    if isNegated { text.removeFirst() }
    foldersOnly = text.hasSuffix("/")
    if foldersOnly { text.removeLast() }
    isAnchored = text.contains("/")
    if text.hasPrefix("/") { text.removeFirst() }
    if text.isEmpty { return nil }
    parts = text.split(separator: "/").map { Array($0.utf8) }
  }

  /// - Parameter path: from the pattern's folder, with `/`.
  public func matches(_ path: String, isFolder: Bool) -> Bool {
    if foldersOnly && !isFolder { return false }
    let names = path.split(separator: "/").map { Array($0.utf8) }
    if isAnchored { return Self.matches(parts[...], names[...]) }
    guard let last = names.last, let part = parts.first else { return false }
    return Self.matches(part[...], last[...])
  }

  private static func matches(_ parts: ArraySlice<[UInt8]>, _ names: ArraySlice<[UInt8]>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    if part == Array("**".utf8) {
      if parts.count == 1 { return !names.isEmpty }
      return (names.startIndex...names.endIndex).contains { matches(parts.dropFirst(), names[$0...]) }
    }
    guard let name = names.first, matches(part[...], name[...]) else { return false }
    return matches(parts.dropFirst(), names.dropFirst())
  }

  /// One name against one part, without recursion over `*`: the last star is the only one worth going back to.
  private static func matches(_ part: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var p = part.startIndex
    var n = name.startIndex
    var star: (p: Int, n: Int)?
    while n < name.endIndex {
      if p < part.endIndex, part[p] == UInt8(ascii: "*") {
        star = (p, n)
        p += 1
      } else if let next = step(part, p, name[n]) {
        p = next
        n += 1
      } else if let back = star {
        star = (back.p, back.n + 1)
        p = back.p + 1
        n = back.n + 1
      } else {
        return false
      }
    }
    while p < part.endIndex, part[p] == UInt8(ascii: "*") { p += 1 }
    return p == part.endIndex
  }

  /// Index behind the item at `p` where it matches a byte.
  private static func step(_ part: ArraySlice<UInt8>, _ p: Int, _ byte: UInt8) -> Int? {
    guard p < part.endIndex else { return nil }
    switch part[p] {
    case UInt8(ascii: "?"): return p + 1
    case UInt8(ascii: "\\") where p + 1 < part.endIndex: return part[p + 1] == byte ? p + 2 : nil
    case UInt8(ascii: "["):
      guard let end = part[(p + 1)...].firstIndex(of: UInt8(ascii: "]")) else { return part[p] == byte ? p + 1 : nil }
      var set = part[(p + 1)..<end]
      let isNegated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
      if isNegated { set = set.dropFirst() }
      var found = false
      var at = set.startIndex
      while at < set.endIndex {
        if at + 2 < set.endIndex, set[at + 1] == UInt8(ascii: "-") {
          found = found || (set[at] <= byte && byte <= set[at + 2])
          at += 3
        } else {
          found = found || set[at] == byte
          at += 1
        }
      }
      return found != isNegated ? end + 1 : nil
    default: return part[p] == byte ? p + 1 : nil
    }
  }
}
