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
      .flag("The council passed the law ⟦.and⟧ sent it on.", fixed: "The council passed the law and sent it on."),
      .flag("The convoy reached Zinjibar ⟦.and⟧ unloaded it.", fixed: "The convoy reached Zinjibar and unloaded it."),
      .flag("Both sides met in ⟦.Muscat⟧", fixed: "Both sides met in Muscat."),
      .flag("They agreed on a ⟦,truce⟧ he said.", fixed: "They agreed on a truce, he said."),
      .pass("The company hires .NET developers for its .com and .org sites."),
      .pass("Inflation slowed to .5 percent, and I do not know ... maybe later."),
      .pass("Save it as a .pdf file."),
      .pass("The opposition plans a motion .@theparty motion of no confidence in the cabinet"),
      .pass("Put the key into a .env file, and a .local name into the list of .dev domains."),
    ])

  public init() {}

  private static let suffixes: Set<String> = [
    "com", "org", "net", "gov", "edu", "info", "biz", "doc", "docx", "pdf", "txt", "csv", "xls", "xlsx", "zip", "exe",
    "jpg",
    "png", "gif", "mp3", "mp4", "html", "htm", "js", "py", "uk", "sy", "iq", "eg", "il", "ru", "tv", "io", "app",
    "news",
    "onion", "apk", "env", "dev", "local", "eu", "mil", "int", "bashrc", "yml", "yaml", "rar", "swift", "conf", "json",
    "xml", "htaccess", "gitignore", "ppt", "wav", "avi", "mov", "css", "sql", "log", "dll",
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
      // At the end, or before a new sentence: there the stop belongs.
      let next = index + 2
      let isEnd = next >= tokens.count || tokens[next].has(.paragraphStart)
      let isPlaceAtEnd = isStop && isEnd && word.shape == .capitalized && context.places.isInside(index + 1)
      guard word.kind == .word, word.shape == .lower || isPlaceAtEnd, !word.has(.spaceBefore), word.length > 2,
        !word.has(.locked), tokens[index - 1].kind == .word, !Self.suffixes.contains(context.folded(index + 1)),
        // .@account, .#topic
        ![UInt8(ascii: "@"), UInt8(ascii: "#")].contains(context.string(index + 1).utf8.first)
      else { continue }
      let isInside = isStop && !isEnd && !(tokens[next].kind == .word && tokens[next].shape == .capitalized)
      if isInside {
        reportInside(index, context, &findings)
        continue
      }
      if !isStop, isEnd || tokens[next].kind != .word { continue }
      let range = context.bytes(index..<index + 2)
      let mark = isStop ? "." : ","
      findings.report(
        range, "The \(isStop ? "full stop" : "comma") stands in front of its word.",
        fixes: [Fix("Put it behind the word", .safe, [Edit(range, context.string(index + 1) + mark)])],
        quietly: isStop ? nil : .warning)
    }
  }

  /// "the law .and sent it": a stop in the middle of a sentence, joined to the word behind it.
  private func reportInside(_ index: Int, _ context: LintContext, _ findings: inout FindingCollector) {
    let tokens = context.tokens
    let (before, next) = (tokens[index - 1], tokens[index + 2])
    guard before.shape == .lower || context.places.isInside(index - 1), next.kind == .word, next.shape == .lower,
      next.has(.spaceBefore),
      !Self.introducing.contains(context.folded(index - 1)), !Self.files.contains(context.folded(index + 2))
    else { return }
    let range = context.bytes(index..<index + 2)
    findings.report(
      range, "A full stop stands in the middle of the sentence.",
      fixes: [Fix("Leave it out", .unsafe, [Edit(range, context.string(index + 1))])], quietly: .warning)
  }

  /// Words before the name of a file or domain.
  private static let introducing: Set<String> = [
    "a", "an", "the", "of", "or", "and", "as", "in", "to", "for", "with", "named", "called", "from", "into", "any",
  ]
  private static let files: Set<String> = [
    "file", "files", "domain", "domains", "extension", "format", "site", "sites", "address", "folder", "directory",
  ]
}
