/// The name of an input format, as `--input-format` takes it.
public struct FormatID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let name: String
  public init(_ name: String) { self.name = name }
  public init(stringLiteral value: String) { name = value }
  public var description: String { name }
}

/// One text to check, as a reader took it out of a file.
public struct Document: Sendable {
  /// What offsets, lines and columns of a report count from.
  public enum OffsetBase: Sendable {
    /// The file. Used where a person opens the file and goes to the finding.
    case file
    /// The record's text. Used where a file is a list of records: JSON Lines, tables, feeds.
    case record
  }

  /// Writes a replacement as the format wants it (`&amp;`, `\"`); nil where no text can be put at that clean range.
  public typealias ReplacementEncoder = @Sendable (_ replacement: String, _ at: ByteRange) -> [UInt8]?

  /// The text of the file, or of the one record of it that this document is.
  public let file: SourceText
  /// Where `file` begins in the file on disk, in bytes; above 0 for records only.
  public let fileOffset: Int
  /// Name of the archive's member that `file` is the content of; empty where `file` is no archive.
  public let part: String
  /// The record's own name (JSON Lines `id`, an item's guid).
  public let id: String?
  /// True where the record spelled its name as a number.
  public let isNumericID: Bool
  public let format: FormatID
  /// BCP 47 tag of the text, where the file says it.
  public let language: String?
  /// BCP 47 tag of the original, where the file says it.
  public let sourceLanguage: String?
  /// Clean text: valid UTF-8 without markup. Segments stand apart by a blank line.
  public let text: [UInt8]
  /// Clean text to bytes of the file.
  public let map: OffsetMap
  public let offsetBase: OffsetBase
  public let segments: [Segment]
  /// Ranges of the clean text that no rule looks into and no fix enters (code, URLs, placeholders). Sorted, disjoint.
  public let locked: [ByteRange]
  public let suppressions: [SuppressionComment]
  /// JSON text of the fields that a record carries through (an object), where it has any.
  public let extra: String?
  public let encodeReplacement: ReplacementEncoder

  public init(
    file: SourceText, fileOffset: Int = 0, part: String = "", id: String? = nil, isNumericID: Bool = false,
    format: FormatID, language: String? = nil, sourceLanguage: String? = nil, text: [UInt8], map: OffsetMap,
    offsetBase: OffsetBase = .file, segments: [Segment], locked: [ByteRange] = [],
    suppressions: [SuppressionComment] = [], extra: String? = nil,
    encodeReplacement: @escaping ReplacementEncoder = { replacement, _ in Array(replacement.utf8) }
  ) {
    self.file = file
    self.fileOffset = fileOffset
    self.part = part
    self.id = id
    self.isNumericID = isNumericID
    self.format = format
    self.language = language
    self.sourceLanguage = sourceLanguage
    self.text = text
    self.map = map
    self.offsetBase = offsetBase
    self.segments = segments
    self.locked = locked
    self.suppressions = suppressions
    self.extra = extra
    self.encodeReplacement = encodeReplacement
  }

  /// The same with another `extra`.
  public func carrying(extra: String?) -> Document {
    Document(
      file: file, fileOffset: fileOffset, part: part, id: id, isNumericID: isNumericID, format: format,
      language: language, sourceLanguage: sourceLanguage, text: text, map: map, offsetBase: offsetBase,
      segments: segments, locked: locked, suppressions: suppressions, extra: extra,
      encodeReplacement: encodeReplacement)
  }

  /// The same text cut into other segments.
  ///
  /// - Parameter sourceLanguage: of the segments' originals; nil keeps what was known.
  public func with(segments: [Segment], sourceLanguage: String?) -> Document {
    Document(
      file: file, fileOffset: fileOffset, part: part, id: id, isNumericID: isNumericID, format: format,
      language: language, sourceLanguage: sourceLanguage ?? self.sourceLanguage, text: text, map: map,
      offsetBase: offsetBase, segments: segments, locked: locked, suppressions: suppressions, extra: extra,
      encodeReplacement: encodeReplacement)
  }

  public func string(_ range: ByteRange) -> String {
    String(decoding: text[max(0, range.start)..<min(range.end, text.count)], as: UTF8.self)
  }

  /// A clean range in the coordinates that reports use.
  public func reported(_ clean: ByteRange) -> ByteRange { offsetBase == .record ? clean : map.source(clean) }

  /// The text that reported offsets, lines and columns count in.
  public var reportedText: SourceText {
    offsetBase == .file ? file : SourceText(path: file.path, bytes: text)
  }

  /// Index of the first locked range that ends behind a clean offset.
  private func lockedIndex(endingAfter offset: Int) -> Int {
    var low = 0
    var high = locked.count
    while low < high {
      let middle = (low + high) / 2
      if locked[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// True where a clean range touches text that no fix may enter; a place between two locked bytes counts.
  public func isLocked(_ range: ByteRange) -> Bool {
    let index = lockedIndex(endingAfter: range.start)
    return index < locked.count && locked[index].overlaps(range)
  }

  /// True where all of a clean range, which is not empty, lies in one locked range.
  public func holdsLocked(_ range: ByteRange) -> Bool {
    if range.isEmpty || locked.isEmpty { return false }
    let index = lockedIndex(endingAfter: range.start)
    return index < locked.count && locked[index].contains(range)
  }

  /// The bytes of the file that an edit replaces; nil where it cannot be made.
  private func pieces(of range: ByteRange) -> [ByteRange]? {
    if isLocked(range) { return nil }
    if !range.isEmpty { return map.pieces(of: range) }
    // An insertion beside locked text stays outside of its marks.
    let next = lockedIndex(endingAfter: range.start)
    let isBeforeLocked = next < locked.count && locked[next].start == range.start
    let isBehindLocked = next > 0 && locked[next - 1].end == range.start
    if !isBeforeLocked, !isBehindLocked { return map.pieces(of: range) }
    if isBeforeLocked, isBehindLocked { return nil }
    return map.insertionPoint(range.start, behindPrevious: isBeforeLocked).map { [ByteRange($0, $0)] }
  }

  /// Edits of the clean text as edits of the file on disk; nil where one of them cannot be written there.
  ///
  /// Markup inside a replaced range stays: the new text goes in front of it and the old text behind it goes.
  public func fileEdits(_ edits: [Edit]) -> [FileEdit]? {
    var out: [FileEdit] = []
    for edit in edits {
      guard let pieces = pieces(of: edit.range), let first = pieces.first,
        let bytes = encodeReplacement(edit.replacement, edit.range)
      else { return nil }
      out.append(FileEdit(first.shifted(by: fileOffset), bytes))
      for piece in pieces.dropFirst() { out.append(FileEdit(piece.shifted(by: fileOffset), [])) }
    }
    return out
  }
}
