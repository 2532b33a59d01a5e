import Findings
import SourceText

/// Findings for a person at a terminal: `path:line:column: level: message [rule]`, the line with the finding
/// underlined, its fixes and its place.
///
/// The first line of a finding has the form of a compiler's messages, which editors turn into links.
public struct TextReporter: Reporter {
  public static let id = "text"
  public static let summary = "findings with their lines and fixes, for people"

  private let style: TerminalStyle
  private let width: Int
  private var fixes = FixCount()

  /// Fixes shown of one finding.
  private static let mostFixes = 3
  /// Longest side of a fix that is shown, in cells.
  private static let widestFix = 90

  public init(_ context: ReportContext) {
    style = TerminalStyle(usesColor: context.usesColor)
    width = context.lineWidth
  }

  public mutating func report(_ report: DocumentReport, into out: inout [UInt8]) {
    fixes.add(report)
    let locator = FindingLocator(report.document)
    let name = VisibleText.of(ReportPath.display(report.document))
    for located in locator.locate(report.findings) {
      write(located, name: name, locator: locator, into: &out)
    }
  }

  public mutating func end(_ summary: ReportSummary, into out: inout [UInt8]) {
    out.put(SummaryLine.text(summary, fixes: fixes))
    out.put("\n")
  }

  private func write(_ located: LocatedFinding, name: String, locator: FindingLocator, into out: inout [UInt8]) {
    let finding = located.finding
    let position = "\(name):\(located.start.line):\(located.start.column):"
    let level = style.paint("\(finding.level.rawValue):", style.role(of: finding.level))
    let rule = style.paint("[\(finding.rule)]", .faint)
    out.put("\(style.paint(position, .path)) \(level) \(VisibleText.of(finding.message)) \(rule)\n")

    let number = String(located.start.line)
    let gutter = String(repeating: " ", count: max(5, number.count + 1) - number.count) + number + " | "
    let margin = String(repeating: " ", count: gutter.count - 2) + "| "
    let excerpt = SourceExcerpt(locator.text, located.range, width: width)
    let role = style.role(of: finding.level)
    let underline = String(repeating: "^", count: excerpt.length)
    let further = excerpt.furtherLines == 0 ? "" : " (and \(Numbers.counted(excerpt.furtherLines, "more line")))"
    out.put("\(style.paint(gutter, .faint))\(excerpt.before)\(style.paint(excerpt.marked, role))\(excerpt.after)\n")
    out.put(style.paint(margin, .faint) + String(repeating: " ", count: excerpt.indent))
    out.put("\(style.paint(underline, role))\(style.paint(further, .faint))\n")

    let indent = String(repeating: " ", count: gutter.count - 2) + "= "
    for fix in finding.fixes.prefix(Self.mostFixes) {
      let preview = FixPreview(fix, of: finding, in: locator.document.text)
      let label = fix.applicability == .safe ? "fix" : "unsafe fix"
      let change = "\(quote(preview.before)) → \(quote(preview.after))"
      out.put("\(indent)\(style.paint(label, fix.applicability == .safe ? .safe : .unsafe)): \(change)\n")
    }
    if let place = finding.place { out.put("\(indent)place: \(PlaceLine.text(place))\n") }
    out.put("\n")
  }

  private func quote(_ text: String) -> String { "“\(clip(text))”\(DirectionMark.closing(text))" }

  /// `text` made visible; its middle is left out where it is long.
  private func clip(_ text: String) -> String {
    let visible = VisibleText.of(text)
    guard CellWidth.of(visible) > Self.widestFix else { return visible }
    let half = Self.widestFix / 2 - 1
    return "\(visible.prefix(half))…\(visible.suffix(half))"
  }
}
