/// Looks at the beginning of an XML file.
enum XMLSniff {
  /// Name of the first element, without its prefix; nil where the bytes do not begin as XML does.
  static func rootElement(_ head: [UInt8]) -> String? {
    var at = 0
    while at < head.count {
      if head[at] <= 0x20 {
        at += 1
      } else if head[at...].starts(with: "<!--".utf8) {
        guard let end = head[at...].indices.first(where: { head[$0...].starts(with: "-->".utf8) }) else { return nil }
        at = end + 3
      } else if head[at...].starts(with: "<?".utf8) || head[at...].starts(with: "<!".utf8) {
        guard let end = head[at...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        at = end + 1
      } else if head[at] == UInt8(ascii: "<") {
        let name = head[(at + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? name
        return String(decoding: local, as: UTF8.self)
      } else {
        return nil
      }
    }
    return nil
  }
}
