import Readers
import SourceText
import Testing

/// One text in every format: the same clean text, and after a correction still the same.
@Suite struct FormatAgreementTests {
  private static let paragraphs = [
    "Shelling at “Ma’arat” in Halab, officials said.", "He said: 5 < 6 & \"so\" – حلب café.", "Third and last one.",
  ]
  private static let originals = ["قصف على معرة في حلب.", "قال & حلب.", "الثالثة."]

  private static func xml(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static func quoted(_ text: String) -> String { text.replacing("\"", with: "\\\"") }

  /// A file of each format that holds the paragraphs, and nothing else.
  private static func files() -> [(reader: any Reader.Type, input: RawInput, options: ReadOptions)] {
    let pairs = zip(paragraphs, originals).map { (target: $0, source: $1) }
    func join(_ parts: [String]) -> String { parts.joined(separator: "\n") }
    var out: [(reader: any Reader.Type, input: RawInput, options: ReadOptions)] = []
    func add(_ reader: any Reader.Type, _ text: String, _ options: ReadOptions = ReadOptions()) {
      out.append((reader, RawInput(path: "x." + (reader.suffixes.first ?? ""), bytes: Array(text.utf8)), options))
    }
    add(PlainTextReader.self, paragraphs.joined(separator: "\n\n"))
    add(MarkdownReader.self, paragraphs.map { $0.replacing("Halab", with: "**Ha**lab") }.joined(separator: "\n\n"))
    add(
      HTMLReader.self,
      "<html><body>" + join(paragraphs.map { "<p>\(xml($0).replacing("Halab", with: "<b>Ha</b>lab"))</p>" }) + "</body>"
    )
    add(JSONLinesReader.self, join(paragraphs.map { "{\"text\": \"\(quoted($0))\"}" }))
    add(JSONReader.self, "[" + paragraphs.map { "{\"body\": \"\(quoted($0))\"}" }.joined(separator: ",\n") + "]")
    add(TSVReader.self, "id\tsource\ttext\n" + join(pairs.map { "1\t\($0.source)\t\($0.target)" }))
    add(
      CSVReader.self,
      "id,source,text\r\n" + pairs.map { "1,\($0.source),\"\($0.target.replacing("\"", with: "\"\""))\"\r\n" }.joined())
    add(POReader.self, join(pairs.map { "msgid \"\($0.source)\"\nmsgstr \"\"\n\"\(quoted($0.target))\"\n" }))
    let units = pairs.enumerated().map { "<trans-unit id='\($0.offset)'>\(unit($0.element))</trans-unit>" }
    add(XLIFFReader.self, "<xliff version='1.2'><file target-language='en'><body>\(join(units))</body></file></xliff>")
    let segments = pairs.map { "<segment>\(unit($0))</segment>" }
    add(
      XLIFFReader.self,
      "<xliff version='2.0' srcLang='ar' trgLang='en'><file id='f'><unit id='u'>\(join(segments))</unit></file></xliff>"
    )
    let variants = pairs.map {
      "<tu><tuv xml:lang='ar'><seg>\(xml($0.source))</seg></tuv><tuv xml:lang='en'><seg>\(xml($0.target))</seg></tuv></tu>"
    }
    add(TMXReader.self, "<tmx version='1.4'><header srclang='ar'/><body>\(join(variants))</body></tmx>")
    let times = "00:00:01,000 --> 00:00:02,000"
    add(
      SRTReader.self, paragraphs.enumerated().map { "\($0.offset)\n\(times)\n\($0.element)\n" }.joined(separator: "\n"))
    add(
      WebVTTReader.self,
      "WEBVTT\n\n" + paragraphs.map { "\(times.replacing(",", with: "."))\n\(xml($0))\n" }.joined(separator: "\n"))
    let body = paragraphs.map {
      "<w:p><w:r><w:t>\(xml($0).replacing("Halab", with: "Ha</w:t></w:r><w:r><w:t>lab"))</w:t></w:r></w:p>"
    }
    let word = ZipBuilder(members: [
      ("word/document.xml", Array("<w:document xmlns:w=\"w\"><w:body>\(body.joined())</w:body></w:document>".utf8))
    ])
    out.append((DOCXReader.self, RawInput(path: "x.docx", bytes: word.bytes()), ReadOptions()))
    return out
  }

  private static func unit(_ pair: (target: String, source: String)) -> String {
    "<source>\(xml(pair.source))</source><target>\(xml(pair.target))</target>"
  }

  private func text(_ documents: [Document]) -> String {
    documents.flatMap { document in document.segments.map { document.string($0.range) } }.joined(separator: "\n\n")
  }

  @Test func everyFormatIsThere() {
    let tested = Set(Self.files().map { $0.reader.format.name })
    #expect(tested == Set(ReaderRegistry.all.map { $0.format.name }))
  }

  @Test func cleanTextsAgree() throws {
    let expected = Self.paragraphs.joined(separator: "\n\n")
    for (reader, input, options) in Self.files() {
      let documents = try ReaderChecks(reader: reader, options: options).documents(input)
      #expect(text(documents) == expected, "\(reader.format)")
    }
  }

  @Test func theFormatIsFoundByItsEndingAndByItsContent() {
    for (reader, input, _) in Self.files() {
      #expect(ReaderRegistry.reader(for: input).format == reader.format)
    }
    for format in ["html", "jsonl", "json", "po", "xliff", "tmx", "srt", "vtt", "docx"] {
      for file in Self.files() where file.reader.format.name == format {
        let stream = RawInput(path: "-", bytes: file.input.bytes)
        #expect(ReaderRegistry.reader(for: stream).format.name == format)
      }
    }
  }

  @Test func pairsAgree() throws {
    for (reader, input, options) in Self.files() {
      let documents = try ReaderChecks(reader: reader, options: options).documents(input)
      let originals = documents.flatMap {
        $0.segments.compactMap { $0.original.map { String(decoding: $0, as: UTF8.self) } }
      }
      let isBilingual = ["tsv", "csv", "po", "xliff", "tmx"].contains(reader.format.name)
      #expect(originals == (isBilingual ? Self.originals : []), "\(reader.format)")
    }
  }

  @Test(arguments: [
    "Aleppo", "A & B", "“A” \"b\"", "a <b> c", "x_y*z [q] `r`", "a, b; c", "حلب 😀", "\\n {x} %s", "1. & #", "",
  ])
  func correctionsReadBackInEveryFormat(_ new: String) throws {
    for (reader, input, options) in Self.files() {
      // What looks like a tag cannot be written in SubRip; a word between marks of Markdown cannot go.
      if reader.format == "srt", new.contains("<") || new.contains("{") { continue }
      if reader.format == "markdown", new.isEmpty { continue }
      let fixed = try ReaderChecks(reader: reader, options: options).replacing("Halab", with: new, in: input)
      let checks = ReaderChecks(reader: reader, options: options)
      let expected = Self.paragraphs.joined(separator: "\n\n").replacing("Halab", with: new)
      #expect(try text(checks.documents(RawInput(path: input.path, bytes: fixed))) == expected, "\(reader.format)")
    }
  }

  @Test func everyFileSurvivesBeingCut() {
    for (reader, input, options) in Self.files() {
      for part in 1..<12 {
        let cut = RawInput(path: input.path, bytes: Array(input.bytes[..<(input.bytes.count * part / 12)]))
        let errors = reader.readAll(cut, options: options).errors
        #expect(errors.allSatisfy { !$0.description.contains("\n") })
        if ["json", "jsonl", "xliff", "tmx", "docx"].contains(reader.format.name) {
          #expect(errors.count == 1, "\(reader.format), \(part) twelfths")
        }
      }
    }
  }
}
