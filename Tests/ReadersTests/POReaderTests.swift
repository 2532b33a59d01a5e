import Readers
import SourceText
import Testing

@Suite struct POReaderTests {
  private let checks = ReaderChecks(reader: POReader.self)
  private let header = """
    # Header
    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Language: pt_BR\\n"
    "X-Source-Language: ar\\n"


    """

  private func originals(_ document: Document) -> [String?] {
    document.segments.map { $0.original.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func entriesArePairs() throws {
    let document = try checks.document(
      header + """
        #. note
        #: src/a.c:12
        #, fuzzy, c-format
        #| msgid "old"
        msgctxt "menu"
        msgid "مرحبا %s"
        msgstr "Hello %s"
        msgid "بلا"
        msgstr ""

        #~ msgid "obsolete"
        #~ msgstr "gone"

        """)
    #expect(document.language == "pt-BR")
    #expect(document.sourceLanguage == "ar")
    #expect(checks.segments(document) == ["Hello %s"])
    #expect(document.segments.map(\.id) == ["menu"])
    #expect(originals(document) == ["مرحبا %s"])
    #expect(checks.locked(document) == ["%s"])
    #expect(document.offsetBase == .file)
  }

  @Test func pluralFormsPairWithTheirNumber() throws {
    let document = try checks.document(
      """
      msgid "one"
      msgid_plural "many"
      msgstr[0] "A"
      msgstr[1] "B"
      msgstr[2] "C"

      msgid "x"
      msgid_plural "xs"
      msgstr[0] "D"
      """)
    #expect(checks.segments(document) == ["A", "B", "C", "D"])
    #expect(originals(document) == ["one", "many", "many", "xs"])
  }

  @Test func stringsJoinOverLinesAndEscapes() throws {
    let document = try checks.document(
      #"""
      msgid "a"
      msgstr ""
      "In Ha"
        "lab\t\"now\"\n"
      "caf\303\251 \x41\\ end"
      """#)
    #expect(document.text == Array("In Halab\t\"now\"\ncafé A\\ end".utf8))
    #expect(try checks.source(of: "now", in: document) == "now")
    #expect(try checks.source(of: "é", in: document) == #"\303\251"#)
  }

  @Test func fixesAreEscaped() throws {
    let file = "msgid \"a\"\r\nmsgstr \"\"\r\n\"In \\\"Ha\"\r\n\"lab\\\" now\\n\"\r\n"
    #expect(
      try checks.replacing("Halab", with: "A\"\\\tl", in: file)
        == "msgid \"a\"\r\nmsgstr \"\"\r\n\"In \\\"A\\\"\\\\\\tl\"\r\n\"\\\" now\\n\"\r\n")
  }

  @Test func templatesAreReadForTheirMessages() throws {
    let input = RawInput(
      path: "x.pot", bytes: Array((header + "msgid \"Hi\"\nmsgid_plural \"His\"\nmsgstr[0] \"\"\n").utf8))
    let document = try #require(try checks.documents(input).first)
    #expect(checks.segments(document) == ["Hi", "His"])
    #expect(originals(document) == [nil, nil])
    #expect(document.language == nil)
  }

  @Test func qtPlaceholdersAreLockedWhereTheFlagSaysSo() throws {
    let document = try checks.document(
      "#, qt-format\nmsgid \"a\"\nmsgstr \"%1 of %L2, %n\"\n\nmsgid \"b\"\nmsgstr \"%15 of them\"\n")
    #expect(checks.locked(document) == ["%1", "%L2", "%n"])
  }

  @Test(arguments: [
    ("msgid \"a\"\nmsgstr \"b\n", 2, "expected a quotation mark that ends the string"),
    ("msgid \"a\"\n", 2, "expected msgstr before this place"),
    ("msgstr \"a\"\n", 1, "expected msgid before msgstr"),
    ("msgid \"a\"\nmsgstr \"b\" c\n", 2, "expected nothing after the string"),
    ("\"a\"\n", 1, "expected a keyword before this string"),
    ("msgid \"a\"\nmsgid \"b\"\n", 2, "expected msgstr, found a second msgid"),
    ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", 3, "expected each msgstr once in an entry"),
    ("msgid \"a\"\nfoo \"b\"\n", 2, "expected msgid, msgstr or a comment, found “foo”"),
    ("msgid \"a\"\nmsgstr[x] \"b\"\n", 2, "expected msgid, msgstr or a comment, found “msgstr[x]”"),
    ("msgid a\n", 1, "expected a string in quotation marks"),
    ("msgid \"a\\\"\nmsgstr \"b\"\n", 1, "expected a quotation mark that ends the string"),
  ])
  func malformedCataloguesNameTheLine(_ file: String, _ line: Int, _ problem: String) {
    #expect(checks.errors(file).map(\.line) == [line])
    #expect(checks.errors(file).map(\.problem) == [problem])
  }

  @Test(arguments: [
    ("ar_SY", "ar-SY"), ("sr@latin", "sr-Latn"), ("uz_UZ@cyrillic", "uz-Cyrl-UZ"), ("en", "en"),
    ("zh_CN.UTF-8", "zh-CN"),
  ])
  func localesBecomeLanguageTags(_ locale: String, _ tag: String) throws {
    let document = try checks.document("msgid \"\"\nmsgstr \"Language: \(locale)\\n\"\n")
    #expect(document.language == tag)
  }

  @Test func emptyFilesAndMarksAreRead() throws {
    #expect(try checks.clean("") == [""])
    #expect(try checks.clean("\u{FEFF}msgid \"a\"\nmsgstr \"b\"") == ["b"])
  }

  @Test func sniffs() {
    #expect(POReader.sniff(Array("# c\n\nmsgid \"\"\n".utf8)))
    #expect(!POReader.sniff(Array("# A heading\n\ntext".utf8)))
  }

  @Test func aBackslashBeforeALetterBeyondASCIIKeepsTheLetter() throws {
    let text = try ReaderChecks(reader: POReader.self).clean("msgid \"a\"\nmsgstr \"caf\\é حلب\"\n")
    #expect(text == ["café حلب"])
  }
}
