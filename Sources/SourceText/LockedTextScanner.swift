/// One pass over a text; a table says at which bytes it is worth to look closer.
struct LockedTextScanner {
  let bytes: [UInt8]
  let setting: LockedText.Setting
  private var matches: [LockedText.Match] = []

  init(bytes: [UInt8], setting: LockedText.Setting) {
    self.bytes = bytes
    self.setting = setting
  }

  private static let isTrigger: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in ":w@.%{<$#~/\\".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// End of the last match: nothing reaches back behind it.
  private var floor: Int { matches.last?.range.end ?? 0 }

  mutating func scan() -> [LockedText.Match] {
    var at = 0
    while true {
      at = nextTrigger(from: at)
      if at >= bytes.count { break }
      guard let match = match(at: at), match.range.end > at else {
        at += 1
        continue
      }
      matches.append(match)
      at = match.range.end
    }
    return matches
  }

  private func nextTrigger(from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      Self.isTrigger.withUnsafeBufferPointer { isTrigger in
        var at = start
        while at < bytes.count, !isTrigger[Int(bytes[at])] { at &+= 1 }
        return at
      }
    }
  }

  private func match(at: Int) -> LockedText.Match? {
    switch bytes[at] {
    case UInt8(ascii: ":"): schemeAddress(colon: at)
    case UInt8(ascii: "w"): plainAddress(at)
    case UInt8(ascii: "@"): mailAddress(sign: at)
    case UInt8(ascii: "."): dottedName(dot: at)
    case UInt8(ascii: "%"):
      PlaceholderScanner.percent(bytes, at, setting).map { .init(.placeholder, ByteRange(at, $0)) }
    case UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "#"):
      PlaceholderScanner.braces(bytes, at, setting).map { .init(.placeholder, ByteRange(at, $0)) }
    case UInt8(ascii: "<"): PlaceholderScanner.tag(bytes, at).map { .init(.tag, ByteRange(at, $0)) }
    default: path(at)
    }
  }

  // MARK: Bytes

  private func byte(_ at: Int) -> UInt8 { at >= 0 && at < bytes.count ? bytes[at] : 0 }

  private func isWord(_ at: Int) -> Bool {
    let byte = byte(at)
    return byte >= 0x80 || byte == UInt8(ascii: "_") || byte.isASCIILetterOrDigit
  }

  private func holds(_ word: String, at: Int) -> Bool {
    at + word.utf8.count <= bytes.count && bytes[at...].starts(with: word.utf8)
  }

  /// First byte of the stretch before `end` in which every byte is of the set.
  private func back(from end: Int, while isMember: (UInt8) -> Bool) -> Int {
    var at = end
    while at > floor, isMember(bytes[at - 1]) { at -= 1 }
    return at
  }

  private func forward(from start: Int, while isMember: (UInt8) -> Bool) -> Int {
    var at = start
    while at < bytes.count, isMember(bytes[at]) { at += 1 }
    return at
  }

  // MARK: Addresses

  private func schemeAddress(colon: Int) -> LockedText.Match? {
    guard holds("://", at: colon) else { return nil }
    var start = back(from: colon) { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    while start < colon, !bytes[start].isASCIILetter { start += 1 }
    let end = addressEnd(from: colon + 3)
    guard colon - start >= 2, end > colon + 3 else { return nil }
    return .init(.address, ByteRange(start, end))
  }

  private func plainAddress(_ at: Int) -> LockedText.Match? {
    guard byte(at + 1) == UInt8(ascii: "w"), holds("www.", at: at), !isWord(at - 1), byte(at + 4).isASCIILetterOrDigit
    else { return nil }
    return .init(.address, ByteRange(at, addressEnd(from: at + 4)))
  }

  private func mailAddress(sign: Int) -> LockedText.Match? {
    let marks = Array("._%+-".utf8)
    let start = back(from: sign) { $0.isASCIILetterOrDigit || marks.contains($0) }
    var end = forward(from: sign + 1) { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    while end > sign + 1, !bytes[end - 1].isASCIILetterOrDigit { end -= 1 }
    let tail = back(from: end) { $0.isASCIILetter }
    guard start < sign, end - tail >= 2, tail > sign + 2, byte(tail - 1) == UInt8(ascii: ".") else { return nil }
    return .init(.address, ByteRange(start, end))
  }

  /// End of an address: before a blank, a quotation mark or a bracket, and before punctuation that ends the sentence.
  private func addressEnd(from start: Int) -> Int {
    var at = start
    scan: while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 || byte == 0x7F || "<>\"`{}|\\^".utf8.contains(byte) { break }
      if byte >= 0x80 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let stop = min(at + length, bytes.count)
        guard let scalar = String(decoding: bytes[at..<stop], as: UTF8.self).unicodeScalars.first else { break scan }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .titlecaseLetter, .modifierLetter, .nonspacingMark,
          .spacingMark, .decimalNumber:
          at = stop
        default: break scan
        }
        continue
      }
      at += 1
    }
    while at > start {
      let last = bytes[at - 1]
      if last == UInt8(ascii: ")") {
        let inside = bytes[start..<at]
        if inside.count(where: { $0 == UInt8(ascii: "(") }) >= inside.count(where: { $0 == last }) { break }
      } else if !".,;:!?'*_]".utf8.contains(last) {
        break
      }
      at -= 1
    }
    return at
  }

  // MARK: File and host names

  private func dottedName(dot: Int) -> LockedText.Match? {
    guard byte(dot + 1).isASCIILetterOrDigit, isWord(dot - 1) || byte(dot - 1) == UInt8(ascii: ")") else {
      return relativePath(dot)
    }
    let end = forward(from: dot + 1) { $0.isASCIILetterOrDigit }
    guard end - dot <= 6 else { return nil }
    let suffix = bytes[dot + 1..<end]
    let name = String(decoding: suffix, as: UTF8.self)
    let lower = name.lowercased()
    guard name == lower || name == name.uppercased() else { return nil }
    if Self.hostSuffixes.contains(lower), name == lower { return host(dot: dot, end: end) }
    guard Self.fileSuffixes.contains(lower), !isWord(end) else { return nil }
    let marks = Array("._-/\\".utf8)
    var start = back(from: dot) { $0.isASCIILetterOrDigit || marks.contains($0) }
    while start < dot, !bytes[start].isASCIILetterOrDigit { start += 1 }
    return start < dot ? .init(.fileName, ByteRange(start, end)) : nil
  }

  private func host(dot: Int, end: Int) -> LockedText.Match? {
    var start = back(from: dot) { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    while start < dot, !bytes[start].isASCIILetterOrDigit { start += 1 }
    var stop = end
    // A country's own ending: `.com.tr`.
    if byte(stop) == UInt8(ascii: "."), byte(stop + 1).isASCIILetter, byte(stop + 2).isASCIILetter, !isWord(stop + 3) {
      stop += 3
    }
    guard start < dot, !isWord(stop), byte(start - 1) != UInt8(ascii: "@") else { return nil }
    if byte(stop) == UInt8(ascii: "/") { stop = addressEnd(from: stop) }
    return .init(.address, ByteRange(start, stop))
  }

  /// `./x` and `../x`.
  private func relativePath(_ dot: Int) -> LockedText.Match? {
    guard dot == 0 || byte(dot - 1) <= 0x20 else { return nil }
    let slash = byte(dot + 1) == UInt8(ascii: ".") ? dot + 2 : dot + 1
    guard byte(slash) == UInt8(ascii: "/"), byte(slash + 1).isASCIILetterOrDigit else { return nil }
    return .init(.fileName, ByteRange(dot, pathEnd(from: slash)))
  }

  /// `/usr/…`, `~/…` and `C:\…`.
  private func path(_ at: Int) -> LockedText.Match? {
    switch bytes[at] {
    case UInt8(ascii: "~"):
      guard byte(at + 1) == UInt8(ascii: "/"), byte(at + 2).isASCIILetterOrDigit, !isWord(at - 1) else { return nil }
      return .init(.fileName, ByteRange(at, pathEnd(from: at + 1)))
    case UInt8(ascii: "/"):
      guard at == 0 || byte(at - 1) <= 0x20 || byte(at - 1) == UInt8(ascii: "(") else { return nil }
      guard Self.roots.contains(where: { holds($0, at: at + 1) && byte(at + 2 + $0.utf8.count) > 0x20 }) else {
        return nil
      }
      return .init(.fileName, ByteRange(at, pathEnd(from: at)))
    case UInt8(ascii: "\\"):
      guard at >= 2, bytes[at - 1] == UInt8(ascii: ":"), bytes[at - 2].isASCIILetter, !isWord(at - 3), at - 2 >= floor
      else { return nil }
      return .init(.fileName, ByteRange(at - 2, pathEnd(from: at)))
    default: return nil
    }
  }

  private func pathEnd(from start: Int) -> Int {
    let marks = Array("/\\._-+~".utf8)
    var end = forward(from: start) { $0.isASCIILetterOrDigit || marks.contains($0) }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return end
  }

  private static let roots = [
    "usr/", "etc/", "home/", "var/", "opt/", "tmp/", "bin/", "dev/", "mnt/", "srv/", "Users/",
  ]
  private static let hostSuffixes: Set<String> = ["com", "org", "net", "gov", "edu"]
  /// Endings that are no English word, so that a full stop without its blank is never taken for a file name.
  private static let fileSuffixes: Set<String> = [
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "tsv", "ppt", "pptx", "txt", "json", "jsonl",
    "xml",
    "html", "htm", "xhtml", "css", "js", "php", "py", "yml", "yaml", "toml", "md", "po", "pot", "xlf", "xliff", "tmx",
    "srt", "vtt", "jpg", "jpeg", "png", "gif", "svg", "webp", "bmp", "mp3", "mp4", "avi", "mkv", "wav", "zip", "rar",
    "tar", "gz", "exe", "dll", "apk", "iso", "sql", "ini", "epub",
  ]
}

extension UInt8 {
  var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
}
