import Findings
import JSONText
import SourceText

/// One document of the page: its findings with their numbers, and the edits that can be ticked.
struct PageDocument: Sendable {
  /// A finding with what the page calls it.
  struct Item: Sendable {
    /// From 1, in the order of the text.
    let number: Int
    let located: LocatedFinding
    let choices: [Choice]

    var finding: Finding { located.finding }
  }

  /// A fix that can be ticked, or only read where it cannot be written into the file.
  struct Choice: Sendable {
    let fix: Fix
    let preview: FixPreview
    /// Indices of `edits`; nil where the fix cannot be written.
    let edits: [Int]?
  }

  /// Prefix of the ids of the page: `d1`.
  let id: String
  let report: DocumentReport
  let items: [Item]
  /// Each different edit of clean text once: two findings that propose the same edit share it.
  let edits: [Edit]

  init(_ report: DocumentReport, number: Int) {
    id = "d\(number)"
    self.report = report
    var edits: [Edit] = []
    var indices: [Edit: Int] = [:]
    let locator = FindingLocator(report.document)
    items = locator.locate(report.findings).enumerated().map { index, located in
      let choices = located.finding.fixes.map { fix in
        let isWritable = ReportedEdits.of(fix, in: report.document) != nil
        let taken = fix.edits.map { edit in
          if let known = indices[edit] { return known }
          guard isWritable else { return -1 }
          edits.append(edit)
          indices[edit] = edits.count - 1
          return edits.count - 1
        }
        let preview = FixPreview(fix, of: located.finding, in: report.document.text)
        return Choice(fix: fix, preview: preview, edits: isWritable ? taken : nil)
      }
      return Item(number: index + 1, located: located, choices: choices)
    }
    self.edits = edits
  }

  func itemID(_ item: Item) -> String { "\(id)-f\(item.number)" }
  func markID(_ item: Item) -> String { "\(id)-m\(item.number)" }
  func choiceID(_ item: Item, _ choice: Int) -> String { "\(itemID(item))-x\(choice + 1)" }

  /// Name of the corrected text when it is downloaded: `story.corrected.txt`.
  var downloadName: String {
    let name = RelativePath.normalized(report.document.file.path).last ?? "text"
    let base = name == "-" ? "text" : name
    let record = report.document.offsetBase == .record ? report.document.id.map { "-\($0)" } ?? "" : ""
    guard isWholeFile, let dot = base.lastIndex(of: "."), dot > base.startIndex else {
      return "\(base)\(record).corrected.txt"
    }
    return "\(base[..<dot]).corrected\(base[dot...])"
  }

  /// True where the file itself can be handed back corrected, not only its text.
  var isWholeFile: Bool { report.document.offsetBase == .file && report.document.part.isEmpty }

  /// True where text and file are the same, so that one copy serves both.
  private var isPlain: Bool { report.document.text == report.document.file.bytes }

  /// What the script needs to write the corrected text. Offsets are UTF-16 units, as JavaScript counts.
  func data() -> [UInt8] {
    var json = JSONWriter(.compact)
    json.beginObject()
    json.member("name", downloadName)
    json.member("text", String(decoding: report.document.text, as: UTF8.self))
    let units = UTF16Offsets(report.document.text, edits.flatMap { [$0.range.start, $0.range.end] })
    json.key("edits")
    json.beginArray()
    for edit in edits {
      Self.write([FileEdit(edit.range, Array(edit.replacement.utf8))], units, to: &json)
    }
    json.endArray()
    if isWholeFile, !isPlain { writeFile(to: &json) }
    json.array("fixes", ticks) { json, tick in
      json.member("id", tick.id)
      json.member("number", tick.number)
      json.member("finding", tick.finding)
      json.key("safe")
      json.bool(tick.isSafe)
      json.member("level", tick.level)
      json.key("edits")
      json.beginArray()
      for edit in tick.edits { json.int(edit) }
      json.endArray()
    }
    json.endObject()
    return HTMLText.json(json.take())
  }

  /// The file and, for each edit of the text, the edits of the file that it means.
  private func writeFile(to json: inout JSONWriter) {
    let file = report.document.file
    let inFile = edits.map { report.document.fileEdits([$0]) ?? [] }
    json.member("file", String(decoding: file.bytes, as: UTF8.self))
    let units = UTF16Offsets(file.bytes, inFile.flatMap { $0.flatMap { [$0.range.start, $0.range.end] } })
    json.key("fileEdits")
    json.beginArray()
    for edits in inFile { Self.write(edits, units, to: &json) }
    json.endArray()
  }

  private static func write(_ edits: [FileEdit], _ units: UTF16Offsets, to json: inout JSONWriter) {
    json.beginArray()
    for edit in edits {
      json.beginArray()
      json.int(units[edit.range.start])
      json.int(units[edit.range.end])
      json.string(String(decoding: edit.bytes, as: UTF8.self))
      json.endArray()
    }
    json.endArray()
  }

  private struct Tick {
    let id: String
    let number: Int
    let finding: String
    let isSafe: Bool
    /// Louder is higher.
    let level: Int
    let edits: [Int]
  }

  private var ticks: [Tick] {
    items.flatMap { item in
      item.choices.enumerated().compactMap { index, choice in
        choice.edits.map { edits in
          Tick(
            id: choiceID(item, index), number: item.number, finding: itemID(item),
            isSafe: choice.fix.applicability == .safe, level: Level.allCases.count { $0 < item.finding.level },
            edits: edits)
        }
      }
    }
  }
}

/// UTF-8 offsets of a text as UTF-16 offsets, found in one pass.
struct UTF16Offsets: Sendable {
  private var units: [Int: Int] = [:]

  init(_ bytes: [UInt8], _ offsets: [Int]) {
    var at = 0
    var count = 0
    for offset in Set(offsets).sorted() {
      while at < min(offset, bytes.count) {
        // Every scalar counts once, those of four bytes twice.
        if bytes[at] & 0xC0 != 0x80 { count += bytes[at] >= 0xF0 ? 2 : 1 }
        at += 1
      }
      units[offset] = count
    }
  }

  subscript(offset: Int) -> Int { units[offset] ?? 0 }
}
