import Findings

/// What a reporter knows of the run beside its findings.
public struct ReportContext: Sendable {
  public var toolName: String
  public var toolVersion: String
  /// Where the tool is described, for the formats that link to it.
  public var toolURL: String?
  /// Whether escape sequences for colour may be written.
  public var usesColor: Bool
  /// Absolute folder that paths in machine formats are relative to: the top of the checkout or the working
  /// directory. Paths outside it, and all paths where it is nil, are written as they were named.
  public var basePath: String?
  /// The rules of the run, for the formats that describe them. Findings of other rules are still reported.
  public var rules: [RuleDescription] { ruleSource() }
  /// Gives `rules`: for most formats nobody asks.
  public var ruleSource: @Sendable () -> [RuleDescription]
  /// The quietest level that the run shows.
  public var shownLevel: Level
  /// Widest line of source text that the text report shows, in terminal cells.
  public var lineWidth: Int
  /// Whether document objects of records (feed items) carry their text.
  public var includesText: Bool
  /// Title of a report that a person reads as a page.
  public var title: String?
  /// Places that give a map its bearings, most important first.
  public var orientation: [OrientationPlace]

  public init(
    toolName: String = "mtlint", toolVersion: String, toolURL: String? = nil, usesColor: Bool = false,
    basePath: String? = nil, rules: [RuleDescription] = [], shownLevel: Level = .warning, lineWidth: Int = 100,
    includesText: Bool = false, title: String? = nil, orientation: [OrientationPlace] = []
  ) {
    self.toolName = toolName
    self.toolVersion = toolVersion
    self.toolURL = toolURL
    self.usesColor = usesColor
    self.basePath = basePath
    ruleSource = { rules }
    self.shownLevel = shownLevel
    self.lineWidth = lineWidth
    self.includesText = includesText
    self.title = title
    self.orientation = orientation
  }
}

/// A well-known place that a map shows so that its reader knows where he is.
public struct OrientationPlace: Sendable, Hashable {
  public let name: String
  public let arabic: String?
  /// Degrees, WGS 84.
  public let latitude: Double
  public let longitude: Double

  public init(name: String, arabic: String?, latitude: Double, longitude: Double) {
    self.name = name
    self.arabic = arabic
    self.latitude = latitude
    self.longitude = longitude
  }
}
