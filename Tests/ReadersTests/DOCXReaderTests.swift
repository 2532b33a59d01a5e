import Readers
import SourceText
import Testing

@Suite struct DOCXReaderTests {
  private let checks = ReaderChecks(reader: DOCXReader.self)

  private func file(_ body: String, footnotes: String? = nil) -> RawInput {
    let open = "<w:%@ xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    func part(_ name: String, _ content: String) -> [UInt8] {
      Array("<?xml version=\"1.0\"?>\r\n\(open.replacing("%@", with: name))\(content)</w:\(name)>".utf8)
    }
    var zip = ZipBuilder(members: [
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      ("word/document.xml", part("document", "<w:body>\(body)</w:body>")),
      ("word/styles.xml", Array("<styles/>".utf8)),
    ])
    if let footnotes { zip.members.append(("word/footnotes.xml", part("footnotes", footnotes))) }
    return RawInput(path: "a.docx", bytes: zip.bytes())
  }

  private func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t>\(text)</w:t></w:r>"
  }

  @Test func runsAreJoined() throws {
    let document = try #require(
      checks.documents(
        file(
          "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:tabs><w:tab/></w:tabs></w:pPr>\(run("Title"))</w:p>"
            + "<w:p>\(run("In Ha"))<w:proofErr/>\(run("la", "<w:b/>"))\(run("b &amp; Homs"))<w:r><w:tab/><w:br/></w:r>"
            + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>\(run("."))</w:ins>"
            + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:moveFrom>\(run("old"))</w:moveFrom></w:p>"
            + "<w:p><w:pPr><w:numPr/></w:pPr>\(run("Item"))</w:p><w:p/>"
            + "<w:tbl><w:tr><w:tc><w:p>\(run("Cell"))</w:p></w:tc></w:tr></w:tbl>")
      ).first)
    #expect(checks.segments(document) == ["Title", "In Halab & Homs\t\n.", "Item", "Cell"])
    #expect(document.segments.map(\.kind) == [.heading, .paragraph, .listItem, .cell])
    #expect(document.offsetBase == .record)
    #expect(document.part == "word/document.xml")
  }

  @Test func textBoxesAreRead() throws {
    let box = "<w:r><w:drawing><w:txbxContent><w:p>\(run("Box"))</w:p></w:txbxContent></w:drawing></w:r>"
    let fallback = "<mc:Fallback xmlns:mc=\"x\"><w:p>\(run("Box"))</w:p></mc:Fallback>"
    let document = try #require(checks.documents(file("<w:p>\(run("A"))\(box)\(fallback)\(run("B"))</w:p>")).first)
    #expect(checks.segments(document) == ["Box", "AB"])
  }

  @Test func notesAreDocumentsOfTheirOwn() throws {
    let input = file("<w:p>\(run("Body"))</w:p>", footnotes: "<w:footnote><w:p>\(run("Note"))</w:p></w:footnote>")
    let documents = try checks.documents(input)
    #expect(documents.map(\.id) == [nil, "word/footnotes.xml"])
    #expect(documents.map(checks.segments) == [["Body"], ["Note"]])
    let fixed = try checks.replacing("Note", with: "A & B", in: input)
    #expect(try checks.documents(RawInput(path: "b.docx", bytes: fixed)).map(checks.segments) == [["Body"], ["A & B"]])
  }

  @Test func fixesKeepFormattingAndTheOtherMembers() throws {
    let body = "<w:p>\(run("In Ha"))\(run("la", "<w:b/>"))\(run("b now"))</w:p>"
    let fixed = try checks.replacing("Halab", with: "<Aleppo>", in: file(body))
    let expected =
      "<w:p>\(run("In &lt;Aleppo&gt;"))\(run("", "<w:b/>"))<w:r><w:t xml:space=\"preserve\"> now</w:t></w:r></w:p>"
    let document = try #require(checks.documents(RawInput(path: "b.docx", bytes: fixed)).first)
    #expect(document.file.string(ByteRange(0, 9999)).contains(expected))
    // Members in front of the changed one stand where they stood.
    let original = file(body).bytes
    let start = try #require(original.indices.first { original[$0...].starts(with: "word/document.xml".utf8) }) - 30
    #expect(fixed[..<start] == original[..<start])
  }

  @Test func edgesThatGetABlankArePreserved() throws {
    let input = file("<w:p>\(run("Halab"))<w:r><w:t xml:space=\"preserve\"> x </w:t></w:r></w:p>")
    let fixed = try checks.replacing("Halab", with: "in Homs ", in: input)
    let document = try #require(checks.documents(RawInput(path: "b.docx", bytes: fixed)).first)
    let text = document.file.string(ByteRange(0, 9999))
    #expect(text.contains("<w:t xml:space=\"preserve\">in Homs </w:t>"))
    #expect(text.contains("<w:t xml:space=\"preserve\"> x </w:t>"))
  }

  @Test func brokenFilesNameThePlace() {
    func problem(_ bytes: [UInt8]) -> String? {
      DOCXReader.readAll(RawInput(path: "a.docx", bytes: bytes)).errors.first?.description
    }
    let whole = file("<w:p>\(run("x"))</w:p>").bytes
    #expect(problem(Array(whole[..<(whole.count / 2)]))?.contains("no ZIP directory") == true)
    #expect(problem(file("<w:p></w:r>").bytes)?.hasPrefix("a.docx:2: malformed XML: mismatched tag") == true)
    #expect(problem(ZipBuilder(members: [("x", [])]).bytes())?.contains("no word/document.xml") == true)
    let bomb = ZipBuilder(members: [("word/document.xml", [])]).bytes(declaredSize: 1 << 31)
    #expect(problem(bomb)?.contains("unpacks to more than 48 MB") == true)
    #expect(problem(Array("text".utf8)) != nil)
    #expect(problem([]) != nil)
  }

  @Test func sniffs() {
    #expect(DOCXReader.sniff(Array(file("").bytes.prefix(4096))))
    #expect(!DOCXReader.sniff(ZipBuilder(members: [("x", [])]).bytes()))
  }
}
