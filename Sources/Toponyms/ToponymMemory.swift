import Gazetteer
import RuleKit
import Tokens

/// What a worker keeps of names from one text to the next: most names of a run stand in many of its texts. Belongs to
/// one finder and one vocabulary.
public struct ToponymMemory {
  /// The names that texts had, each looked up once.
  struct Names {
    private var numbers: [Int: Int] = [:]
    private(set) var spellings: [ToponymFinder.Spellings] = []
    /// What a name with one place means, which no text changes.
    var settled: [ToponymResolver.Resolution?] = []

    mutating func number(of match: PhraseMatch, _ gazetteer: Gazetteer) -> Int {
      if let known = numbers[match.identity] { return known }
      numbers[match.identity] = spellings.count
      spellings.append(gazetteer.spellings(of: match))
      settled.append(nil)
      return spellings.count - 1
    }
  }

  var words: NameWords?
  var cueWords: CueWords?
  var names = Names()

  public init() {}

  /// Names and words that are kept: beyond these, a text costs more for what others had than it is spared.
  private static let mostNames = 2_000
  private static let mostWords = 50_000

  /// Makes ready for another text.
  mutating func begin(_ words: WordTable, _ gazetteer: Gazetteer) {
    if names.spellings.count > Self.mostNames || self.words?.entries.count ?? 0 > Self.mostWords {
      self = ToponymMemory()
    }
    var own = self.words ?? NameWords(gazetteer: gazetteer)
    self.words = nil
    own.begin(words)
    self.words = own
  }
}
