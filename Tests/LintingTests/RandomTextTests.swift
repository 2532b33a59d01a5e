import Findings
import Gazetteer
import Glossary
import Linting
import RuleKit
import SourceText
import Testing
import Toponyms

/// Numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

/// What holds of any text, tried on texts that are put together of what rules look for and of what breaks programs.
@Suite("Any text") struct RandomTextTests {
  /// Texts that rules flag, cut at blanks, so that many rules have something to say.
  private static let words: [String] = {
    guard let rules = try? Glossary.rules(withExamples: true) else { preconditionFailure("the rules do not load") }
    let texts = rules.rules.flatMap { rule in rule.metadata.examples.filter { !$0.flagged.isEmpty }.map(\.text) }
    return texts.flatMap { $0.split(separator: " ").map(String.init) }
  }()

  /// Latin, Arabic with and without marks, both directions, emoji of several scalars, marks on their own, line ends.
  private static let pieces = [
    "حلب", "مَعَارَة", "الأَرْتِيق", "قال", "، ", "؟", "٣٬٠٠٠", "ـــ", "\u{202B}", "\u{202C}", "\u{2066}", "\u{2069}",
    "\u{200F}", "\u{200E}", "\u{202E}", "😀", "👩‍👩‍👧", "🇸🇾", "👍🏽", "1️⃣", "e\u{301}", "\u{301}", "\u{20D7}", "\u{FE0F}",
    "\u{200D}", "\u{200B}", "\u{AD}", "\u{FEFF}", "\u{A0}", "\n", "\n\n", "\r\n", "\r", "\t", "  ", "\u{2028}",
    "\u{85}",
    "\0", "\u{1B}", "“", "”", "«", "»", "'", "’", "(", ")", "[", "—", "...", "…", "Ma’arat Al Ateeq", "Deir Ezzor",
    "al-", "Al ", "U.S.", "12", "1,200", "the the", "https://example.org/a_b", "{name}", "%s", "`x`", "\u{10FFFF}",
    "日本", "한", "א", "Я", "ﷺ", "ﻻ", "İ", "ß", "ǅ",
  ]

  private static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(state: seed)
    var out = ""
    for _ in 0..<Int.random(in: 0...90, using: &random) {
      // A run of words as they stand in an example, then something that does not belong there, joined or apart.
      let start = Int.random(in: 0..<words.count, using: &random)
      let end = min(words.count, start + Int.random(in: 1...7, using: &random))
      out += words[start..<end].joined(separator: " ")
      if Bool.random(using: &random) { out += pieces.randomElement(using: &random) ?? "" }
      if Int.random(in: 0..<8, using: &random) > 0 { out += " " }
    }
    return out
  }

  private static func isBoundary(_ offset: Int, _ text: [UInt8]) -> Bool {
    (0...text.count).contains(offset) && (offset == text.count || text[offset] & 0xC0 != 0x80)
  }

  private static func document(_ text: [UInt8]) -> Document {
    Document(
      file: SourceText(path: "test", bytes: text), format: "text", text: text, map: .identity(count: text.count),
      segments: text.isEmpty ? [] : [Segment(range: ByteRange(0, text.count))], locked: LockedText.ranges(in: text))
  }

  @Test("has findings and fixes inside it, on boundaries of scalars", arguments: 1...40 as ClosedRange<UInt64>)
  func findingsLieInside(seed: UInt64) throws {
    let document = Self.document(Array(Self.text(seed).utf8))
    let report = try House.report(document, level: .suggestion)
    for finding in report.findings {
      let ranges = [finding.range] + finding.fixes.flatMap { $0.edits.map(\.range) }
      for range in ranges {
        #expect(
          range.start <= range.end && Self.isBoundary(range.start, document.text)
            && Self.isBoundary(range.end, document.text), "seed \(seed): \(finding.rule) at \(range)")
      }
      #expect(!finding.message.isEmpty)
    }
    let again = try House.report(document, level: .suggestion)
    let said = { (finding: Finding) in "\(finding.rule) \(finding.range) \(finding.message)" }
    #expect(again.findings.map(said) == report.findings.map(said), "seed \(seed): not the same twice")
  }

  @Test(
    "is valid UTF-8 after its fixes, and comes to rest", arguments: 1...40 as ClosedRange<UInt64>,
    [Fix.Applicability.safe, .unsafe])
  func fixesComeToRest(seed: UInt64, allowed: Fix.Applicability) throws {
    var text = Array(Self.text(seed).utf8)
    // The program makes ten rounds at most; what does not come to rest in them would change with every run.
    for round in 0... {
      let document = Self.document(text)
      let report = try House.report(document, level: .suggestion)
      let chosen = FixSelection.choose(from: report.findings, allowing: allowed)
      let edits = chosen.compactMap { document.fileEdits($0.fix.edits) }.flatMap { $0 }
      let fixed = FileEdit.apply(edits, to: text)
      try #require(TextEncoding.firstInvalidByte(in: fixed) == nil, "seed \(seed)")
      if fixed == text { break }
      text = fixed
      try #require(round < 10, "seed \(seed): \(chosen.map(\.finding.rule.name)) undo one another")
    }
  }

  /// Also where another place, whose name differs by the article (Maadi, al-Maadi), is likelier.
  @Test("that is a place's canonical name is normalized to itself") func canonicalNamesStay() throws {
    var normalizer = NameNormalizer(House.names.gazetteer)
    var strayed: [String] = []
    var count = 0
    for place in House.names.gazetteer.places where !place.english.isEmpty {
      count += 1
      let answer = normalizer.normalize(place.english).best?.place.english
      if answer != place.english { strayed.append("\(place.english) → \(answer ?? "nothing")") }
    }
    #expect(count > 1000)
    #expect(strayed.isEmpty, "\(strayed.count) of \(count): \(strayed.prefix(20))")
  }
}
