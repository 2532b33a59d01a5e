import Findings
import SourceText

@testable import Reporters

/// The report that every format is tested with.
enum Sample {
  /// Plain text with wide, combining and right-to-left characters, a long line, controls and overlapping findings.
  static let article = """
    Aleppo 🇸🇾 battle: 東京 is far, but the armed armed groups stay
    \tThe café of Huritan — حريتان — was hit in north West Aleppo
    قال مصدر إن معارة الأرتيق تحت السيطرة اليوم

    A field commander fighting with the Syrian government forces, who refused to reveal his identity, said, “The \
    Syrian army took control of the two towns of Bayanoun Hayan and wounded the Ma’arat Al Ateeq in the northwestern \
    countryside of Aleppo in parallel with the control of the old Justice Palace building, the Nana’i square, and the \
    vicinity of the Great Messenger Mosque on the outskirts of the Al Zahraa neighborhood in the north West of Aleppo.
    Red \u{1B}[31malert\u{1B}[0m and a hidden \u{202E}override\u{202C} in the text
    """

  static let hostile = #"</script><script>alert("x")</script><img src=x onerror=alert(1)>'&amp;--> ]]> %0A"#

  static func context(color: Bool = false, text: Bool = false) -> ReportContext {
    var rules: [RuleDescription] = []
    for report in documents {
      for finding in report.findings where !rules.contains(where: { $0.id == finding.rule }) {
        rules.append(
          RuleDescription(
            id: finding.rule, summary: "Flags \(finding.rule.name)", rationale: "Because of \(finding.rule.name).",
            level: finding.level, category: finding.category, severity: finding.severity))
      }
    }
    return ReportContext(
      toolVersion: "0.1.0", toolURL: "https://example.org/mtlint", usesColor: color, basePath: "/srv/news",
      rules: rules.sorted { $0.id < $1.id }, includesText: text, title: "Sample",
      orientation: [
        OrientationPlace(name: "Aleppo", arabic: "حلب", latitude: 36.2, longitude: 37.16),
        OrientationPlace(name: "Homs", arabic: "حمص", latitude: 34.73, longitude: 36.71),
      ])
  }

  static let failure = InputFailure(path: "bad.txt", message: "line 1: invalid UTF-8 at byte 0")

  static let documents: [DocumentReport] = [articleReport, cleanReport, hostileReport]

  static var findingCount: Int { documents.reduce(0) { $0 + $1.findings.count } }

  /// The whole report of a format.
  static func write(_ reporter: any Reporter) -> [UInt8] {
    var reporter = reporter
    var out: [UInt8] = []
    var summary = ReportSummary()
    reporter.begin(into: &out)
    for document in documents.prefix(2) {
      reporter.report(document, into: &out)
      summary.add(document)
    }
    reporter.failure(failure, into: &out)
    for document in documents.dropFirst(2) {
      reporter.report(document, into: &out)
      summary.add(document)
    }
    reporter.end(summary, into: &out)
    return out
  }

  static func document(
    _ text: String, path: String = "/srv/news/in/story one.txt", id: String? = nil, base: Document.OffsetBase = .file,
    extra: String? = nil
  ) -> Document {
    let bytes = Array(text.utf8)
    return Document(
      file: SourceText(path: path, bytes: bytes), id: id, format: base == .file ? "text" : "jsonl", text: bytes,
      map: .identity(count: bytes.count), offsetBase: base,
      segments: [Segment(range: ByteRange(0, bytes.count))], extra: extra)
  }

  /// Range of the `occurrence`th (from 0) place where `needle` stands in `text`.
  static func range(of needle: String, in text: String, occurrence: Int = 0) -> ByteRange {
    let haystack = Array(text.utf8)
    let needle = Array(needle.utf8)
    var left = occurrence
    for at in 0...(haystack.count - needle.count) where haystack[at..<at + needle.count].elementsEqual(needle) {
      if left == 0 { return ByteRange(at, at + needle.count) }
      left -= 1
    }
    preconditionFailure("not in the text")
  }

  static let haritan = PlaceReference(
    id: "sy-haritan", name: "Haritan", arabic: "حريتان", country: "SY", governorate: "Aleppo", feature: "town",
    latitude: 36.29, longitude: 37.08, confidence: 0.97)
  static let artiq = PlaceReference(
    id: "sy-maarat-al-artiq", name: "Maarat al-Artiq", arabic: "معارة الأرتيق", country: "SY", governorate: "Aleppo",
    feature: "village", latitude: 36.29, longitude: 37.04, confidence: 0.83)

  private static let articleReport: DocumentReport = {
    func at(_ needle: String, _ occurrence: Int = 0) -> ByteRange {
      range(of: needle, in: article, occurrence: occurrence)
    }
    let doubled = at("armed armed")
    let towns = at("Bayanoun Hayan")
    let findings = [
      finding(
        "universal/doubled-word", .error, "linguistic-conventions/grammar", .minor, "“armed” stands twice.", doubled,
        [Fix("Drop one", .safe, [Edit(ByteRange(doubled.start, doubled.start + 6), "")])]),
      finding(
        "universal/wide", .warning, "style", .minor, "A name in two wide letters.", at("東京"),
        [Fix("Romanize", .unsafe, [Edit(at("東京"), "Tokyo")])]),
      finding("universal/flag", .warning, "style", .minor, "A flag of two scalars.", at("🇸🇾")),
      finding(
        "names/canonical", .error, "terminology/inconsistent-with-resource", .major, "“Huritan” is Haritan.",
        at("Huritan"), [Fix("Write the name", .safe, [Edit(at("Huritan"), "Haritan")])], haritan),
      finding(
        "names/arabic", .warning, "accuracy/untranslated", .major, "An Arabic word stays.", at("حريتان"), [], haritan),
      finding(
        "en/split-compass", .warning, "linguistic-conventions/spelling", .minor, "One word: “northwest”.",
        at("north West"), [Fix("Join", .safe, [Edit(at("north West"), "northwest")])]),
      finding(
        "names/arabic", .warning, "accuracy/untranslated", .major, "A place in Arabic.", at("معارة الأرتيق"), [], artiq),
      finding(
        "en/missing-and", .warning, "linguistic-conventions/grammar", .minor, "Two towns without “and” between.", towns,
        [
          Fix(
            "Write “and”", .unsafe,
            [
              Edit(ByteRange(towns.start + 9, towns.start + 9), "and "),
              Edit(ByteRange(towns.start + 9, towns.end), "Hayyan"),
            ])
        ]),
      finding(
        "en/violent-verb-place", .error, "accuracy/mistranslation", .critical,
        "A place is the object of “wounded”: a name in the list was probably read as a verb.",
        at("wounded the Ma’arat Al Ateeq"),
        [Fix("Write the name", .unsafe, [Edit(at("wounded the Ma’arat Al Ateeq"), "and Maarat al-Artiq")])], artiq),
      finding(
        "names/canonical", .error, "terminology/inconsistent-with-resource", .major,
        "“Ma’arat Al Ateeq” is Maarat al-Artiq.", at("Ma’arat Al Ateeq"),
        [Fix("Write the name", .safe, [Edit(at("Ma’arat Al Ateeq"), "Maarat al-Artiq")])], artiq),
      finding(
        "universal/open-quotation", .warning, "linguistic-conventions/punctuation/unpaired-marks", .minor,
        "The quotation that opens here never closes.", at("“The"),
        [Fix("Close it", .unsafe, [Edit(ByteRange(at("Aleppo.\n").end - 1, at("Aleppo.\n").end - 1), "”")])]),
      finding(
        "universal/controls", .suggestion, "linguistic-conventions/character-encoding", .major,
        "Terminal control: \u{1B}[31m.", at("\u{1B}[31malert\u{1B}[0m")),
      finding(
        "universal/bidi", .warning, "linguistic-conventions/character-encoding", .minor, "Directional controls.",
        at("\u{202E}override\u{202C}"),
        [Fix("Drop them", .safe, [Edit(at("\u{202E}"), ""), Edit(at("\u{202C}"), "")])]),
    ]
    return DocumentReport(document: document(article), language: "en", words: 117, findings: findings)
  }()

  private static let cleanReport = DocumentReport(
    document: document("Nothing is wrong here.\n", path: "/srv/news/in/clean.txt"), language: "en", words: 4,
    findings: [])

  /// A record whose every field tries to break out of the format it is written in.
  private static let hostileReport: DocumentReport = {
    let text = "One \(hostile)\ntwo \(hostile) end"
    let place = PlaceReference(
      id: hostile, name: hostile, arabic: hostile, country: hostile, governorate: hostile, feature: hostile,
      latitude: 33.5, longitude: 36.3, confidence: 0.2)
    let whole = range(of: hostile, in: text, occurrence: 1)
    return DocumentReport(
      document: document(
        text, path: "in/\(hostile)/../a,b:c.jsonl", id: hostile, base: .record,
        extra: #"{"headline": "</script>", "n": 1.50}"#),
      language: "en", words: 12,
      findings: [
        finding(
          "universal/hostile", .error, "accuracy", .major, hostile, whole,
          [
            Fix(hostile, .unsafe, [Edit(whole, hostile + hostile)]), Fix("Delete it", .safe, [Edit(whole, "")]),
          ], place),
        finding("universal/lines", .warning, "style", .minor, "Over two lines.", range(of: "%0A\ntwo", in: text)),
        finding("universal/point", .warning, "style", .minor, "Here.", ByteRange(text.utf8.count, text.utf8.count)),
      ])
  }()

  static func finding(
    _ rule: String, _ level: Level, _ category: String, _ severity: Severity, _ message: String, _ range: ByteRange,
    _ fixes: [Fix] = [], _ place: PlaceReference? = nil
  ) -> Finding {
    Finding(
      rule: RuleID(rule)!, level: level, category: MQMCategory(category)!, severity: severity, message: message,
      range: range, fixes: fixes, place: place)
  }
}
