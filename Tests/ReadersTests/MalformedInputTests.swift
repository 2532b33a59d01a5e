import Readers
import SourceText
import Testing

/// Malformed files of every kind end in one error with its place, which is one line for a person.
@Suite struct MalformedInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let bytes: [UInt8]
    /// Line of the error; nil where a file has no lines.
    let line: Int?
    var testDescription: String { path }

    init(_ path: String, _ text: String, line: Int?) { self.init(path, Array(text.utf8), line: line) }

    init(_ path: String, _ bytes: [UInt8], line: Int?) {
      self.path = path
      self.bytes = bytes
      self.line = line
    }
  }

  private static let deep = 10_000
  private static let xliff = "<xliff version='1.2'><file target-language='en'><body>\n"
  private static let tmx = "<tmx version='1.4'><header srclang='ar'/><body>\n"
  private static let laughs =
    "<!DOCTYPE x [<!ENTITY a 'ha'>" + (1...30).map { "<!ENTITY a\($0) '&a;&a;&a;&a;'>" }.joined() + "]>"
  private static let external = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"

  private static func times(_ text: String) -> String { String(repeating: text, count: deep) }

  private static func word(_ document: String) -> [UInt8] {
    ZipBuilder(members: [("word/document.xml", Array(document.utf8))]).bytes()
  }

  static let cases: [Case] = [
    // Cut off.
    Case("cut.xlf", xliff + "<trans-unit id='1'><source>a</source><targ", line: 2),
    Case("cut.tmx", tmx + "<tu><tuv xml:lang='en'><seg>a", line: 2),
    Case("cut.json", "[\n{\"body\": \"The ar", line: 2),
    Case("cut.jsonl", "{\"text\": \"The army advanced.\"}\n{\"text\": \"The ar", line: 2),
    Case("cut.po", "msgid \"a\"\nmsgstr \"The ar", line: 2),
    Case("cut.csv", "id,text\n1,\"The army advanced.\n", line: 2),
    Case("cut.docx", Array(word("<w:document xmlns:w='w'/>").prefix(60)), line: nil),
    // Nested badly.
    Case("nested.xlf", xliff + "<trans-unit><source>a</target></trans-unit></body></file></xliff>", line: 2),
    Case("nested.tmx", tmx + "<tu><tuv xml:lang='en'><seg>a</tuv></seg></tu></body></tmx>", line: 2),
    Case("nested.json", "{\"a\":\n [\"b\"}", line: 2),
    Case("nested.docx", word("<w:document xmlns:w='w'>\n<w:p></w:document></w:p>"), line: 2),
    // Entities that grow, entities of other files.
    Case(
      "laughs.xlf", laughs + xliff + "<trans-unit><target>&a30;</target></trans-unit></body></file></xliff>", line: 1),
    Case("laughs.tmx", laughs + tmx + "<tu><tuv xml:lang='en'><seg>&a30;</seg></tuv></tu></body></tmx>", line: 1),
    Case("laughs.docx", word(laughs + "<w:document xmlns:w='w'>&a30;</w:document>"), line: 1),
    Case(
      "external.xlf", external + xliff + "<trans-unit><target>&e;</target></trans-unit></body></file></xliff>", line: 1),
    Case("external.docx", word(external + "<w:document xmlns:w='w'>&e;</w:document>"), line: 1),
    // Nested too deep.
    Case("deep.xlf", xliff + "<trans-unit><target>" + times("<g id='1'>") + times("</g>"), line: 2),
    Case("deep.tmx", tmx + "<tu><tuv xml:lang='en'><seg>" + times("<hi>") + times("</hi>"), line: 2),
    Case("deep.json", times("[") + times("]"), line: 1),
    Case("deep.jsonl", "{\"text\": " + times("[") + times("]") + "}\n", line: 1),
    Case("deep.docx", word("<w:document xmlns:w='w'>" + times("<w:p>") + times("</w:p>")), line: 1),
    // Bytes that are no text.
    Case(
      "bytes.docx", ZipBuilder(members: [("word/document.xml", Array("<w:document>".utf8) + [0xC3, 0x28])]).bytes(),
      line: 1),
    Case("bytes.jsonl", Array("{\"text\": \"a".utf8) + [0xC3, 0x28] + Array("\"}\n".utf8), line: 1),
    Case("odd.txt", [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00], line: nil),
    // Tables.
    Case("wide.csv", "id,text\n1,a\n2,b,c\n", line: 3),
    Case("narrow.tsv", "id\ttext\n1\ta\n2\n", line: 3),
    // Something else altogether.
    Case("empty.docx", [], line: nil),
    Case("no.docx", "The army advanced.", line: nil),
    Case("no.xlf", "<a>The army advanced.</a>", line: 1),
  ]

  private static let textEndings = ["txt", "md", "html", "json", "csv", "tsv", "po", "xlf", "tmx", "srt", "vtt"]

  @Test(arguments: cases + textEndings.map { Case("bytes." + $0, Array("id,text\na,".utf8) + [0xC3, 0x28], line: 2) })
  func isOneErrorWithItsPlace(_ malformed: Case) throws {
    let input = RawInput(path: malformed.path, bytes: malformed.bytes)
    let errors = ReaderRegistry.reader(for: input).readAll(input).errors
    #expect(errors.count == 1)
    let error = try #require(errors.first)
    #expect(error.line == malformed.line)
    #expect(error.description.hasPrefix(malformed.path))
    #expect(!error.description.contains { $0.isNewline })
    #expect(error.description.utf8.count < 300)
  }

  @Test func anArchiveThatUnpacksToTooMuchIsRefused() throws {
    let zip = ZipBuilder(members: [("word/document.xml", Array("a".utf8))])
    let bytes = zip.bytes(declaredSize: 4 << 30 - 1)
    let error = try #require(DOCXReader.readAll(RawInput(path: "bomb.docx", bytes: bytes)).errors.first)
    #expect(error.problem.contains("unpacks to more than"))
  }
}
