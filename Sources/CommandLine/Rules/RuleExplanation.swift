import RuleKit

/// A rule's documentation as text for a terminal.
struct RuleExplanation {
  let rule: RuleMetadata

  init(_ rule: RuleMetadata) { self.rule = rule }

  var text: String {
    var out = "\(rule.id)\n\n  \(rule.summary)\n\n"
    out += "  level      \(rule.level.rawValue)\n"
    out += "  category   \(rule.category.path) (MQM), \(rule.severity.rawValue)\n"
    let targets = rule.languages.targets
    out += "  languages  \(targets.isEmpty ? "any" : targets.joined(separator: ", "))"
    out += rule.languages.sources.isEmpty ? "\n" : ", from \(rule.languages.sources.joined(separator: ", "))\n"
    for (title, body) in [("Why", rule.cause), ("What to do", rule.advice), ("What it leaves alone", rule.avoids)]
    where !body.isEmpty {
      out += "\n\(title)\n  \(body)\n"
    }
    out += "\nFlagged\n"
    for example in rule.examples where !example.flagged.isEmpty {
      if let source = example.source { out += "  source: \(source)\n" }
      out += "  \(example.marked)\n"
      if let fixed = example.fixed { out += "    → \(fixed)\n" }
    }
    out += "\nNot flagged\n"
    for example in rule.examples where example.flagged.isEmpty { out += "  \(example.text)\n" }
    return out
  }
}
