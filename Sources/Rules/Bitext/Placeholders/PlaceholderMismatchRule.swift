import Findings
import RuleKit
import SourceText

/// A variable or a tag that only one side of a pair has.
public struct PlaceholderMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/placeholder-mismatch"),
    summary: "A variable or tag of the original is missing, changed, added or out of order.",
    cause:
      "Translation models take %s, {name} and <0> for words: they translate them, part them with blanks, drop them "
      + "or swap them, and the program that fills them in breaks.",
    advice: "Copy the placeholder from the original. Where the order of %s and %d must change, number them: %2$s.",
    avoids: "Braces and tags that the original has none of; numbers in plural forms; messages flagged no-c-format; "
      + "percent signs in prose.",
    category: category("design/markup"), severity: .critical, level: .error, languages: .any,
    examples: [
      .flag("⟦The file was copied.⟧", source: "تم نسخ الملف {name}."),
      .flag("The file ⟦{ Name }⟧ was copied.", fixed: "The file {name} was copied.", source: "تم نسخ الملف {name}."),
      .flag("The file ⟦{title}⟧ was copied.", source: "تم نسخ الملف {name}."),
      .flag("Copied ⟦% s⟧ to the folder.", fixed: "Copied %s to the folder.", source: "تم نسخ %s إلى المجلد."),
      .flag("In ⟦%d⟧ minutes, %s left.", source: "غادر %s قبل %d دقائق."),
      .flag("⟦See the page of the ministry.⟧", source: "انظر <0>صفحة</0> الوزارة."),
      .flag("Hello {{user}}, your code is ⟦{{code}}⟧.", source: "مرحبا {{user}}."),
      .pass("The file {name} was copied to {folder}.", source: "نسخ الملف {name} إلى {folder}."),
      .pass("In %2$d minutes, %1$s left.", source: "غادر %s قبل %d دقائق."),
      .pass("Prices rose 5 % in May.", source: "ارتفعت الأسعار بنسبة 5٪ في مايو."),
      .pass("See <b>the page</b> of the ministry.", source: "انظر صفحة الوزارة."),
      .pass("It is {{ count }} pages long.", source: "عدد الصفحات {{count}}."),
    ])

  public static let speaksOfLockedText = true

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for segment in context.document.segments {
      guard let original = segment.original, !segment.range.isEmpty else { continue }
      let comparison = PlaceholderComparison(
        source: original, target: context.document.text, range: segment.range, traits: segment.traits)
      for difference in comparison.differences { report(difference, in: segment, into: &findings) }
      compareCodes(of: segment, into: &findings)
    }
  }

  private func report(
    _ difference: PlaceholderComparison.Difference, in segment: Segment, into findings: inout FindingCollector
  ) {
    switch difference {
    case .missing(let lost, let damaged?):
      findings.report(
        damaged, "The original’s “\(lost.text)” is damaged.",
        fixes: [Fix("Write it as the original does", .unsafe, [Edit(damaged, lost.text)])], quietly: level(lost))
    case .missing(let lost, nil):
      findings.report(segment.range, "The original’s “\(lost.text)” is missing.", quietly: level(lost))
    case .extra(let found):
      findings.report(found.range, "“\(found.text)” is not in the original.", quietly: level(found))
    case .changed(let found, let original):
      // No fix: it would enter locked text, and which of several is meant only a person knows.
      findings.report(
        found.range, "The original has “\(original.text)”, not “\(found.text)”.", quietly: level(found))
    case .reordered(let found, _):
      findings.report(
        found.range, "“\(found.text)” and others stand in another order than in the original, without numbers.")
    }
  }

  /// A tag that is lost costs the look, a variable the sense.
  private func level(_ placeholder: Placeholder) -> Level { placeholder.family == .tag ? .warning : .error }

  /// Inline codes of the file's own markup, by their kinds: tools renumber them.
  private func compareCodes(of segment: Segment, into findings: inout FindingCollector) {
    let kinds = { (codes: [String]) -> [String: Int] in
      var counts: [String: Int] = [:]
      for code in codes where !code.hasPrefix("/") {
        counts[String(code.prefix { $0 != " " }), default: 0] += 1
      }
      return counts
    }
    let own = kinds(segment.codes)
    let original = kinds(segment.originalCodes)
    if original.isEmpty { return }
    for kind in Set(own.keys).union(original.keys).sorted() {
      let difference = (original[kind] ?? 0) - (own[kind] ?? 0)
      if difference == 0 { continue }
      let count = abs(difference) == 1 ? "one code" : "\(abs(difference)) codes"
      findings.report(
        segment.range,
        difference > 0
          ? "\(count) “<\(kind)>” of the original \(difference == 1 ? "is" : "are") missing."
          : "\(count) “<\(kind)>” more than in the original.", quietly: .warning)
    }
  }
}
