import Findings
import RuleKit

/// An id written in source code.
func id(_ name: String) -> RuleID {
  guard let id = RuleID(name) else { preconditionFailure("not a rule id: \(name)") }
  return id
}

/// A category written in source code.
func category(_ path: String) -> MQMCategory {
  guard let category = MQMCategory(path) else { preconditionFailure("not an MQM category: \(path)") }
  return category
}

extension LintContext {
  /// The primary subtag of the text's language.
  var primaryLanguage: String { String(language.prefix { $0 != "-" && $0 != "_" }) }

  /// A word class of the text's language: `Glossaries/lexicon/<language>`.
  func wordClass(_ name: String) -> Lexicon.WordClass { lexicon.wordClass(primaryLanguage + ":" + name) }

  /// Folded text of a token.
  func folded(_ token: Int) -> String { words.text(of: tokens[token].word) }

  /// True where a token is exactly this mark.
  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    guard token >= 0, token < text.tokens.count else { return false }
    let start = Int(text.tokens[token].start)
    if mark.isASCII { return text.tokens[token].length == 1 && UInt32(text.text[start]) == mark.value }
    var at = start
    guard Int(text.tokens[token].length) == UTF8.width(mark) else { return false }
    for byte in UTF8.encode(mark) ?? UTF8.encodedReplacementCharacter {
      if text.text[at] != byte { return false }
      at += 1
    }
    return true
  }
}
