import Findings
import RuleKit
import SourceText
import Tokens

/// A full stop or comma on the wrong side of its word.
public struct MisplacedStopRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/misplaced-stop"), summary: "A full stop in front of its word instead of behind it.",
    cause: "The mark was set in right-to-left order: what stands left of the last word in Arabic stands in front of it "
      + "in English.",
    avoids: "Names of files and domains (.com, .NET), decimals (.5), dots of an omission.",
    category: category("linguistic-conventions/punctuation"), severity: .minor, level: .error, languages: .english,
    examples: [
      .flag("The delegation said the plan is ⟦.ready⟧", fixed: "The delegation said the plan is ready."),
      .flag("This is the best ⟦.solution⟧ The talks go on.", fixed: "This is the best solution. The talks go on."),
      .flag("They agreed on a ⟦,truce⟧ he said.", fixed: "They agreed on a truce, he said."),
      .pass("The company hires .NET developers for its .com and .org sites."),
      .pass("Inflation slowed to .5 percent, and I do not know ... maybe later."),
      .pass("Save it as a .pdf file."),
    ])

  public init() {}

  private static let suffixes: Set<String> = [
    "com", "org", "net", "gov", "edu", "info", "biz", "doc", "docx", "pdf", "txt", "csv", "xls", "xlsx", "zip", "exe",
    "jpg",
    "png", "gif", "mp3", "mp4", "html", "htm", "js", "py", "uk", "sy", "iq", "eg", "il", "ru", "tv", "io", "app",
    "news",
    "onion", "apk", "json", "xml", "htaccess", "gitignore", "ppt", "wav", "avi", "mov", "css", "sql", "log", "dll",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    guard tokens.count > 2 else { return }
    for index in context.marks.detached where index > 0 && index < tokens.count - 1 {
      let isStop = context.isMark(index, ".")
      guard isStop || context.isMark(index, ","), !tokens[index].has(.paragraphStart),
        !tokens[index].has(.locked)
      else { continue }
      let word = tokens[index + 1]
      guard word.kind == .word, word.shape == .lower, !word.has(.spaceBefore), word.length > 2, !word.has(.locked),
        tokens[index - 1].kind == .word, !Self.suffixes.contains(context.folded(index + 1))
      else { continue }
      // At the end, or before a new sentence: there the stop belongs.
      let next = index + 2
      let isEnd = next >= tokens.count || tokens[next].has(.paragraphStart)
      if isStop, !isEnd, !(tokens[next].kind == .word && tokens[next].shape == .capitalized) { continue }
      if !isStop, isEnd || tokens[next].kind != .word { continue }
      let range = context.bytes(index..<index + 2)
      let mark = isStop ? "." : ","
      findings.report(
        range, "The \(isStop ? "full stop" : "comma") stands in front of its word.",
        fixes: [Fix("Put it behind the word", .safe, [Edit(range, context.string(index + 1) + mark)])],
        quietly: isStop ? nil : .warning)
    }
  }
}
