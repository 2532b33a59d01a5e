import RuleKit

/// What only one side of a pair names, of the concepts of some themes that share their keys.
struct ConceptComparison {
  let pair: PairedSegment
  let themes: Set<String>
  /// Source mentions whose key the target lacks, in order; each key once.
  let missing: [ConceptMention]
  /// Target mentions whose key the source lacks, in order; each key once.
  let added: [ConceptMention]

  /// Where the sides have equally many mentions and the text says one key too often: the target mention that the source
  /// lacks with the source key that is said too seldom.
  var exchanged: (target: ConceptMention, source: ConceptMention)? {
    let source = Self.parted(pair.source.mentions.filter { themes.contains($0.theme) })
    let target = Self.parted(pair.target.mentions.filter { themes.contains($0.theme) })
    guard added.count == 1, missing.isEmpty, source.count == target.count else { return nil }
    var counts: [String: Int] = [:]
    for mention in source { counts[mention.key, default: 0] += 1 }
    for mention in target { counts[mention.key, default: 0] -= 1 }
    let seldom = counts.filter { $0.value > 0 }
    guard seldom.count == 1, let key = seldom.first?.key, let theirs = source.first(where: { $0.key == key }) else {
      return nil
    }
    return (added[0], theirs)
  }

  /// Without what says the same at once in other words: "كانون الثاني/يناير".
  private static func parted(_ mentions: [ConceptMention]) -> [ConceptMention] {
    var out: [ConceptMention] = []
    for mention in mentions {
      if let last = out.last, last.key == mention.key, mention.tokens.lowerBound - last.tokens.upperBound < 2 {
        continue
      }
      out.append(mention)
    }
    return out
  }

  /// - Parameters:
  ///   - isSure: false for a mention that may be another word; it still answers to a mention of the other side.
  init(
    _ pair: PairedSegment, themes: Set<String>, isSure: (PairSide, ConceptMention) -> Bool = { _, _ in true }
  ) {
    let themes = themes.intersection(pair.source.themes).intersection(pair.target.themes)
    self.pair = pair
    self.themes = themes
    let source = pair.source.mentions.filter { themes.contains($0.theme) }
    let target = pair.target.mentions.filter { themes.contains($0.theme) }
    let (sourceKeys, targetKeys) = (Set(source.map(\.key)), Set(target.map(\.key)))
    // A name that is read in two ways ("Congo"), or that is part of a longer one ("Mexico City"), needs one answer.
    let answeredSource = source.filter { targetKeys.contains($0.key) }.map(\.tokens)
    let answeredTarget = target.filter { sourceKeys.contains($0.key) }.map(\.tokens)
    var seen: Set<String> = []
    missing = source.filter { mention in
      !answeredSource.contains { $0.overlaps(mention.tokens) } && isSure(pair.source, mention)
        && seen.insert(mention.key).inserted
    }
    seen.removeAll()
    added = target.filter { mention in
      !answeredTarget.contains { $0.overlaps(mention.tokens) } && isSure(pair.target, mention)
        && seen.insert(mention.key).inserted
    }
  }
}
