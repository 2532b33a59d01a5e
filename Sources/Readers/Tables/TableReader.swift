import SourceText

/// What tab- and comma-separated values have in common: a row is a document, a cell of it the text.
///
/// Without an id column a row goes by the number of its first line.
enum TableReader {
  static func read(
    _ input: RawInput, format: FormatID, dialect: (SourceText) -> TableDialect, options: ReadOptions,
    emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    var rows = TableScanner(file.bytes, from: file.markLength, dialect(file))
    guard let first = try next(&rows, file) else { return }
    let columns: TableColumns
    do throws(TableColumns.Missing) {
      columns = try TableColumns(header: first.map { content($0, file) }, options: options)
    } catch {
      throw ReadError(
        file, at: file.markLength, error.message, remedy: "name the column with --text-column and --source-column")
    }
    var row: [TableScanner.Cell]? = columns.hasHeader ? try next(&rows, file) : first
    while let cells = row {
      if cells.count == first.count {
        if let document = document(cells, columns, file, format, rows.dialect) { emit(.success(document)) }
      } else if let only = cells.first, cells.count > 1 || !only.range.isEmpty {
        let found = cells.count == 1 ? "1 column" : "\(cells.count) columns"
        emit(
          .failure(
            ReadError(
              file, at: only.range.lowerBound, "expected \(first.count) columns, found \(found)",
              remedy: "quote cells that hold the separator")))
      }
      row = try next(&rows, file)
    }
  }

  private static func next(_ rows: inout TableScanner, _ file: SourceText) throws(ReadError) -> [TableScanner.Cell]? {
    do throws(TableScanner.Problem) {
      return try rows.nextRow()
    } catch {
      throw ReadError(file, at: error.offset, error.message, remedy: error.remedy)
    }
  }

  private static func content(_ cell: TableScanner.Cell, _ file: SourceText) -> String {
    String(decoding: clean(cell, file.bytes).text, as: UTF8.self)
  }

  private static func clean(_ cell: TableScanner.Cell, _ bytes: [UInt8]) -> CleanText {
    var clean = CleanText()
    var at = cell.range.lowerBound
    var plain = at
    while cell.isQuoted, at < cell.range.upperBound {
      if bytes[at] == UInt8(ascii: "\"") {
        clean.copy(plain..<at, of: bytes)
        clean.put(CollectionOfOne(bytes[at]), for: at..<at + 2)
        at += 2
        plain = at
      } else {
        at += 1
      }
    }
    clean.copy(plain..<cell.range.upperBound, of: bytes)
    return clean
  }

  private static func document(
    _ cells: [TableScanner.Cell], _ columns: TableColumns, _ file: SourceText, _ format: FormatID,
    _ dialect: TableDialect
  ) -> Document? {
    let cell = cells[columns.text]
    let clean = clean(cell, file.bytes)
    guard clean.text.contains(where: { $0 > 0x20 }) else { return nil }
    func value(_ column: Int?) -> String? {
      column.map { content(cells[$0], file) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let id = value(columns.id)
    let original = columns.source.map { Self.clean(cells[$0], file.bytes).text }
    let line = file.lines.line(at: cells[0].range.lowerBound) + 1
    return Document(
      file: file, id: id ?? "\(line)", isNumericID: id == nil, format: format, language: value(columns.language),
      sourceLanguage: value(columns.sourceLanguage), text: clean.text, map: clean.map, offsetBase: .record,
      segments: PairedBlocks.segments(of: clean.text, original: original, kind: .cell), locked: clean.lockedRanges()
    ) { replacement, _ in
      if cell.isQuoted { return doubled(replacement.utf8) }
      let bytes = Array(replacement.utf8)
      return dialect.isQuoted || !bytes.contains(where: { $0 == dialect.delimiter || $0 == 0x0A || $0 == 0x0D })
        ? bytes : nil
    }
  }

  private static func doubled(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
  }

  /// Applies edits cell by cell, and quotes a cell that needs it now.
  static func rewrite(
    _ input: RawInput, dialect: (SourceText) -> TableDialect, edits: [FileEdit]
  ) throws(ReadError) -> [UInt8] {
    let file = try input.text()
    let dialect = dialect(file)
    if !dialect.isQuoted { return file.encoding.encode(FileEdit.apply(edits, to: file.bytes)) }
    var waiting = edits.sorted { $0.range < $1.range }[...]
    var rows = TableScanner(file.bytes, from: file.markLength, dialect)
    var whole: [FileEdit] = []
    while !waiting.isEmpty, let cells = try next(&rows, file) {
      for cell in cells {
        let range = ByteRange(cell.range.lowerBound, cell.range.upperBound)
        let inside = waiting.prefix { $0.range.start <= range.end }
        if inside.isEmpty { continue }
        waiting = waiting.dropFirst(inside.count)
        let local = inside.map { FileEdit($0.range.shifted(by: -range.start), $0.bytes) }
        var content = FileEdit.apply(local, to: Array(file.bytes[range.indices]))
        let isSpecial = { (byte: UInt8) in
          byte == dialect.delimiter || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"")
        }
        if !cell.isQuoted, content.contains(where: isSpecial) {
          content = [UInt8(ascii: "\"")] + doubled(content) + [UInt8(ascii: "\"")]
        }
        whole.append(FileEdit(range, content))
      }
    }
    return file.encoding.encode(FileEdit.apply(whole, to: file.bytes))
  }
}
