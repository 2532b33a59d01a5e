import Findings
import Gazetteer
import Glossary
import JSONText
import Linting
import Reporters
import RulePacks
import SourceText
import Synchronization
import Tokens
import Toponyms

/// Tokens of any text are sorted, inside it, and on scalar boundaries; sentences and paragraphs leave none out.
struct TokenizerHarness: Harness {
  let name = "tokenizer"

  func run(_ bytes: [UInt8]) {
    let text = repaired(bytes)
    guard let tokenizer = try? Tokenizer(vocabulary: Vocabulary(words: ["army", "the", "al", "جيش"])) else {
      fatalError("ICU has no data")
    }
    let cut = tokenizer.tokenize(text)
    var last = 0
    for token in cut.tokens {
      check(Int(token.start) >= last && token.length > 0 && Int(token.end) <= text.count, "tokens out of order")
      check(isBoundary(Int(token.start), of: text) && isBoundary(Int(token.end), of: text), "token inside a scalar")
      last = Int(token.end)
    }
    check(cut.paragraphs.flatMap { Array($0.tokens) } == Array(cut.tokens.indices), "paragraphs leave tokens out")
    check(cut.sentences.flatMap { Array($0) } == Array(cut.tokens.indices), "sentences leave tokens out")
  }
}

/// Locked ranges are sorted, disjoint and on scalar boundaries.
struct LockedTextHarness: Harness {
  let name = "locked-text"

  func run(_ bytes: [UInt8]) {
    let text = repaired(bytes)
    var last = 0
    for range in LockedText.ranges(in: text) {
      check(range.start >= last && range.end > range.start && range.end <= text.count, "locked ranges out of order")
      check(isBoundary(range.start, of: text) && isBoundary(range.end, of: text), "locked range inside a scalar")
      last = range.end
    }
  }
}

/// The built-in rules and places, loaded once.
enum House {
  static let book: RuleBook = {
    guard let rules = try? Glossary.rules() else { fatalError("built-in rules don't load") }
    return RuleBook(rules: rules)
  }()

  static let names: ToponymFinder = {
    guard let model = try? Glossary.nameModel(),
      let gazetteer = try? Gazetteer.open(builtin: Glossary.places, tables: [], model: model)
    else { fatalError("built-in places don't load") }
    return ToponymFinder(gazetteer: gazetteer, lexicon: book.packs.lexicon)
  }()

  /// One linter for all inputs, as the program has one for many files: what an input leaves behind in it is tried too.
  private static let linter: Mutex<Linter> = {
    var configuration = Configuration()
    configuration.minimumLevel = .suggestion
    guard let linter = try? Linter(book: book, configuration: configuration, names: names) else {
      fatalError("ICU has no data")
    }
    return Mutex(linter)
  }()

  static func lint(_ document: Document) -> DocumentReport { linter.withLock { $0.lint(document) } }
}

/// Findings lie inside the text and on scalar boundaries; corrected text is valid UTF-8 and comes to rest.
struct LintHarness: Harness {
  let name = "lint"
  /// Rounds of fixing that the program makes at most.
  private static let mostRounds = 10

  func run(_ bytes: [UInt8]) {
    var text = repaired(bytes)
    for _ in 0..<Self.mostRounds {
      let document = plainDocument(text)
      let report = House.lint(document)
      for finding in report.findings {
        check(
          finding.range.start <= finding.range.end && finding.range.end <= text.count, "\(finding.rule): outside")
        check(
          isBoundary(finding.range.start, of: text) && isBoundary(finding.range.end, of: text),
          "\(finding.rule): inside a scalar")
      }
      let chosen = FixSelection.choose(from: report.findings, allowing: .unsafe)
      let edits = chosen.compactMap { document.fileEdits($0.fix.edits) }.flatMap { $0 }
      let fixed = FileEdit.apply(edits, to: text)
      check(TextEncoding.firstInvalidByte(in: fixed) == nil, "corrected text is no UTF-8")
      if fixed == text { return }
      text = fixed
    }
  }
}

/// Reports hold nothing of the input that could steer a terminal or break out of its format.
struct ReportHarness: Harness {
  let name = "report"

  func run(_ bytes: [UInt8]) {
    let text = repaired(bytes)
    let field = String(decoding: text.prefix(40), as: UTF8.self)
    let document = plainDocument(text, path: "folder/" + field, id: field)
    let range = ByteRange(0, text.count)
    var report = House.lint(document)
    if let rule = House.book.metadata.first {
      let place = PlaceReference(
        id: field, name: field, arabic: field, country: field, governorate: field, latitude: 36, longitude: 37,
        confidence: 0.5)
      let finding = Finding(
        rule: rule.id, level: .error, category: rule.category, severity: rule.severity, message: field, range: range,
        fixes: [Fix(field, .unsafe, [Edit(range, field)])], place: place)
      report = DocumentReport(
        document: document, language: "en", words: report.words, findings: report.findings + [finding])
    }
    for format in ReporterRegistry.ids {
      let out = Self.written(report, format)
      check(TextEncoding.firstInvalidByte(in: out) == nil, "\(format): no UTF-8")
      switch format {
      case "text", "github":
        check(!out.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "\(format): a control character")
      case "json", "sarif", "gitlab":
        check((try? JSONParser.parse(out)) != nil, "\(format): no JSON")
      case "html":
        check(Self.count("<script", out) == Self.ownScripts, "html: a script of the input's")
      default: break
      }
    }
  }

  /// What `count` says of a page that holds nothing of any input.
  private static let ownScripts: Int = {
    let empty = DocumentReport(document: plainDocument([]), language: "en", words: 0, findings: [])
    return count("<script", written(empty, "html"))
  }()

  private static func written(_ report: DocumentReport, _ format: String) -> [UInt8] {
    guard var reporter = ReporterRegistry.make(format, ReportContext(toolVersion: "0")) else {
      fatalError("no reporter \(format)")
    }
    var out: [UInt8] = []
    var summary = ReportSummary()
    summary.add(report)
    reporter.begin(into: &out)
    reporter.report(report, into: &out)
    reporter.end(summary, into: &out)
    return out
  }

  private static func count(_ needle: String, _ bytes: [UInt8]) -> Int {
    String(decoding: bytes, as: UTF8.self).lowercased().split(separator: needle, omittingEmptySubsequences: false).count
  }
}
