import Findings

/// Files as SARIF names them: RFC 3986 references that stay inside the folder they are relative to.
struct ArtifactURI: Sendable, Hashable {
  let uri: String
  /// Whether the reference is relative to the checkout.
  let isRelative: Bool

  /// Name of the folder that relative references start from.
  static let base = "%SRCROOT%"

  /// `path` as its user named it, `base` the absolute folder of the run.
  init(_ path: String, base: String?) {
    if RelativePath.isAddress(path) {
      uri = Self.encoded(path, keeping: Self.plain + "/:?#[]@!$&'()*+,;=%")
      isRelative = false
      return
    }
    var relative = RelativePath.of(path == "-" ? "stdin" : path, to: base)
    if RelativePath.escapes(relative), let base, !relative.utf8.starts(with: "/".utf8) {
      relative = RelativePath.of("\(base)/\(relative)", to: base)
    }
    if relative.utf8.starts(with: "/".utf8) {
      uri = "file://" + Self.encoded(relative, keeping: Self.plain + "/")
      isRelative = false
    } else {
      // Without a base nothing says where `..` would lead.
      let steps = RelativePath.normalized(relative).drop { $0 == ".." }
      uri = Self.encoded(steps.joined(separator: "/"), keeping: Self.plain + "/")
      isRelative = true
    }
  }

  private static let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

  private static func encoded(_ text: String, keeping kept: String) -> String {
    let kept = Set(kept.utf8)
    let hex = Array("0123456789ABCDEF")
    var out = ""
    for byte in text.utf8 {
      if kept.contains(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        out += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
    return out
  }
}
