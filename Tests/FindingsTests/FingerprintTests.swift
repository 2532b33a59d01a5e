import Findings
import SourceText
import Testing

/// A report on `text` with a finding of `rule` at each place where `needle` stands.
func report(on text: String, rule: String = "a/b", needle: String, path: String = "a.txt", id: String? = nil)
  -> DocumentReport
{
  let bytes = Array(text.utf8)
  let wanted = Array(needle.utf8)
  var findings: [Finding] = []
  for at in 0..<max(0, bytes.count - wanted.count + 1) where bytes[at..<at + wanted.count].elementsEqual(wanted) {
    findings.append(
      Finding(
        rule: RuleID(rule)!, level: .error, category: MQMCategory("style")!, severity: .minor, message: "m",
        range: ByteRange(at, at + wanted.count)))
  }
  let document = Document(
    file: SourceText(path: path, bytes: bytes), id: id, format: "text", text: bytes,
    map: .identity(count: bytes.count), offsetBase: id == nil ? .file : .record, segments: [])
  return DocumentReport(document: document, language: "en", words: 1, findings: findings)
}

@Suite struct FingerprintTests {
  let base = "First paragraph.\n\nThe town of Huritan fell on Sunday."

  func fingerprints(_ text: String, _ needle: String = "Huritan") -> [Fingerprint] {
    Fingerprint.of(report(on: text, needle: needle))
  }

  @Test func editsElsewhereDoNotMatter() {
    let before = fingerprints(base)
    #expect(fingerprints("New lead.\n" + base + "\nMore.") == before)
    #expect(fingerprints("First paragraph.\n\nThe village of Huritan fell on Sunday.") != before)
    #expect(fingerprints("Changed.\n\nBut the town of  Huritan fell on a Monday.") == before)
  }

  @Test func caseAndPunctuationDoNotMatter() {
    #expect(fingerprints("the TOWN “of” Huritan fell, on") == fingerprints("The town of Huritan fell on"))
  }

  @Test func rulesTellApart() {
    let other = Fingerprint.of(report(on: base, rule: "a/c", needle: "Huritan"))
    #expect(other != fingerprints(base))
  }

  @Test func equalFindingsAreCounted() {
    let both = fingerprints("x Huritan y\n\nx Huritan y")
    #expect(both.count == 2)
    #expect(Set(both).count == 2)
    #expect(fingerprints("a x Huritan y b").first == fingerprints("a x Huritan y b\n\na x Huritan y b").first)
  }

  @Test func partsDoNotRunIntoOneAnother() {
    #expect(fingerprints("ab c", "ab") != fingerprints("a bc", "a"))
  }

  /// Baselines in the field hold these values.
  @Test func valuesNeverChange() {
    #expect(fingerprints(base).map(\.text) == ["948cb6b97cbdb805326f6a44b4104a64"])
    #expect(fingerprints(base).first?.inFile("a.txt").text == "f27e53c7e1061b8e836e3faf314c1b1e")
  }

  @Test func arabicNeighbours() {
    let text = "قال مصدر إن معارة الأرتيق تحت السيطرة"
    let longer = "و" + String(repeating: "كلمة ", count: 200) + text + String(repeating: " كلمة", count: 200)
    #expect(fingerprints(text, "معارة") == fingerprints(longer, "معارة"))
  }
}

@Suite struct BaselineTests {
  @Test func roundTrip() throws {
    var baseline = Baseline()
    let old = report(on: "The town of Huritan fell on Sunday", needle: "Huritan", path: "/srv/in/a.txt")
    baseline.add(old, basePath: "/srv")
    baseline.add(report(on: "x Huritan", needle: "Huritan", path: "b.jsonl", id: "7"), basePath: "/srv")
    let read = try Baseline.parse(baseline.json())
    #expect(read == baseline)
    #expect(read.json() == baseline.json())
    #expect(read.documents.keys.sorted() == ["b.jsonl#7", "in/a.txt"])
    #expect(read.count == 2)

    let edited = report(
      on: "News: the town of Huritan fell on Sunday. Huritan again", needle: "Huritan", path: "/elsewhere/in/a.txt")
    #expect(read.isKnown(edited, basePath: "/elsewhere") == [true, false])
    #expect(read.new(in: edited, basePath: "/elsewhere").findings.map(\.range) == [edited.findings[1].range])
    #expect(read.isKnown(edited, basePath: "/srv") == [false, false])
  }

  @Test(arguments: [
    ("{", "line 1, byte 1"), ("{}", "line 1: this is not a baseline"), (#"{"schema": "x"}"#, "line 1: schema “x”"),
    (
      "{\"schema\": \"mtlint-baseline/1\",\n\"documents\": {\"a\":\n[{\"fingerprint\": \"xyz\"}]}}",
      "line 3: expected a"
    ),
    (#"{"schema": "mtlint-baseline/1", "documents": []}"#, "line 1: “documents”"),
    (#"{"schema": "mtlint-baseline/1", "documents": {"a": 1}}"#, "line 1: expected a list"),
  ])
  func faults(text: String, message: String) {
    let error = #expect(throws: BaselineError.self) { try Baseline.parse(Array(text.utf8)) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "none")")
  }
}
