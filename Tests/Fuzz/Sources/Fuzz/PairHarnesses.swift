import Alignment
import SourceText
import Tokens

/// Two texts, parted by the first zero byte, have pairs in the order of both, inside both, that share nothing.
struct AlignmentHarness: Harness {
  let name = "alignment"

  func run(_ bytes: [UInt8]) {
    let sides = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { repaired(Array($0)) }
    guard sides.count == 2, let tokenizer = try? Tokenizer(vocabulary: .empty) else { return }
    let source = tokenizer.tokenize(sides[0])
    let alignment = TextAlignment(source: source, target: tokenizer.tokenize(sides[1]))
    var last = (source: 0, target: 0)
    for pair in alignment.pairs {
      check(pair.source.start >= last.source && pair.target.start >= last.target, "pairs out of order")
      check(pair.source.end <= sides[0].count && pair.target.end <= sides[1].count, "pairs outside the texts")
      check(!pair.source.isEmpty && !pair.target.isEmpty, "a pair of nothing")
      last = (pair.source.end, pair.target.end)
    }
    check((0...1.0001).contains(alignment.coverage), "coverage \(alignment.coverage)")
    check(alignment.evidence.isFinite && alignment.fit.isFinite, "figures that are no numbers")
  }
}
