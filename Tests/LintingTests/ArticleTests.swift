import Files
import Findings
@preconcurrency import Glibc
import Linting
import Readers
import SourceText
import Testing

/// The faults of the real article, and the same faults in other words.
@Suite struct ArticleTests {
  static let path: String = {
    let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/" + here + "/Examples/aleppo-2020-02-16.txt"
  }()

  private func article() throws -> String { String(decoding: try FileReader.read(Self.path), as: UTF8.self) }

  /// A flagged stretch of the article, and a part of the corrected text where there is one.
  private static let expected: [(text: String, fixed: String?)] = [
    ("armed armed", "missiles of the armed groups"),
    ("wounded the Ma’arat Al Ateeq", "Maarat al-Artiq"),
    ("Bayanoun Hayan", "Bayanoun and Hayyan"),
    ("Maarat Al Ateeq", "Maarat al-Artiq"),
    ("Huritan", "Haritan"),
    ("Andan", "Anadan"),
    ("Anjat", "Anjara"),
    ("Qebtan Al Jabal", "Qabtan al-Jabal"),
    ("arrangement A final", "a final arrangement"),
    ("north West", "northwest"),
    ("remaining remnants", nil),
    ("highway road", nil),
    ("new great victory", "great new victory"),
    ("Headquarters for the Sham Liberation", "Hayat Tahrir al-Sham"),
    ("strict", nil),
    ("/ former Al Nusra Front /", "(former Al Nusra Front)"),
    ("Aleppo / Damascus", nil),
    ("included cities including", nil),
    ("backed by Iranian-backed", nil),
    ("By controlling these towns and villages, the city", nil),
    ("in Aleppo countryside", "in the Aleppo countryside"),
    ("in Idlib countryside", "in the Idlib countryside"),
    ("(DPA)", nil),
    ("“", nil),
  ]

  @Test(arguments: expected.map(\.text))
  func isFlagged(text: String) throws {
    let article = try article()
    let findings = try House.findings(in: article)
    let touching = findings.filter {
      $0.text.contains(text) || text.contains($0.text) && $0.text.count > 2 || $0.text == text
    }
    #expect(!touching.isEmpty, "nothing flags “\(text)”")
    if let fixed = Self.expected.first(where: { $0.text == text })?.fixed {
      #expect(touching.contains { $0.fix?.contains(fixed) == true }, "no fix of “\(text)” gives “\(fixed)”")
    }
  }

  @Test(arguments: [
    "cease-fire", "Kafr Dael", "Khan Sheikhoun", "Recep Tayyip Erdogan", "air strikes", "government forces",
  ])
  func isLeftAlone(text: String) throws {
    for finding in try House.findings(in: article()) where finding.text.count < 40 {
      #expect(!finding.text.contains(text), "\(finding.rule) flags “\(finding.text)”")
    }
  }

  /// No rule knows the article: its faults are found in other words too.
  @Test(arguments: [
    ("The shelling hit the wounded wounded soldiers near the gate.", "wounded wounded"),
    ("The militia injured the Tel Rifaat and two farms.", "injured the Tel Rifaat"),
    ("Clashes went on in the two cities of Sirte Misrata.", "Sirte Misrata"),
    ("The council wants a solution A lasting for the dispute.", "solution A lasting"),
    ("The convoy came from the south East of Homs.", "south East"),
    ("Shells fell in Hama countryside on Monday.", "in Hama countryside"),
    ("The raids included villages including Kafr Zita.", "included villages including"),
    ("They were backed by Turkish-backed fighters.", "backed by Turkish-backed"),
    ("By capturing the two hills, the town has become safe.", "By capturing the two hills, the town"),
    ("He told (AFP) that the Hama / Homs road is open.", "Hama / Homs"),
    ("The group / formerly Ansar / signed.", "/ formerly Ansar /"),
  ])
  func sameFaultElsewhere(text: String, flagged: String) throws {
    let findings = try House.findings(in: text)
    #expect(
      findings.contains { $0.text.contains(flagged) || flagged.contains($0.text) },
      "nothing flags “\(flagged)”; found \(findings.map(\.text))")
  }

  @Test func fixingConverges() throws {
    let copy = "/tmp/mtlint-article-\(getpid()).txt"
    try AtomicWriter.replace(copy, with: Array(try article().utf8))
    defer { unlink(copy) }
    var configuration = Configuration()
    configuration.minimumLevel = .warning
    var runner = LintRunner(book: House.book, names: House.names, configuration: configuration)
    let before = runner.run(.files([copy]))
    runner.fixing = .unsafe
    let outcomes = runner.run(.files([copy]))
    guard case .fixed(let file) = outcomes[0] else {
      Issue.record("the file was not fixed")
      return
    }
    #expect(file.count > 15)
    try AtomicWriter.replace(copy, with: file.result)
    runner.fixing = nil
    let after = runner.run(.files([copy]))
    var known: Set<String> = []
    for case .report(let report) in before { known.formUnion(report.findings.map(\.rule.name)) }
    for case .report(let report) in after {
      for finding in report.findings {
        #expect(finding.fixes.isEmpty, "\(finding.rule) still has a fix for “\(report.document.string(finding.range))”")
        #expect(known.contains(finding.rule.name), "\(finding.rule) is new")
      }
    }
  }
}
