import Glossary
import RuleKit
import RulePacks
import SourceText
import Tokens

/// Pairs as the program makes them.
enum PairSamples {
  static func pair(_ source: String, _ target: String, from language: String = "ar") throws -> PairedSegment {
    let packs = PackEngine(try Glossary.rules())
    let tokenizer = try Tokenizer(vocabulary: packs.vocabulary)
    let bytes = Array(target.utf8)
    let document = Document(
      file: SourceText(path: "pair", bytes: bytes), format: "text", text: bytes, map: .identity(count: bytes.count),
      segments: [Segment(range: ByteRange(0, bytes.count), original: Array(source.utf8))])
    let reader = PairReader(table: packs.bilingual.concepts())
    let pairs = reader.pairs(
      of: document, text: tokenizer.tokenize(bytes), tokenizer: tokenizer, language: "en", sourceLanguage: language)
    return pairs[0]
  }
}
