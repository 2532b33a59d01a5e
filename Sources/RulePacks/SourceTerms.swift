import RuleKit
import SourceText

/// Looks for terms in the original of the segment that a finding stands in.
///
/// Arabic words match with و ف ب ل ك س and ال in front, without vowel marks, and whatever the carrier of a hamza.
struct SourceTerms {
  let context: LintContext

  func satisfies(_ condition: SourceCondition, near range: ByteRange) -> Bool {
    guard
      let segment = context.document.segments.first(where: { $0.range.contains(range.start) }),
      let original = segment.original
    else { return false }
    let words = Self.words(String(decoding: original, as: UTF8.self))
    if !condition.has.isEmpty, !condition.has.contains(where: { Self.holds(words, $0) }) { return false }
    return !condition.lacks.contains { Self.holds(words, $0) }
  }

  static func holds(_ words: [String], _ term: String) -> Bool {
    let wanted = Self.words(term)
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { matches(words[start + $0], wanted[$0]) }
    }
  }

  private static func matches(_ word: String, _ wanted: String) -> Bool {
    if word == wanted { return true }
    guard word.hasSuffix(wanted) else { return false }
    return prefixes.contains(String(word.dropLast(wanted.count)))
  }

  private static let prefixes: Set<String> = {
    var all: Set<String> = ["ال", "لل", "وال", "فال", "بال", "كال", "ولل", "وبال", "فبال", "س", "وس", "فس"]
    for first in ["", "و", "ف"] {
      for second in ["", "ب", "ل", "ك"] where first != "" || second != "" { all.insert(first + second) }
    }
    return all
  }()

  /// Folded words of a text.
  static func words(_ text: String) -> [String] {
    var out: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x064B...0x065F, 0x0670, 0x0640: continue
      case 0x0622, 0x0623, 0x0625, 0x0671: word.append("ا")
      case 0x0649: word.append("ي")
      case 0x0629: word.append("ه")
      default:
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        } else if !word.isEmpty {
          out.append(String(word))
          word.removeAll()
        }
      }
    }
    if !word.isEmpty { out.append(String(word)) }
    return out
  }
}
