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
  /// Shared by all copies: a text names a place many times.
  private final class Storage: Sendable {
    let fields: Fields
    init(_ fields: Fields) { self.fields = fields }
  }

  private struct Fields: Sendable, Hashable {
    let id: String
    let name: String
    let arabic: String?
    let country: String?
    let feature: String?
    let governorate: String?
    let latitude: Double?
    let longitude: Double?
    let confidence: Double
  }

  private let storage: Storage

  public var id: String { storage.fields.id }
  public var name: String { storage.fields.name }
  public var arabic: String? { storage.fields.arabic }
  /// ISO 3166-1 alpha-2.
  public var country: String? { storage.fields.country }
  /// What it is, in the gazetteer's words: `village`, `city`.
  public var feature: String? { storage.fields.feature }
  /// English name of the first-level unit.
  public var governorate: String? { storage.fields.governorate }
  /// Degrees, WGS 84.
  public var latitude: Double? { storage.fields.latitude }
  public var longitude: Double? { storage.fields.longitude }
  /// 0 to 1: the share of such answers that are right.
  public var confidence: Double { storage.fields.confidence }

  public init(
    id: String, name: String, arabic: String?, country: String?, governorate: String?, feature: String? = nil,
    latitude: Double?, longitude: Double?, confidence: Double
  ) {
    storage = Storage(
      Fields(
        id: id, name: name, arabic: arabic, country: country, feature: feature, governorate: governorate,
        latitude: latitude, longitude: longitude, confidence: confidence))
  }

  public static func == (a: PlaceReference, b: PlaceReference) -> Bool {
    a.storage === b.storage || a.storage.fields == b.storage.fields
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(storage.fields) }
}
