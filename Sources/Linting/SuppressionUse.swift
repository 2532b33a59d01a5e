import Findings
import RuleKit
import SourceText

/// Tells which comments of a text switch something off.
///
/// A comment is judged only where the rules that it names ran: one for a suggestion is not unused because suggestions
/// are not asked for.
struct SuppressionUse {
  let book: RuleBook
  let configuration: Configuration
  let language: String
  let sourceLanguage: String?

  /// - Parameter findings: all that rules reported, what is suppressed and what is quiet included.
  func unused(_ comments: [SuppressionComment], _ findings: [Finding]) -> [UnusedSuppression] {
    let rules = book.metadata
    var out: [UnusedSuppression] = []
    for comment in comments {
      let inside = findings.filter { comment.scope.overlaps($0.range) }
      if comment.rules.isEmpty {
        if inside.isEmpty, rules.allSatisfy(ran) {
          out.append(UnusedSuppression(comment: comment.comment, rule: nil, reason: .findsNothing))
        }
        continue
      }
      for selector in comment.rules where !inside.contains(where: { $0.rule.isSelected(by: selector) }) {
        let named = rules.filter { $0.id.isSelected(by: selector) }
        if named.isEmpty {
          out.append(UnusedSuppression(comment: comment.comment, rule: selector, reason: .unknownRule))
        } else if named.allSatisfy(ran) {
          out.append(UnusedSuppression(comment: comment.comment, rule: selector, reason: .findsNothing))
        }
      }
    }
    return out
  }

  /// True for a rule that was on, and for one that never speaks about such a text. What compares documents speaks after
  /// all of them were read, so nobody knows yet.
  private func ran(_ rule: RuleMetadata) -> Bool {
    if rule.id == AcrossDocumentsRule.metadata.id { return false }
    if !rule.languages.includes(target: language, source: sourceLanguage) { return true }
    return configuration.level(of: rule.id, own: rule.level) != nil
  }
}
