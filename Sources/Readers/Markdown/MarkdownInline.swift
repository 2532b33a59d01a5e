import SourceText

/// Reads the inside of one leaf: what is text, what is markup, what is code.
///
/// Works on the lines joined by line ends, without what containers put in front of them.
struct MarkdownInline {
  enum Role: UInt8 {
    case text
    /// Marks that a reader does not see: dropped.
    case markup
    /// A thing between words that a reader does not read (a comment, a note's number): dropped with one of the blanks
    /// around it.
    case thing
    /// Kept and locked.
    case code
  }

  struct Decoded {
    let range: Range<Int>
    let text: [UInt8]
  }

  let bytes: [UInt8]
  private(set) var roles: [Role]
  private(set) var decoded: [Decoded] = []
  /// Comments, in offsets of `bytes`.
  private(set) var comments: [Range<Int>] = []

  private let labels: Set<String>
  private let isCell: Bool
  private var emphasis = MarkdownEmphasis()
  private var brackets: [Bracket] = []
  /// Lengths of backtick runs that have no partner further on.
  private var unpaired: Set<Int> = []

  /// How far markup is looked for, so that no text takes long.
  private static let longestTag = 4096
  private static let mostBrackets = 256

  private struct Bracket {
    let start: Int
    let isImage: Bool
    /// Delimiters that stood before it.
    let delimiters: Int
  }

  init(_ bytes: [UInt8], labels: Set<String>, isListItem: Bool, isCell: Bool) {
    self.bytes = bytes
    self.labels = labels
    self.isCell = isCell
    roles = Array(repeating: .text, count: bytes.count)
    var at = isListItem ? taskEnd : 0
    while at < bytes.count { at = step(at) }
    emphasis.process(from: 0, marking: &roles)
  }

  private mutating func mark(_ range: Range<Int>, _ role: Role) {
    for at in range { roles[at] = role }
  }

  /// Passes over `[ ]` or `[x]` of a task.
  private var taskEnd: Int {
    mutating get {
      guard bytes.count > 4, bytes[0] == UInt8(ascii: "["), bytes[2] == UInt8(ascii: "]"), bytes[3] == 0x20,
        bytes[1] == 0x20 || bytes[1] | 0x20 == UInt8(ascii: "x")
      else { return 0 }
      mark(0..<4, .markup)
      return 4
    }
  }

  /// Reads what begins at a byte; gives where to go on.
  private mutating func step(_ at: Int) -> Int {
    switch bytes[at] {
    case UInt8(ascii: "\\"): return escape(at)
    case UInt8(ascii: "`"): return codeSpan(at)
    case UInt8(ascii: "<"): return angle(at)
    case UInt8(ascii: "&"): return reference(at)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): return emphasis.take(bytes, at)
    case UInt8(ascii: "!"):
      guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "[") else { return at + 1 }
      open(Bracket(start: at, isImage: true, delimiters: emphasis.count))
      return at + 2
    case UInt8(ascii: "["):
      open(Bracket(start: at, isImage: false, delimiters: emphasis.count))
      return at + 1
    case UInt8(ascii: "]"): return closeBracket(at)
    default: return at + 1
    }
  }

  private mutating func escape(_ at: Int) -> Int {
    guard at + 1 < bytes.count else { return at + 1 }
    let next = bytes[at + 1]
    if next == 0x0A {
      decoded.append(Decoded(range: at..<at + 2, text: [next]))
    } else if next > 0x20, next < 0x7F, !next.isLetterOrDigit {
      decoded.append(Decoded(range: at..<at + 2, text: [next]))
    } else {
      return at + 1
    }
    return at + 2
  }

  private mutating func codeSpan(_ at: Int) -> Int {
    let open = bytes[at...].prefix { $0 == UInt8(ascii: "`") }.endIndex
    let length = open - at
    if unpaired.contains(length) { return open }
    var close = open
    while close < bytes.count {
      guard bytes[close] == UInt8(ascii: "`") else {
        close += 1
        continue
      }
      let end = bytes[close...].prefix { $0 == UInt8(ascii: "`") }.endIndex
      if end - close == length {
        markCode(open..<close)
        mark(at..<open, .markup)
        mark(close..<end, .markup)
        return end
      }
      close = end
    }
    unpaired.insert(length)
    return open
  }

  private mutating func markCode(_ range: Range<Int>) {
    mark(range, .code)
    let inside = bytes[range]
    // In a table even code needs a backslash before a bar.
    for at in range.dropLast() where isCell && bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] == UInt8(ascii: "|") {
      roles[at] = .markup
    }
    if inside.count > 2, inside.first == 0x20, inside.last == 0x20, inside.contains(where: { $0 != 0x20 }) {
      mark(range.lowerBound..<range.lowerBound + 1, .markup)
      mark(range.upperBound - 1..<range.upperBound, .markup)
    }
  }

  private mutating func reference(_ at: Int) -> Int {
    guard let reference = HTMLEntities.reference(bytes, at, end: bytes.count),
      bytes[reference.end - 1] == UInt8(ascii: ";")
    else { return at + 1 }
    decoded.append(Decoded(range: at..<reference.end, text: Array(String(Character(reference.scalar)).utf8)))
    return reference.end
  }

  // MARK: Angle brackets

  private mutating func angle(_ at: Int) -> Int {
    if let end = autolinkEnd(at) {
      mark(at..<at + 1, .markup)
      mark(at + 1..<end - 1, .code)
      mark(end - 1..<end, .markup)
      return end
    }
    var tokens = HTMLTokenizer(bytes, in: at..<min(bytes.count, at + Self.longestTag))
    switch tokens.next() {
    case .comment(let range) where bytes[range.upperBound - 1] == UInt8(ascii: ">"):
      mark(range, .thing)
      comments.append(range)
      return range.upperBound
    case .start(let tag) where bytes[tag.range.upperBound - 1] == UInt8(ascii: ">"):
      return startTag(tag)
    case .end(_, let range) where bytes[range.upperBound - 1] == UInt8(ascii: ">"):
      mark(range, .markup)
      return range.upperBound
    default: return at + 1
    }
  }

  private mutating func startTag(_ tag: HTMLTag) -> Int {
    guard tag.name.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }) else {
      return tag.range.lowerBound + 1
    }
    if tag.name == "br" {
      decoded.append(Decoded(range: tag.range, text: [0x0A]))
      return tag.range.upperBound
    }
    mark(tag.range, .markup)
    guard HTMLElements.code.contains(tag.name), !tag.isSelfClosing else { return tag.range.upperBound }
    let end = MarkdownHTML.find("</\(tag.name)>", bytes, tag.range.upperBound..<bytes.count)
    guard let end else { return tag.range.upperBound }
    mark(tag.range.upperBound..<end - tag.name.utf8.count - 3, .code)
    mark(end - tag.name.utf8.count - 3..<end, .markup)
    return end
  }

  /// End of `<https://example.org>` or `<desk@example.org>`.
  private func autolinkEnd(_ at: Int) -> Int? {
    var end = at + 1
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return nil }
    let inside = bytes[at + 1..<end]
    let scheme = inside.prefix { $0.isLetterOrDigit || "+.-".utf8.contains($0) }
    let isAddress =
      inside.first?.isLetter == true && scheme.count >= 2 && scheme.endIndex < end
      && bytes[scheme.endIndex] == UInt8(ascii: ":")
    let parts = inside.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    let isMail =
      parts.count == 2 && !parts[0].isEmpty && parts[1].contains(UInt8(ascii: "."))
      && !inside.contains(UInt8(ascii: "/"))
    return isAddress || isMail ? end + 1 : nil
  }

  // MARK: Links

  private mutating func open(_ bracket: Bracket) {
    if brackets.count == Self.mostBrackets { brackets.removeFirst(Self.mostBrackets / 2) }
    brackets.append(bracket)
  }

  private mutating func closeBracket(_ at: Int) -> Int {
    guard let bracket = brackets.popLast() else { return at + 1 }
    let textStart = bracket.start + (bracket.isImage ? 2 : 1)
    if !bracket.isImage, textStart + 1 < at, bytes[textStart] == UInt8(ascii: "^") {
      mark(bracket.start..<at + 1, .thing)
      return at + 1
    }
    guard let link = link(textStart..<at) else { return at + 1 }
    emphasis.process(from: bracket.delimiters, marking: &roles)
    // A text that is its own label cannot change without the label.
    if link.isLabel { mark(textStart..<at, .code) }
    mark(bracket.start..<textStart, .markup)
    mark(at..<link.end, .markup)
    // A link holds no links.
    if !bracket.isImage { brackets.removeAll { !$0.isImage } }
    return link.end
  }

  /// Byte behind the whole link whose text is given, and whether the text is its label; nil where the brackets are text.
  private func link(_ text: Range<Int>) -> (end: Int, isLabel: Bool)? {
    let at = text.upperBound + 1
    if at < bytes.count, bytes[at] == UInt8(ascii: "("), let end = MarkdownLink.destinationEnd(bytes, at) {
      return (end, false)
    }
    let isLabel = text.count < 1000 && labels.contains(MarkdownLabel.normalized(bytes[text]))
    if at < bytes.count, bytes[at] == UInt8(ascii: "["),
      let close = bytes[at..<min(bytes.count, at + 1000)].firstIndex(of: UInt8(ascii: "]"))
    {
      if close == at + 1 { return isLabel ? (close + 1, true) : nil }
      return labels.contains(MarkdownLabel.normalized(bytes[at + 1..<close])) ? (close + 1, false) : nil
    }
    return isLabel ? (at, true) : nil
  }
}

/// The part of a link behind its text. Source: CommonMark 0.31, section 6.3.
enum MarkdownLink {
  private static let longest = 4096

  /// Byte behind `(destination "title")`.
  static func destinationEnd(_ bytes: [UInt8], _ open: Int) -> Int? {
    let end = min(bytes.count, open + longest)
    var at = skipBlanks(bytes, open + 1, end)
    guard at < end else { return nil }
    if bytes[at] == UInt8(ascii: "<") {
      guard let close = bytes[at..<end].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == 0x0A }),
        bytes[close] != 0x0A
      else { return nil }
      at = close + 1
    } else {
      at = bareEnd(bytes, at, end)
    }
    let gap = at
    at = skipBlanks(bytes, at, end)
    if at < end, at > gap, "\"'(".utf8.contains(bytes[at]) {
      let quote = bytes[at] == UInt8(ascii: "(") ? UInt8(ascii: ")") : bytes[at]
      at += 1
      while at < end, bytes[at] != quote { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
      at = skipBlanks(bytes, at + 1, end)
    }
    return at < end && bytes[at] == UInt8(ascii: ")") ? at + 1 : nil
  }

  /// End of a destination without angle brackets: round brackets in it come in pairs.
  private static func bareEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    var depth = 0
    while at < end, bytes[at] > 0x20 {
      if bytes[at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[at] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(at, end)
  }

  private static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x09 { at += 1 }
    return at
  }
}
