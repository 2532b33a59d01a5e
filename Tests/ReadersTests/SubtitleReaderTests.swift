import Readers
import SourceText
import Testing

@Suite struct SubtitleReaderTests {
  private let srt = ReaderChecks(reader: SRTReader.self)
  private let vtt = ReaderChecks(reader: WebVTTReader.self)

  @Test func cuesAreSegments() throws {
    let document = try srt.document(
      "\u{FEFF}1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>In Halab</i>\r\n{\\an8}today.\r\n\r\n"
        + "2\r\n00:00:05,000 --> 00:00:06,000\r\nSecond & a < b.\r\n")
    #expect(srt.segments(document) == ["In Halab\r\ntoday.", "Second & a < b."])
    #expect(document.segments.map(\.id) == ["1", "2"])
    #expect(document.segments.map(\.kind) == [.caption, .caption])
    #expect(try srt.source(of: "Halab", in: document) == "Halab")
  }

  @Test func aSentenceOverSeveralCuesIsOneSegment() throws {
    let document = try srt.document(
      """
      7
      00:00:01,000 --> 00:00:02,000
      The army

      8
      00:00:02,000 --> 00:00:03,000
      entered “Halab.”

      9
      00:00:04,000 --> 00:00:05,000
      Then left.
      """)
    #expect(srt.segments(document) == ["The army\nentered “Halab.”", "Then left."])
    #expect(document.segments.map(\.id) == ["7", "9"])
  }

  @Test func fixesLeaveMarkupAlone() throws {
    let file = "1\n00:00:01,000 --> 00:00:02,000\nIn <b>Ha</b>lab & Homs.\n"
    #expect(try srt.replacing("Halab", with: "A&B", in: file) == file.replacing("<b>Ha</b>lab", with: "<b>A&B</b>"))
    let document = try srt.document(file)
    #expect(document.fileEdits([Edit(ByteRange(0, 2), "a --> b")]) == nil)
    #expect(document.fileEdits([Edit(ByteRange(0, 2), "a\n\nb")]) == nil)
  }

  @Test func badBlocksAreNamedAndTheOthersRead() {
    let result = SRTReader.readAll(
      srt.input(
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nstray text\n\n2\n00:00:0x --> 1\nBad.\n\n3\n0:0:1.0 --> 0:0:2.0\nTwo."
      ))
    #expect(result.errors.map(\.line) == [5, 7])
    #expect(result.documents.map(srt.segments) == [["One.", "Two."]])
  }

  @Test func webVTTIsRead() throws {
    let document = try vtt.document(
      """
      WEBVTT Kind: captions
      Language: en

      NOTE
      Halab

      STYLE
      ::cue { color: red }

      intro
      00:01.000 --> 00:04.000 align:start
      <v Ali>In <c.x>Halab</c> &amp; <00:02.000>Homs.

      01:00:01.000 --> 01:00:04.000
      Next.
      """)
    #expect(vtt.segments(document) == ["In Halab & Homs.", "Next."])
    #expect(document.language == "en")
    #expect(document.segments.map(\.id) == ["intro", nil])
  }

  @Test func webVTTFixesAreEscaped() throws {
    let file = "WEBVTT\n\n00:01.000 --> 00:04.000\nIn Halab.\n"
    #expect(try vtt.replacing("Halab", with: "A & <B", in: file) == file.replacing("Halab", with: "A &amp; &lt;B"))
  }

  @Test func webVTTErrors() {
    #expect(vtt.errors("00:01.000 --> 00:04.000\nx").map(\.problem) == ["expected the word WEBVTT"])
    #expect(vtt.errors("WEBVTT\n\nfoo\nbar\n").map(\.line) == [3])
    #expect(vtt.errors("").map(\.line) == [1])
  }

  @Test func sniffs() {
    #expect(SRTReader.sniff(Array("1\r\n00:00:01,000 --> 00:00:02,000\r\n".utf8)))
    #expect(!SRTReader.sniff(Array("1\n2\n".utf8)))
    #expect(WebVTTReader.sniff(Array("WEBVTT\n".utf8)))
    #expect(!WebVTTReader.sniff(Array("WEBVTTX".utf8)))
  }
}
