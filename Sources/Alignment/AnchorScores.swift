@preconcurrency import Glibc
import Tokens

/// What anchors say for and against each pair of sentences, in logarithms of likelihood ratios.
///
/// An anchor of the original stands in its translation with a probability that its kind knows, and in any other
/// sentence with its share of the text's sentences. Anchors that the other text lacks altogether say nothing.
struct AnchorScores {
  /// For a sentence of the original: what it costs to find none of its anchors again.
  let absence: [Float]
  /// For a sentence of the original: numbers of sentences that share an anchor, with what it is worth; sorted.
  let presence: [[(target: Int32, gain: Float)]]

  init(source: AlignmentText, _ sourceText: TokenizedText, target: AlignmentText, _ targetText: TokenizedText) {
    var places: [AnchorReader.Anchor: [Int32]] = [:]
    let targetReader = AnchorReader(own: target.script, other: source.script)
    for (number, sentence) in target.sentences.enumerated() {
      for anchor in targetReader.anchors(of: sentence.tokens, in: targetText) {
        places[anchor, default: []].append(Int32(truncatingIfNeeded: number))
      }
    }
    let sourceReader = AnchorReader(own: source.script, other: target.script)
    let count = Float(target.sentences.count)
    var absence: [Float] = []
    var presence: [[(target: Int32, gain: Float)]] = []
    for sentence in source.sentences {
      var lack: Float = 0
      var gains: [Int32: Float] = [:]
      for anchor in sourceReader.anchors(of: sentence.tokens, in: sourceText) {
        guard let found = places[anchor] else { continue }
        let chance = (Float(found.count) + 0.5) / (count + 1)
        let kept = anchor.kind.recall
        // What stands in every third sentence tells nothing, and would cost time.
        guard chance < min(kept, found.count > Self.common ? 0.05 : 1) else { continue }
        let without = log((1 - kept) / (1 - chance))
        lack += without
        for number in found { gains[number, default: 0] += log(kept / chance) - without }
      }
      absence.append(lack)
      presence.append(gains.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 })
    }
    self.absence = absence
    self.presence = presence
  }

  private static let common = 200

  /// Logarithm of the likelihood ratio of a bead of these sentences, within bounds that keep one bead from outweighing
  /// the rest.
  func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
    if source.isEmpty || target.isEmpty { return 0 }
    var sum: Float = 0
    for sentence in source {
      sum += absence[sentence]
      if presence[sentence].isEmpty { continue }
      for number in target { sum += gain(sentence, number) }
    }
    return min(Self.most, max(-Self.most, sum))
  }

  private func gain(_ sentence: Int, _ target: Int) -> Float {
    let row = presence[sentence]
    var low = 0
    var high = row.count
    while low < high {
      let middle = (low + high) / 2
      if Int(row[middle].target) < target { low = middle + 1 } else { high = middle }
    }
    return low < row.count && Int(row[low].target) == target ? row[low].gain : 0
  }

  private static let most: Float = 10
}

extension AnchorReader.Kind {
  /// How often a translation keeps an anchor that stands in both texts.
  var recall: Float {
    switch self {
    case .number: 0.75
    case .name: 0.4
    case .word: 0.7
    }
  }
}
