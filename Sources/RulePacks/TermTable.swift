/// A table of terms: what the Arabic says, what the house writes, and what machines make of it.
///
/// Columns: `kind arabic canonical variants note source`, tab-separated, with a header. Variants are separated by `|`;
/// `~` in front marks an accepted spelling, `?` ordinary English that is wrong only in this sense, `%` words that are the
/// term in news of the Arab world and something else in other news.
public struct TermTable: Sendable {
  public struct Variant: Sendable, Hashable {
    public enum Standing: UInt8, Sendable { case wrong, accepted, contextual, regional }
    public let text: String
    public let standing: Standing
  }

  public struct Entry: Sendable {
    public let kind: String
    public let arabic: String
    public let canonical: String
    public let variants: [Variant]
    public let note: String
    /// Where the row stands, for messages.
    public let file: String
    public let line: Int

    /// What to write instead; nil where the canonical field is an instruction in parentheses.
    public var fix: String? { canonical.hasPrefix("(") || canonical.isEmpty ? nil : canonical }
  }

  public let entries: [Entry]

  static let columns = ["kind", "arabic", "canonical", "variants", "note", "source"]

  /// - Parameters:
  ///   - file: name for messages.
  ///   - wanted: the kind of the rows that are wanted, others are passed over unread; nil: all.
  public static func parse(
    _ text: String, file: String, kind wanted: String? = nil
  ) throws(TermTableError) -> TermTable {
    var entries: [Entry] = []
    let start = wanted.map { Array(($0 + "\t").utf8) }
    // Byte by byte: the marks between lines and cells are ASCII, and finding clusters takes ten times as long.
    for (index, raw) in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = raw.last == 0x0D ? raw.dropLast() : raw
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      if index > 0, let start, !line.starts(with: start) { continue }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if index == 0 {
        guard cells == columns else {
          throw TermTableError(
            file: file, line: 1, problem: "expected the header “\(columns.joined(separator: " "))”, tab-separated")
        }
        continue
      }
      guard cells.count == columns.count else {
        throw TermTableError(
          file: file, line: index + 1,
          problem: "expected \(columns.count) columns, found \(cells.count); separate them by single tabs")
      }
      let variants = cells[3].split(separator: "|").map { text in
        switch text.first {
        case "~": Variant(text: String(text.dropFirst()), standing: .accepted)
        case "%": Variant(text: String(text.dropFirst()), standing: .regional)
        case "?": Variant(text: String(text.dropFirst()), standing: .contextual)
        default: Variant(text: String(text), standing: .wrong)
        }
      }
      entries.append(
        Entry(
          kind: cells[0], arabic: cells[1], canonical: cells[2], variants: variants, note: cells[4], file: file,
          line: index + 1))
    }
    return TermTable(entries: entries)
  }
}

/// A term table that cannot be read.
public struct TermTableError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let problem: String
  public var description: String { "\(file):\(line): \(problem)" }
}

/// Makes patterns of terms.
enum TermPattern {
  /// Words of a term with hyphens optional between them; nil where the term holds no word.
  static func node(for text: String) -> PatternNode? {
    var items: [PatternNode] = []
    for piece in text.split(separator: " ") {
      let parts = piece.split(separator: "-").map(String.init)
      for (index, part) in parts.enumerated() {
        if index > 0 { items.append(.repeated(.mark("-"), min: 0, max: 1)) }
        items.append(part.unicodeScalars.contains { $0.properties.isAlphabetic } ? .word(part) : .mark(part))
      }
    }
    guard let first = items.first else { return nil }
    // A single word with a capital is a name: its spelling in lower case is another word.
    if items.count == 1, text.unicodeScalars.first?.properties.isUppercase == true {
      return .capture("span", .narrowed(first, .cap))
    }
    return .capture("span", .sequence(items))
  }
}
