import Findings
import RuleKit
import SourceText

/// A place's name as the house writes it at a point of a text.
enum HouseSpelling {
  /// The canonical name; with a capital article where it opens a sentence.
  static func of(_ mention: PlaceMention, _ context: LintContext) -> String {
    let name = mention.place.name
    let opens = context.tokens[mention.tokens.lowerBound].has(.sentenceStart)
    return opens && name.first?.isLowercase == true ? name.capitalized : name
  }

  /// Writes the name; not safe where another place may be meant.
  static func fix(_ mention: PlaceMention, _ name: String) -> Fix {
    Fix("Write “\(name)”", mention.rivals.isEmpty ? .safe : .unsafe, [Edit(mention.range, name)])
  }
}
