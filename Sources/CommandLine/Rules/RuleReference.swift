import Findings
import Reporters
import RuleKit
import RulePacks

/// The rule reference: Markdown written from the same data that `mtlint rules explain` prints.
struct RuleReference {
  /// A file of the reference.
  struct Page {
    /// Relative to the folder of the reference.
    let path: String
    let bytes: [UInt8]
  }

  /// First line of every page, by which a page that no rule has any more is known.
  static let mark = "<!-- Made by “mtlint rules docs”; not to be edited. -->\n"

  let rules: [RuleMetadata]

  /// The index, the schema of packs, and a page for each rule.
  var pages: [Page] {
    [
      Page(path: "README.md", bytes: Array(index.utf8)),
      Page(path: "pack.schema.json", bytes: PackSchema.json),
    ] + rules.map { Page(path: "\($0.id).md", bytes: Array(page(of: $0).utf8)) }
  }

  private var index: String {
    var out = Self.mark
    out += "# Rules\n\n"
    let counts = Level.allCases.reversed().map { level in
      "\(rules.filter { $0.level == level }.count) of level \(level.rawValue)"
    }
    out += "\(rules.count) rules: \(counts.joined(separator: ", ")). Suggestions are not shown unless asked for "
    out += "(`--min-level suggestion`). The headings are categories of MQM, the Multidimensional Quality Metrics.\n"
    out += "`mtlint rules explain ID` prints a rule's page; `levels`, `ignore` and `select` in `.mtlint.yml` choose "
    out += "among rules by id or by a prefix such as `en/`.\n"
    for category in Set(rules.map(\.category.path)).sorted() {
      out += "\n## \(category)\n\n| Rule | Level | What it flags |\n|---|---|---|\n"
      for rule in rules where rule.category.path == category {
        out += "| [\(rule.id)](\(rule.id).md) | \(rule.level.rawValue) | \(Markdown.prose(rule.summary)) |\n"
      }
    }
    return out
  }

  private func page(of rule: RuleMetadata) -> String {
    var out = Self.mark
    out += "# \(rule.id)\n\n\(Markdown.prose(rule.summary))\n\n"
    let targets = rule.languages.targets
    let sources = rule.languages.sources
    out += "| | |\n|---|---|\n"
    out += "| Level | \(rule.level.rawValue) |\n"
    out += "| Category | \(rule.category.path) (MQM), \(rule.severity.rawValue) |\n"
    out += "| Languages | \(targets.isEmpty ? "any" : targets.joined(separator: ", "))"
    out += sources.isEmpty ? " |\n" : ", where the original is in \(sources.joined(separator: ", ")) |\n"
    for (title, body) in [("Why", rule.cause), ("What to do", rule.advice), ("What it leaves alone", rule.avoids)]
    where !body.isEmpty {
      out += "\n## \(title)\n\n\(Markdown.prose(body))\n"
    }
    let flagged = rule.examples.filter { !$0.flagged.isEmpty }
    let clean = rule.examples.filter { $0.flagged.isEmpty }
    if !flagged.isEmpty { out += "\n## Flagged\n" + flagged.map(block).joined() }
    if !clean.isEmpty { out += "\n## Not flagged\n" + clean.map(block).joined() }
    return out
  }

  private func block(_ example: RuleExample) -> String {
    var lines: [String] = []
    if let source = example.source { lines += Markdown.visibleLines(source).map { "original: " + $0 } }
    lines += Markdown.visibleLines(example.marked)
    if let fixed = example.fixed { lines += Markdown.visibleLines(fixed).map { "→ " + $0 } }
    let fence = Markdown.fence(around: lines)
    return "\n\(fence)text\n" + lines.map { $0 + "\n" }.joined() + fence + "\n"
  }
}

/// Texts made fit for Markdown.
enum Markdown {
  /// A text on one line in which nothing is markup.
  static func prose(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isNewline {
        out += " "
        continue
      }
      if "\\`*_[]<>|#".contains(character) { out += "\\" }
      out.append(character)
    }
    return out
  }

  /// The lines of a text with what nobody would see made visible.
  static func visibleLines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.of(String($0)) }
  }

  /// A fence that no line of the block closes.
  static func fence(around lines: [String]) -> String {
    var longest = 2
    for line in lines {
      longest = max(longest, line.prefix { $0 == "`" }.count)
    }
    return String(repeating: "`", count: longest + 1)
  }
}
