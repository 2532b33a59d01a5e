import Findings
import Linting
import Readers
import SourceText
import Testing

/// No rule looks into locked text, and no fix enters it.
@Suite struct LockedTextTests {
  private func linter() throws -> Linter {
    var configuration = Configuration()
    configuration.minimumLevel = .suggestion
    return try Linter(book: House.book, configuration: configuration, names: House.names)
  }

  /// Every text that some rule flags, locked as a whole, has no finding.
  @Test func noRuleLooksIntoLockedText() throws {
    let linter = try linter()
    var loud: [String] = []
    for rule in House.book.metadata {
      for example in rule.examples where !example.flagged.isEmpty && example.source == nil {
        let text = Array(example.text.utf8)
        let document = Document(
          file: SourceText(path: "t", bytes: text), format: "text", language: rule.languages.targets.first, text: text,
          map: .identity(count: text.count), segments: [Segment(range: ByteRange(0, text.count))],
          locked: [ByteRange(0, text.count)])
        for finding in linter.lint(document).findings { loud.append("\(finding.rule): “\(example.text)”") }
      }
    }
    #expect(loud.isEmpty, "\(loud.joined(separator: "\n"))")
  }

  private static let fault = "armed armed"

  /// The fault in what each format locks, and once outside.
  private static let files: [(name: String, text: String)] = [
    ("a.md", "The armed armed men.\n\n`the armed armed men`\n\n```\nthe armed armed men\n```\n"),
    ("a.html", "<p>The armed armed men. <code>the armed armed men</code></p><script>armed armed</script>"),
    ("a.po", "msgid \"a <a href='armed armed'>b</a>\"\nmsgstr \"The armed armed men <a href='armed armed'>b</a>\"\n"),
    (
      "a.xlf",
      "<xliff version='1.2'><file target-language='en'><body><trans-unit id='1'><source>a</source><target>The armed "
        + "armed men <mrk mtype='protected'>the armed armed men</mrk><ph id='1'>armed armed</ph></target></trans-unit>"
        + "</body></file></xliff>"
    ),
    (
      "a.tmx",
      "<tmx version='1.4'><header srclang='ar'/><body><tu><tuv xml:lang='ar'><seg>a</seg></tuv><tuv xml:lang='en'>"
        + "<seg>The armed armed men <ph x='1'>armed armed</ph></seg></tuv></tu></body></tmx>"
    ),
    ("a.vtt", "WEBVTT\n\nNOTE armed armed\n\n00:01.000 --> 00:02.000\nThe armed armed <c.armed.armed>men</c>\n"),
    ("a.jsonl", "{\"id\": \"armed armed\", \"text\": \"The armed armed men.\", \"note\": \"armed armed\"}\n"),
    ("a.csv", "id,text,note\narmed armed,The armed armed men.,armed armed\n"),
    ("a.txt", "The armed armed men. <a href=\"armed armed\">\n"),
  ]

  @Test(arguments: files)
  func onlyTheFaultOutsideIsFound(_ file: (name: String, text: String)) throws {
    let input = RawInput(path: file.name, bytes: Array(file.text.utf8))
    let reader = ReaderRegistry.reader(for: input)
    let (documents, errors) = reader.readAll(input)
    #expect(errors.isEmpty)
    let linter = try linter()
    let found = documents.map { linter.lint($0) }
    let doubled = found.flatMap { report in
      report.findings.filter { $0.rule.name == "universal/repeated-word" }.map { (report.document, $0) }
    }
    #expect(doubled.count == 1)
    for (document, finding) in doubled {
      #expect(document.string(finding.range) == Self.fault)
      let edits = try #require(document.fileEdits(finding.fixes.first?.edits ?? []))
      let fixed = try reader.rewrite(input, edits: [document.part: edits])
      let expected = file.text.replacing("The armed armed", with: "The armed")
      #expect(String(decoding: fixed, as: UTF8.self) == expected)
    }
  }
}
