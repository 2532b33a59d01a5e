import Gazetteer
import ICU
import RuleKit
import SourceText
import Tokens

/// Rewrites the place names of a running text in the house's spelling. Belongs to one task.
public final class ToponymRewriter {
  private let finder: ToponymFinder
  private let tokenizer: Tokenizer

  /// - Parameter vocabulary: the one that the finder's word classes are of.
  public init(finder: ToponymFinder, vocabulary: Vocabulary) throws(ICUError) {
    self.finder = finder
    tokenizer = try Tokenizer(vocabulary: vocabulary)
  }

  /// UTF-8 of the text with its names put right; all else as it was.
  public func rewrite(_ bytes: [UInt8]) -> [UInt8] {
    tokenizer.reset()
    let text = tokenizer.tokenize(bytes, locked: LockedText.ranges(in: bytes))
    var edits: [FileEdit] = []
    for mention in finder.mentions(in: text, words: tokenizer.words, language: "en").all {
      if mention.spelling == .near, mention.place.confidence < 0.8 { continue }
      let first = text.tokens[mention.tokens.lowerBound]
      var name = mention.place.name
      if first.has(.sentenceStart), name.first?.isLowercase == true {
        name = name.prefix(1).uppercased() + name.dropFirst()
      }
      edits.append(FileEdit(mention.range, Array(name.utf8)))
    }
    return FileEdit.apply(edits, to: bytes)
  }
}
