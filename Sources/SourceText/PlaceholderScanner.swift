/// Variables and tags inside messages. Each function gives the end of what begins at `at`, or nil.
enum PlaceholderScanner {
  private static func byte(_ bytes: [UInt8], _ at: Int) -> UInt8 { at >= 0 && at < bytes.count ? bytes[at] : 0 }

  static func percent(_ bytes: [UInt8], _ start: Int, _ setting: LockedText.Setting) -> Int? {
    (setting == .qtMessages ? qt(bytes, start) : nil) ?? printf(bytes, start, setting)
  }

  /// `%1` to `%99`, `%L1`, `%n`, `%Ln`. Source: QString::arg and QObject::tr of Qt.
  private static func qt(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start + 1
    if byte(bytes, at) == UInt8(ascii: "L") { at += 1 }
    if byte(bytes, at) == UInt8(ascii: "n"), !byte(bytes, at + 1).isASCIILetterOrDigit { return at + 1 }
    guard byte(bytes, at).isASCIIDigit else { return nil }
    return byte(bytes, at + 1).isASCIIDigit ? at + 2 : at + 1
  }

  /// `%s`, `%1$d`, `%.2f`, `%(name)s`, `%{name}`: C, Python and Ruby. A blank flag is prose (`100% d'accord`).
  private static func printf(_ bytes: [UInt8], _ start: Int, _ setting: LockedText.Setting) -> Int? {
    if byte(bytes, start - 1).isASCIIDigit { return nil }
    var at = start + 1
    if byte(bytes, at) == UInt8(ascii: "{") { return named(bytes, at + 1, close: UInt8(ascii: "}")) }
    if byte(bytes, at) == UInt8(ascii: "(") {
      guard let end = named(bytes, at + 1, close: UInt8(ascii: ")")) else { return nil }
      at = end
    }
    while "-+#0'".utf8.contains(byte(bytes, at)) { at += 1 }
    let number = at
    while byte(bytes, at).isASCIIDigit || byte(bytes, at) == UInt8(ascii: "*") { at += 1 }
    if at > number, byte(bytes, at) == UInt8(ascii: "$") {
      at += 1
      while "-+#0'".utf8.contains(byte(bytes, at)) || byte(bytes, at).isASCIIDigit { at += 1 }
    }
    if byte(bytes, at) == UInt8(ascii: ".") {
      at += 1
      while byte(bytes, at).isASCIIDigit || byte(bytes, at) == UInt8(ascii: "*") { at += 1 }
    }
    while "hlLqjzt".utf8.contains(byte(bytes, at)) { at += 1 }
    guard "diouxXeEfFgGaAcspn@".utf8.contains(byte(bytes, at)) else { return nil }
    at += 1
    let next = byte(bytes, at)
    // A letter behind it makes it prose ("%and"), unless the conversion was named or numbered. Messages in Chinese or
    // Japanese have no blank there.
    let isLetter = next.isASCIILetterOrDigit || (setting == .prose && next >= 0xC3 && next != 0xE2)
    if isLetter, !bytes[start..<at].contains(where: { $0 == 0x24 || $0 == 0x29 }) {
      return nil
    }
    return at
  }

  private static func named(_ bytes: [UInt8], _ start: Int, close: UInt8) -> Int? {
    var at = start
    while isNameByte(byte(bytes, at)) { at += 1 }
    return at > start && byte(bytes, at) == close ? at + 1 : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || "_.-[]".utf8.contains(byte)
  }

  /// `{name}`, `{0:.2f}`, `{{name}}`, `${name}`, `#{name}`: no blanks inside but beside doubled braces.
  static func braces(_ bytes: [UInt8], _ start: Int, _ setting: LockedText.Setting) -> Int? {
    var at = start
    if bytes[at] != UInt8(ascii: "{") { at += 1 }
    guard byte(bytes, at) == UInt8(ascii: "{") else { return nil }
    let hasSign = at > start
    at += 1
    let isDouble = byte(bytes, at) == UInt8(ascii: "{")
    if isDouble { at += 1 }
    while isDouble, byte(bytes, at) == 0x20 { at += 1 }
    let name = at
    while isNameByte(byte(bytes, at)) || ":|!,#$%/".utf8.contains(byte(bytes, at)) { at += 1 }
    let end = at
    while isDouble, byte(bytes, at) == 0x20 { at += 1 }
    guard byte(bytes, at) == UInt8(ascii: "}"), end - name <= 80 else { return nil }
    if isDouble, byte(bytes, at + 1) != UInt8(ascii: "}") { return nil }
    // Between single braces, a word that begins with a capital is a dateline in running text.
    let inside = bytes[name..<end]
    if !isDouble, !hasSign, setting == .prose {
      guard let first = inside.first, !inside.contains(where: { $0 == UInt8(ascii: ",") }) else { return nil }
      if (0x41...0x5A).contains(first), !inside.contains(UInt8(ascii: "_")) { return nil }
    }
    return at + (isDouble ? 2 : 1)
  }

  /// `<0>`, `</0>`, `<br/>`, `<a href="…">`: numbered tags and tags of HTML.
  static func tag(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start + 1
    if byte(bytes, at) == UInt8(ascii: "/") { at += 1 }
    let name = at
    while byte(bytes, at).isASCIILetterOrDigit { at += 1 }
    guard at > name, at - name <= 10 else { return nil }
    let word = String(decoding: bytes[name..<at], as: UTF8.self).lowercased()
    guard word.utf8.allSatisfy(\.isASCIIDigit) || tagNames.contains(word) else { return nil }
    let limit = min(bytes.count, start + 2000)
    var quote: UInt8 = 0
    while at < limit {
      let byte = bytes[at]
      at += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return at
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
    }
    return nil
  }

  private static let tagNames: Set<String> = [
    "a", "abbr", "b", "big", "br", "button", "cite", "code", "del", "div", "em", "font", "g", "h1", "h2", "h3", "h4",
    "hr", "i", "iframe", "img", "input", "ins", "kbd", "li", "link", "mark", "ol", "p", "ph", "pre", "q", "s", "script",
    "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u",
    "ul", "var", "video", "wbr", "x",
  ]
}
