import SourceText

/// Reads a catalogue entry by entry. Obsolete entries (`#~`) are passed over.
///
/// Source: GNU gettext manual, "The Format of PO Files".
struct POScanner {
  private let file: SourceText
  private let bytes: [UInt8]
  private var line: Int
  /// What quoted lines without a keyword go on with.
  private var open = Keyword.none

  private enum Keyword: Equatable {
    case none, context, message, plural
    case translation(Int)
  }

  init(_ file: SourceText) {
    self.file = file
    bytes = file.bytes
    line = 0
  }

  /// The next entry; nil at the end.
  mutating func next() throws(ReadError) -> POEntry? {
    var entry = POEntry()
    open = .none
    while line < file.lines.count {
      var range = file.lines.range(ofLine: line)
      if line == 0 { range = ByteRange(file.markLength, range.end) }
      var start = range.start
      var end = range.end
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      while start < end, bytes[start] <= 0x20 { start += 1 }
      if start < end {
        // A comment or an id after a translation begins the next entry.
        if !entry.translations.isEmpty, beginsEntry(start, end) { return try finished(entry, at: start) }
        if bytes[start] == UInt8(ascii: "#") {
          takeFlags(start, end, into: &entry)
        } else {
          try take(start, end, into: &entry)
        }
      }
      line += 1
    }
    return entry.isEmpty ? nil : try finished(entry, at: bytes.count)
  }

  private func finished(_ entry: POEntry, at offset: Int) throws(ReadError) -> POEntry {
    guard entry.message != nil else { throw failure(offset, "expected msgid before this place") }
    guard !entry.translations.isEmpty else { throw failure(offset, "expected msgstr before this place") }
    return entry
  }

  private func failure(_ offset: Int, _ problem: String) -> ReadError {
    ReadError(file, at: offset, problem, remedy: "check the file with msgfmt -c")
  }

  private func beginsEntry(_ start: Int, _ end: Int) -> Bool {
    bytes[start] == UInt8(ascii: "#") || holds("msgctxt", start, end) || holds("msgid", start, end)
  }

  private func holds(_ word: String, _ start: Int, _ end: Int) -> Bool {
    start + word.utf8.count <= end && bytes[start..<end].starts(with: word.utf8)
  }

  private func takeFlags(_ start: Int, _ end: Int, into entry: inout POEntry) {
    guard start + 1 < end, bytes[start + 1] == UInt8(ascii: ",") else { return }
    let list = String(decoding: bytes[start + 2..<end], as: UTF8.self)
    for flag in list.split(separator: ",") { entry.flags.insert(String(flag.filter { $0 != " " && $0 != "\t" })) }
  }

  private mutating func take(_ start: Int, _ end: Int, into entry: inout POEntry) throws(ReadError) {
    var at = start
    if bytes[at] != UInt8(ascii: "\"") {
      open = try keyword(&at, end)
      while at < end, bytes[at] <= 0x20 { at += 1 }
      try begin(open, in: &entry, at: start)
    }
    guard open != .none else { throw failure(start, "expected a keyword before this string") }
    let content = try quoted(at, end)
    switch open {
    case .none: break
    case .context: entry.context?.append(content)
    case .message: entry.message?.append(content)
    case .plural: entry.plural?.append(content)
    case .translation: entry.translations[entry.translations.count - 1].lines.append(content)
    }
  }

  private func keyword(_ at: inout Int, _ end: Int) throws(ReadError) -> Keyword {
    let start = at
    while at < end, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "\"") { at += 1 }
    switch String(decoding: bytes[start..<at], as: UTF8.self) {
    case "msgctxt": return .context
    case "msgid": return .message
    case "msgid_plural": return .plural
    case "msgstr": return .translation(0)
    case let word:
      if word.hasPrefix("msgstr["), word.hasSuffix("]"), let form = Int(word.dropFirst(7).dropLast()), form >= 0 {
        return .translation(form)
      }
      throw failure(start, "expected msgid, msgstr or a comment, found “\(word.prefix(30))”")
    }
  }

  private func begin(_ keyword: Keyword, in entry: inout POEntry, at offset: Int) throws(ReadError) {
    switch keyword {
    case .none: break
    case .context:
      if entry.message != nil || entry.context != nil { throw failure(offset, "expected msgstr, found msgctxt") }
      entry.context = []
    case .message:
      if entry.message != nil { throw failure(offset, "expected msgstr, found a second msgid") }
      entry.message = []
    case .plural:
      if entry.message == nil || entry.plural != nil { throw failure(offset, "expected msgid before msgid_plural") }
      entry.plural = []
    case .translation(let form):
      if entry.message == nil { throw failure(offset, "expected msgid before msgstr") }
      if entry.translations.contains(where: { $0.form == form }) {
        throw failure(offset, "expected each msgstr once in an entry")
      }
      entry.translations.append((form, []))
    }
  }

  /// Content of the quoted string that fills the line from `start` on.
  private func quoted(_ start: Int, _ end: Int) throws(ReadError) -> Range<Int> {
    guard start < end, bytes[start] == UInt8(ascii: "\"") else {
      throw failure(start, "expected a string in quotation marks")
    }
    var at = start + 1
    while at < end, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    guard at < end else { throw failure(start, "expected a quotation mark that ends the string") }
    guard at + 1 == end else { throw failure(at + 1, "expected nothing after the string") }
    return start + 1..<at
  }
}
