import Readers
import SourceText
import Testing

@Suite struct TMXReaderTests {
  private let checks = ReaderChecks(reader: TMXReader.self)

  private func memory(_ units: String, source: String = "ar") -> String {
    """
    <?xml version="1.0"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4"><header srclang="\(source)" segtype="sentence"><note>x</note></header><body>
    \(units)
    </body></tmx>
    """
  }

  private func originals(_ document: Document) -> [String?] {
    document.segments.map { $0.original.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func eachLanguageIsADocument() throws {
    let documents = try checks.documents(
      memory(
        """
        <tu tuid="1"><prop type="x">p</prop><tuv xml:lang="en-GB"><seg>Halab</seg></tuv>
        <tuv xml:lang="ar-SY"><seg>حلب</seg></tuv><tuv xml:lang="fr"><seg>Alep</seg></tuv></tu>
        <tu tuid="2"><tuv xml:lang="ar-SY"><seg>حمص</seg></tuv><tuv xml:lang="en-GB"><seg>Homs</seg></tuv></tu>
        """))
    #expect(documents.map(\.language) == ["en-GB", "fr"])
    #expect(documents.map(\.sourceLanguage) == ["ar-SY", "ar-SY"])
    #expect(checks.segments(documents[0]) == ["Halab", "Homs"])
    #expect(originals(documents[0]) == ["حلب", "حمص"])
    #expect(documents[0].segments.map(\.id) == ["1", "2"])
    #expect(checks.segments(documents[1]) == ["Alep"])
  }

  @Test func anyLanguageMayBeTheSource() throws {
    let document = try checks.document(
      memory("<tu><tuv lang='ar'><seg>أ</seg></tuv><tuv lang='en'><seg>A</seg></tuv></tu>", source: "*all*"))
    #expect(document.language == "en")
    #expect(originals(document) == ["أ"])
  }

  @Test func codesAreNoText() throws {
    let document = try checks.document(
      memory(
        """
        <tu><tuv xml:lang="ar"><seg>أ</seg></tuv><tuv xml:lang="en"><seg>In <bpt i="1">&lt;b></bpt>Ha<ept i="1">&lt;/b></ept>lab \
        <ph x="1">%s</ph> <hi>now</hi>.</seg></tuv></tu>
        """))
    #expect(document.text == Array("In Halab \u{FFFC} now.".utf8))
    #expect(document.segments[0].codes == ["bpt 1", "ept 1", "ph 1", "hi", "/hi"])
  }

  @Test func fixesGoBack() throws {
    let file = memory("<tu><tuv xml:lang='ar'><seg>أ</seg></tuv><tuv xml:lang='en'><seg>In Halab</seg></tuv></tu>")
    #expect(try checks.replacing("Halab", with: "A&B", in: file) == file.replacing("Halab", with: "A&amp;B"))
  }

  @Test func aVariantNeedsALanguage() {
    #expect(checks.errors(memory("<tu><tuv><seg>x</seg></tuv></tu>")).map(\.problem) == ["expected xml:lang in “tuv”"])
    #expect(checks.errors(memory("<tu><tuv xml:lang='en'>")).map(\.line) == [5])
  }
}
