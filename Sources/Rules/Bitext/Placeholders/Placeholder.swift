import SourceText

/// A variable or a tag in a text, in a form that the two sides of a pair share.
struct Placeholder: Hashable {
  enum Family: Hashable {
    /// `%s`, `%1$d`, `%(name)s`, Qt's `%1`.
    case percent
    /// `{name}`, `{0}`.
    case brace
    /// `{{name}}`, `${name}`, `#{name}`, `%{name}`.
    case markedBrace
    /// `<0>`, `</b>`.
    case tag
  }

  let family: Family
  /// What must be the same on both sides: name or position, and conversion.
  let key: String
  /// UTF-8 bytes of its text.
  let range: ByteRange
  /// As it is written.
  let text: String

  /// True where a program finds its value by a name or number, so that a text may use it once, twice or never.
  var isNamed: Bool {
    switch family {
    case .percent: text.contains("$") || text.contains("(") || !key.contains("$")
    case .brace, .markedBrace: !key.isEmpty
    case .tag: false
    }
  }

  /// The same without its position, which moves where one before it is left out.
  var unnumbered: Placeholder {
    guard family == .percent, !text.contains("$"), let sign = key.firstIndex(of: "$") else { return self }
    return Placeholder(family: family, key: String(key[key.index(after: sign)...]), range: range, text: text)
  }

  /// The placeholders of a text in their order.
  ///
  /// - Parameter offset: where `text` begins in the text that ranges count from, bytes.
  static func all(in text: [UInt8], as setting: LockedText.Setting, offset: Int = 0) -> [Placeholder] {
    var position = 0
    return LockedText.matches(in: text, as: setting).compactMap { match in
      let bytes = text[match.range.indices]
      let written = String(decoding: bytes, as: UTF8.self)
      let range = match.range.shifted(by: offset)
      switch match.kind {
      case .address, .fileName: return nil
      case .tag: return Placeholder(family: .tag, key: tagKey(written), range: range, text: written)
      case .placeholder:
        // `%%` is a percent sign.
        if written.hasPrefix("%"), match.range.start > 0, text[match.range.start - 1] == UInt8(ascii: "%") {
          return nil
        }
        if written.hasPrefix("%{") || !written.hasPrefix("%") { return braced(written, range) }
        return Placeholder(family: .percent, key: percentKey(written, &position), range: range, text: written)
      }
    }
  }

  private static func tagKey(_ text: String) -> String {
    let name = text.dropFirst().prefix { $0 == "/" || $0.isLetter || $0.isNumber }
    return name.lowercased()
  }

  private static func braced(_ text: String, _ range: ByteRange) -> Placeholder {
    let isMarked = !text.hasPrefix("{") || text.hasPrefix("{{")
    var inside = text.drop { "%$#{".contains($0) }
    while let last = inside.last, last == "}" { inside = inside.dropLast() }
    let name = inside.prefix { !":!,|".contains($0) }.filter { $0 != " " }
    return Placeholder(family: isMarked ? .markedBrace : .brace, key: String(name), range: range, text: text)
  }

  /// Position or name, and the conversion without flags, width and precision; one without a number has the next.
  private static func percentKey(_ text: String, _ position: inout Int) -> String {
    var rest = text.dropFirst()
    if let close = rest.lastIndex(of: ")"), rest.first == "(" {
      return String(rest[...close]) + conversion(rest[rest.index(after: close)...])
    }
    let digits = rest.prefix { $0.isNumber }
    let behind = rest.dropFirst(digits.count)
    if behind.first == "$" { return digits + "$" + conversion(behind.dropFirst()) }
    // Qt's %1 and %L1.
    if behind.isEmpty || rest.first == "L" { return String(rest.filter(\.isNumber)) + (rest.last == "n" ? "n" : "") }
    rest = rest.drop { "-+#0' ".contains($0) }
    position += 1
    return "\(position)$" + conversion(rest)
  }

  /// Length modifiers stay: `%ld` and `%d` take other arguments. `%i` is `%d`.
  private static func conversion(_ text: Substring) -> String {
    String(text.drop { "-+#0123456789.*' ".contains($0) }).replacing("i", with: "d")
  }
}
