import Readers
import SourceText
import Testing

@Suite struct XLIFFReaderTests {
  private let checks = ReaderChecks(reader: XLIFFReader.self)

  private func one(_ units: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
     <file original="a.txt" source-language="ar" target-language="en" datatype="plaintext"><body>
    \(units)
     </body></file>
    </xliff>

    """
  }

  private func two(_ segments: String) -> String {
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ar" trgLang="en">
    <file id="f1"><unit id="u1"><notes><note>Halab</note></notes>
    <originalData><data id="d1">&lt;br/&gt;</data></originalData>\(segments)</unit></file></xliff>
    """
  }

  private func originals(_ document: Document) -> [String?] {
    document.segments.map { $0.original.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func unitsArePairs() throws {
    let document = try checks.document(
      one(
        """
        <group id="g"><trans-unit id="1"><source>حلب &amp; حمص</source><target state="translated">Halab &amp; Homs</target>
        <note>Halab</note><alt-trans><target>Aleppo</target></alt-trans></trans-unit></group>
        <trans-unit id="2"><source>ثان</source></trans-unit>
        <trans-unit id="3"><source>ثالث</source><target/></trans-unit>
        <trans-unit id="4" translate="no"><source>x</source><target>x</target></trans-unit>
        <trans-unit id="5"><source>خامس</source><target state="new">خامس</target></trans-unit>
        <trans-unit id="6"><source>سادس</source><target>Sixth</target></trans-unit>
        """))
    #expect(checks.segments(document) == ["Halab & Homs", "Sixth"])
    #expect(document.segments.map(\.id) == ["1", "6"])
    #expect(originals(document) == ["حلب & حمص", "سادس"])
    #expect(document.language == "en")
    #expect(document.sourceLanguage == "ar")
    #expect(document.offsetBase == .file)
    #expect(try checks.source(of: "Halab & Homs", in: document) == "Halab &amp; Homs")
  }

  @Test func inlineCodesKeepWordsWhole() throws {
    let document = try checks.document(
      one(
        """
        <trans-unit id="1"><source>a<x id="2"/></source><target>In Ha<g id="1">lab</g>, <ph id="3">{0}</ph> men\
        <x id="4" ctype="lb"/>left<bpt id="5">&lt;b></bpt> now<ept id="5">&lt;/b></ept>.</target></trans-unit>
        """))
    #expect(document.text == Array("In Halab, \u{FFFC} men\nleft now.".utf8))
    #expect(checks.locked(document) == ["\u{FFFC}", "\n"])
    #expect(try checks.source(of: "Halab", in: document) == "Ha<g id=\"1\">lab")
    #expect(document.segments[0].codes == ["g 1", "/g 1", "ph 3", "x 4", "bpt 5", "ept 5"])
    #expect(document.segments[0].originalCodes == ["x 2"])
  }

  @Test func sentencesPairByTheirNumber() throws {
    let document = try checks.document(
      one(
        """
        <trans-unit id="7"><source>أ. ب.</source>
        <seg-source><mrk mtype="seg" mid="0">أ.</mrk> <mrk mtype="seg" mid="1">ب.</mrk></seg-source>
        <target><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B.</mrk></target></trans-unit>
        """))
    #expect(checks.segments(document) == ["A.", "B."])
    #expect(document.segments.map(\.id) == ["7-0", "7-1"])
    #expect(originals(document) == ["أ.", "ب."])
  }

  @Test func textsInsideCodesAreUnits() throws {
    let document = try checks.document(
      one(
        """
        <trans-unit id="1"><source>أ<ph id="1">&lt;img alt="<sub>ب</sub>"></ph></source>\
        <target>A<ph id="1">&lt;img alt="<sub>B</sub>"></ph></target></trans-unit>
        """))
    #expect(checks.segments(document) == ["A\u{FFFC}", "B"])
    #expect(originals(document) == ["أ\u{FFFC}", "ب"])
  }

  @Test func versionTwoIsRead() throws {
    let document = try checks.document(
      two(
        """
        <segment id="s1" state="translated"><source>حلب<ph id="1" dataRef="d1"/></source>\
        <target>In <pc id="1">Ha</pc>lab<cp hex="0007"/> <mrk id="m" translate="no">SDF</mrk>.</target></segment>
        <ignorable><source> </source><target> </target></ignorable>
        <segment><source>ثان</source><target>Second</target></segment>
        """))
    #expect(checks.segments(document) == ["In Halab\u{7} SDF.", "Second"])
    #expect(document.segments.map(\.id) == ["u1-s1", "u1"])
    #expect(originals(document) == ["حلب\u{FFFC}", "ثان"])
    #expect(checks.locked(document) == ["\u{7}", "SDF"])
    #expect(document.language == "en")
  }

  @Test func fixesAreEscapedAndLeaveTheRest() throws {
    let file = one("<trans-unit id='1'><source>x</source><target>a &lt; Ha<g id='1'>lab</g> b</target></trans-unit>")
    #expect(
      try checks.replacing("Halab", with: "A & <B>", in: file)
        == file.replacing("Ha<g id='1'>lab</g>", with: "A &amp; &lt;B&gt;<g id='1'></g>"))
    let cdata = one("<trans-unit id='1'><source>x</source><target><![CDATA[a < Halab]]></target></trans-unit>")
    #expect(try checks.replacing("Halab", with: "A & B", in: cdata) == cdata.replacing("Halab", with: "A & B"))
  }

  @Test func eachFileElementIsADocument() throws {
    let file = """
      <xliff version="1.2"><file source-language="ar" target-language="en"><body><trans-unit id="1"><source>a</source>\
      <target>A</target></trans-unit></body></file><file source-language="ar" target-language="fr"><body>\
      <trans-unit id="1"><source>a</source><target>B</target></trans-unit></body></file></xliff>
      """
    #expect(try checks.documents(file).map(\.language) == ["en", "fr"])
    #expect(try checks.clean(file) == ["A", "B"])
  }

  @Test func windowsFilesAndUTF16AreWrittenBack() throws {
    let text = one("<trans-unit id=\"1\"><source>x</source><target>In Halab\nnow</target></trans-unit>")
      .replacing("\n", with: "\r\n")
    #expect(try checks.replacing("Halab", with: "Aleppo", in: text) == text.replacing("Halab", with: "Aleppo"))
    let wide = RawInput(path: "x", bytes: TextEncoding.utf16BigEndian.encode(Array(text.utf8)))
    let expected = TextEncoding.utf16BigEndian.encode(Array(text.replacing("Halab", with: "Aleppo").utf8))
    #expect(try checks.replacing("Halab", with: "Aleppo", in: wide) == expected)
  }

  @Test(arguments: [
    ("<xliff version='1.2'><file><body><trans-unit id='1'><source>a", 1, "malformed XML: no element found"),
    ("<xliff version='1.2'>\n<file></body></xliff>", 2, "malformed XML: mismatched tag"),
    ("<tmx/>", 1, "expected the element “xliff”, found “tmx”"),
    ("<xliff version='3'/>", 1, "expected XLIFF 1 or 2, found version “3”"),
    ("<!DOCTYPE x [\n<!ENTITY a 'b'>]><xliff/>", 1, "malformed XML: the document type declares entities"),
    ("text", 1, "malformed XML: syntax error"),
    ("", 1, "malformed XML: no element found"),
  ])
  func malformedFilesNameThePlace(_ file: String, _ line: Int, _ problem: String) {
    #expect(checks.errors(file).map(\.line) == [line])
    #expect(checks.errors(file).first?.problem.hasPrefix(problem) == true)
  }

  @Test func aNestedBombEndsAtOnce() {
    let file = "<xliff version='1.2'>" + String(repeating: "<g>", count: 10_000)
    #expect(checks.errors(file).map(\.problem) == ["malformed XML: elements are nested too deeply"])
  }

  @Test func sniffs() {
    #expect(XLIFFReader.sniff(Array("<?xml version='1.0'?>\n<!-- x -->\n<x:xliff version".utf8)))
    #expect(!XLIFFReader.sniff(Array("<html><xliff>".utf8)))
    #expect(TMXReader.sniff(Array("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">".utf8)))
  }
}
