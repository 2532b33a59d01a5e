import SourceText

/// A fault that a rule saw, in clean text of one document.
public struct Finding: Sendable {
  public let rule: RuleID
  public var level: Level
  public let category: MQMCategory
  public let severity: Severity
  /// One sentence: what is wrong, naming the text.
  public let message: String
  /// Clean text of the document, UTF-8 bytes.
  public let range: ByteRange
  /// Best first.
  public let fixes: [Fix]
  /// The place that is meant, where one is.
  public let place: PlaceReference?

  public init(
    rule: RuleID, level: Level, category: MQMCategory, severity: Severity, message: String, range: ByteRange,
    fixes: [Fix] = [], place: PlaceReference? = nil
  ) {
    self.rule = rule
    self.level = level
    self.category = category
    self.severity = severity
    self.message = message
    self.range = range
    self.fixes = fixes
    self.place = place
  }
}

/// A correction: edits that belong together.
public struct Fix: Sendable, Hashable {
  /// Whether a machine may apply the fix by itself.
  public enum Applicability: String, Sendable, Hashable {
    /// The meaning cannot change: applied by `--fix`.
    case safe
    /// Probably what was meant; a person looks first. Applied with `--unsafe-fixes`.
    case unsafe
  }

  /// What it does, in the imperative: "Write the name".
  public let message: String
  public let applicability: Applicability
  /// Clean text, sorted, disjoint.
  public let edits: [Edit]

  public init(_ message: String, _ applicability: Applicability, _ edits: [Edit]) {
    self.message = message
    self.applicability = applicability
    self.edits = edits.sorted { $0.range < $1.range }
  }

  /// From the first byte to the last that the fix touches.
  public var range: ByteRange {
    guard let first = edits.first, let last = edits.last else { return ByteRange(0, 0) }
    return first.range.union(last.range)
  }
}

/// The place a finding speaks of.
public struct PlaceReference: Sendable, Hashable {
  public let id: String
  public let name: String
  public let arabic: String?
  /// ISO 3166-1 alpha-2.
  public let country: String?
  /// What it is, in the gazetteer's words: `village`, `city`.
  public let feature: String?
  /// English name of the first-level unit.
  public let governorate: String?
  /// Degrees, WGS 84.
  public let latitude: Double?
  public let longitude: Double?
  /// 0 to 1: the share of such answers that are right.
  public let confidence: Double

  public init(
    id: String, name: String, arabic: String?, country: String?, governorate: String?, feature: String? = nil,
    latitude: Double?, longitude: Double?, confidence: Double
  ) {
    self.id = id
    self.name = name
    self.arabic = arabic
    self.country = country
    self.governorate = governorate
    self.feature = feature
    self.latitude = latitude
    self.longitude = longitude
    self.confidence = confidence
  }
}
