/// An address, cut into its parts. Source: RFC 3986, sections 3 and 5.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// In lower case, without the colon.
  public let scheme: String?
  /// User, host and port, without the slashes.
  public let authority: String?
  public let path: String
  /// Without the question mark.
  public let query: String?
  /// Without the hash.
  public let fragment: String?

  public init(_ text: String) {
    var rest = text.utf8[...]
    func take(from mark: Unicode.Scalar) -> String? {
      guard let index = rest.firstIndex(of: UInt8(ascii: mark)) else { return nil }
      defer { rest = rest[..<index] }
      return String(Substring(rest[rest.index(after: index)...]))
    }
    fragment = take(from: "#")
    query = take(from: "?")
    var scheme: String?
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = String(Substring(rest[..<colon])).lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    self.scheme = scheme
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = String(Substring(rest[..<end]))
      rest = rest[end...]
    } else {
      authority = nil
    }
    path = String(Substring(rest))
  }

  private init(scheme: String?, authority: String?, path: String, query: String?, fragment: String?) {
    self.scheme = scheme
    self.authority = authority
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  private static func isScheme(_ bytes: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = bytes.first, (97...122).contains(first | 0x20) else { return false }
    return bytes.allSatisfy { (97...122).contains($0 | 0x20) || (48...57).contains($0) || "+-.".utf8.contains($0) }
  }

  /// True for `http://…` and `https://…`.
  public var isWeb: Bool { (scheme == "http" || scheme == "https") && authority?.isEmpty == false }

  /// The host in lower case, without user, port and the brackets of IPv6; empty where there is none.
  public var host: String {
    var rest = (authority ?? "")[...]
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
      return rest[rest.index(after: rest.startIndex)..<end].lowercased()
    }
    return rest.prefix { $0 != ":" }.lowercased()
  }

  /// The same with `reference` read as a page at this address would mean it. Source: RFC 3986, section 5.2.2.
  public func resolving(_ reference: String) -> WebAddress {
    let other = WebAddress(reference)
    func made(_ authority: String?, _ path: String, _ query: String?) -> WebAddress {
      WebAddress(scheme: scheme, authority: authority, path: path, query: query, fragment: other.fragment)
    }
    if other.scheme != nil { return other }
    if other.authority != nil { return made(other.authority, Self.withoutDots(other.path), other.query) }
    if other.path.isEmpty { return made(authority, path, other.query ?? query) }
    if other.path.hasPrefix("/") { return made(authority, Self.withoutDots(other.path), other.query) }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? (authority != nil ? "/" : "")
    return made(authority, Self.withoutDots(folder + other.path), other.query)
  }

  /// Takes `.` and `..` out. Source: RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    var out: [Substring] = []
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, step) in steps.enumerated() {
      let isLast = index == steps.count - 1
      switch step {
      case ".": if isLast { out.append("") }
      case "..":
        if out.count > 1 { out.removeLast() }
        if isLast { out.append("") }
      default: out.append(step)
      }
    }
    return out.joined(separator: "/")
  }

  public var description: String {
    var out = ""
    if let scheme { out += scheme + ":" }
    if let authority { out += "//" + authority }
    out += path
    if let query { out += "?" + query }
    if let fragment { out += "#" + fragment }
    return out
  }
}
