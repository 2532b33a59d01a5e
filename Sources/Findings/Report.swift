import SourceText

/// What a run found in one document.
public struct DocumentReport: Sendable {
  public let document: Document
  /// The language the text was checked as (BCP 47).
  public let language: String
  /// Words, as tokens that hold a letter or digit.
  public let words: Int
  /// Sorted by start, then end, then rule.
  public let findings: [Finding]
  /// Every place that the text names, with or without a finding, in the order of the text.
  public let places: [NamedPlace]
  /// Comments that switch off rules which find nothing there.
  public let unusedSuppressions: [UnusedSuppression]

  public init(
    document: Document, language: String, words: Int, findings: [Finding], places: [NamedPlace] = [],
    unusedSuppressions: [UnusedSuppression] = []
  ) {
    self.document = document
    self.language = language
    self.words = words
    self.findings = findings.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
    self.places = places.sorted { $0.range < $1.range }
    self.unusedSuppressions = unusedSuppressions
  }

  /// The report with some of its findings only.
  public func keeping(_ isKept: (Finding) -> Bool) -> DocumentReport {
    DocumentReport(
      document: document, language: language, words: words, findings: findings.filter(isKept),
      places: places, unusedSuppressions: unusedSuppressions)
  }

  /// The report with more findings.
  public func adding(_ more: [Finding]) -> DocumentReport {
    DocumentReport(
      document: document, language: language, words: words, findings: findings + more, places: places,
      unusedSuppressions: unusedSuppressions)
  }
}

/// A place where a text names a place.
public struct NamedPlace: Sendable, Hashable {
  /// Clean text of the document, UTF-8 bytes.
  public let range: ByteRange
  public let place: PlaceReference

  public init(range: ByteRange, place: PlaceReference) {
    self.range = range
    self.place = place
  }
}

/// Counts over documents.
public struct ReportSummary: Sendable, Hashable {
  public private(set) var documents = 0
  public private(set) var words = 0
  public private(set) var errors = 0
  public private(set) var warnings = 0
  public private(set) var suggestions = 0
  /// Penalty points of MQM: minor 1, major 5, critical 25.
  public private(set) var penalty = 0

  public init() {}

  public mutating func add(_ report: DocumentReport) {
    documents += 1
    words += report.words
    addFindings(of: report)
  }

  /// Adds the findings of a document that was counted before.
  public mutating func addFindings(of report: DocumentReport) {
    for finding in report.findings { add(finding) }
  }

  private mutating func add(_ finding: Finding) {
    switch finding.level {
    case .error: errors += 1
    case .warning: warnings += 1
    case .suggestion: suggestions += 1
    }
    penalty += finding.severity.weight
  }

  /// Penalty points per 1,000 words; 0 for an empty text.
  public var penaltyPerThousandWords: Double { words == 0 ? 0 : Double(penalty) * 1000 / Double(words) }

  /// The loudest level that has a finding.
  public var loudest: Level? { errors > 0 ? .error : warnings > 0 ? .warning : suggestions > 0 ? .suggestion : nil }
}

/// A rule as a report names it.
public struct RuleDescription: Sendable, Hashable {
  public let id: RuleID
  /// One line: what the rule flags.
  public let summary: String
  /// Why it is a fault, for help texts.
  public let rationale: String
  public let level: Level
  public let category: MQMCategory
  public let severity: Severity

  public init(
    id: RuleID, summary: String, rationale: String, level: Level, category: MQMCategory, severity: Severity
  ) {
    self.id = id
    self.summary = summary
    self.rationale = rationale
    self.level = level
    self.category = category
    self.severity = severity
  }
}
