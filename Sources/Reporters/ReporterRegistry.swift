/// The formats that findings can be reported in.
public enum ReporterRegistry {
  /// Every reporter, in the order that a help text names them. A new one is a file of its own and a line here.
  public static let all: [any Reporter.Type] = [
    TextReporter.self,
    JSONReporter.self,
    JSONLinesReporter.self,
    SARIFReporter.self,
    JUnitReporter.self,
    GitHubReporter.self,
    GitLabReporter.self,
    CheckstyleReporter.self,
    HTMLReporter.self,
  ]

  /// Names as `--format` takes them.
  public static var ids: [String] { all.map { $0.id } }

  /// The reporter of a format; nil for an unknown name.
  public static func make(_ id: String, _ context: ReportContext) -> (any Reporter)? {
    all.first { $0.id == id }.map { $0.init(context) }
  }
}
