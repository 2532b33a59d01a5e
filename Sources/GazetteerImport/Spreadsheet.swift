import XMLText
import ZipArchive

/// The cells of a workbook's sheets (Office Open XML, `.xlsx`).
struct Spreadsheet {
  private static let largestPart = 512 << 20

  private let archive: ZipArchive
  private let file: String
  private let shared: [String]
  /// Number of each sheet, in order.
  let sheets: [Int]

  init(_ archive: ZipArchive, file: String) throws(ImportError) {
    self.archive = archive
    self.file = file
    sheets = archive.members.compactMap { member in
      guard member.name.hasPrefix("xl/worksheets/sheet"), member.name.hasSuffix(".xml") else { return nil }
      return Int(member.name.dropFirst(19).dropLast(4))
    }.sorted()
    if sheets.isEmpty { throw ImportError(file: file, "a workbook without sheets") }
    var shared: [String] = []
    if let strings = archive["xl/sharedStrings.xml"] {
      try Self.forEachEvent(of: Self.part(strings, archive, file), file) { event, text in
        switch event {
        case .start(let tag) where tag.name == "si": shared.append("")
        case .text where text.inT && !shared.isEmpty: shared[shared.count - 1] += text.text
        default: break
        }
      }
    }
    self.shared = shared
  }

  /// Rows of a sheet, each at least as long as the first.
  func rows(ofSheet number: Int) throws(ImportError) -> [[String]] {
    guard let sheet = archive["xl/worksheets/sheet\(number).xml"] else { return [] }
    let shared = self.shared
    var rows: [[String]] = []
    var column = 0
    var isShared = false
    try Self.forEachEvent(of: Self.part(sheet, archive, file), file) { event, text in
      switch event {
      case .start(let tag) where tag.name == "row":
        rows.append([])
        column = 0
      case .start(let tag) where tag.name == "c":
        column = tag["r"].flatMap(Self.column) ?? column
        isShared = tag["t"] == "s"
      case .end("c", _): column += 1
      case .text where (text.inT || text.inV) && !rows.isEmpty && column < 16_384:
        let value =
          isShared ? Int(text.text).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? "" : text.text
        while rows[rows.count - 1].count <= column { rows[rows.count - 1].append("") }
        rows[rows.count - 1][column] += value
      default: break
      }
    }
    let width = rows.first?.count ?? 0
    return rows.map { $0.count < width ? $0 + [String](repeating: "", count: width - $0.count) : $0 }
  }

  private static func part(
    _ member: ZipArchive.Member, _ archive: ZipArchive, _ file: String
  ) throws(ImportError) -> [UInt8] {
    do { return try archive.content(of: member, limit: largestPart) } catch {
      throw ImportError(file: "\(file):\(member.name)", "\(error)")
    }
  }

  /// `AB12` is column 27 (from 0).
  private static func column(_ reference: String) -> Int? {
    let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
    if letters.isEmpty || letters.count > 3 { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
  }

  private struct Text {
    var text = ""
    var inT = false
    var inV = false
  }

  private static func forEachEvent(
    of bytes: [UInt8], _ file: String, _ body: (XMLEvent, Text) -> Void
  ) throws(ImportError) {
    let events = XMLEvents(bytes)
    var text = Text()
    do {
      while let event = try events.next() {
        switch event {
        case .start(let tag):
          if tag.name == "t" { text.inT = true }
          if tag.name == "v" { text.inV = true }
        case .end(let name, _):
          if name == "t" { text.inT = false }
          if name == "v" { text.inV = false }
        case .text(let characters): text.text = String(decoding: characters.clean(in: bytes), as: UTF8.self)
        }
        body(event, text)
      }
    } catch {
      throw ImportError(file: file, "\(error.problem)")
    }
  }
}
