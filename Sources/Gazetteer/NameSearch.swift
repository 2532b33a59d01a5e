@preconcurrency import Glibc
import Romanization

/// Finds the places a name may mean. Holds working memory: make one for each task and use it again.
public struct NameSearch {
  /// What is known about where the place lies.
  public struct Context: Sendable {
    /// ISO 3166-1 alpha-2; places elsewhere are left out.
    public var country: String?
    /// A position the place is probably near.
    public var near: Coordinate?

    public init(country: String? = nil, near: Coordinate? = nil) {
      self.country = country
      self.near = near
    }
  }

  package let gazetteer: Gazetteer
  package var aligner: Aligner
  /// For Arabic names that a Latin spelling is compared with.
  package var crossAligner: Aligner
  private(set) var sounds = QuerySounds()
  private var picker = NamePicker(signature: 0, countries: nil, limit: comparedNames)
  private var found = HitTable()
  /// Log-probabilities of the countries by the look of the query; empty when it does not matter. Their bits, all of them
  /// when it does not matter.
  private(set) var origins: [Double] = []
  private(set) var likelyCountries = -1
  let ranking: RankingModel
  let scorer: RankingScorer
  let origin: SpellingOrigin
  /// Names whose letters are compared at most, and names that are aligned at most, for each index and step.
  static let comparedNames = 240
  static let alignedNames = 60
  /// Consonant keys of other names that are looked at, for each key with something left out: more of them, and of
  /// shorter keys, when the country leaves few of their names.
  static let neighbourKeys = 120
  static let neighbourKeysOfCountry = 2000
  /// A name of the same consonants that costs no more than this a letter (1/16 nat) is near enough to look no further.
  static let nearEnough: Int32 = 20
  /// Places that cost so many nats more than the best are left out.
  package var costRange = usualCostRange
  package static let usualCostRange = 6.0
  /// Places that are ranked at most.
  static let rankedPlaces = 400

  public init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    let model = gazetteer.model
    aligner = Aligner(model.alignment)
    crossAligner = Aligner(model.crossAlignment ?? model.alignment)
    ranking = model.ranking
    scorer = RankingScorer(model.ranking)
    origin = model.origin
  }

  /// A way to read the name asked for.
  package struct QueryForm: Sendable {
    package let name: FoldedName
    package let text: [UInt8]
    package let lacksClassWord: Bool
  }

  /// A place that may be meant, before ranking.
  package struct Hit: Sendable {
    package let place: PlaceID
    let status: SpellingStatus
    package let surface: Int
    /// Cost of the alignment in nats; 0 when the folded names are equal.
    package let cost: Double
    let sameKey: Bool
    let formMismatch: Bool
    package let otherScript: Bool
    /// The name of the index that was compared, and the form of the query it was compared with.
    package let name: Int
    package let sameArticles: Bool
    package let form: Int
    /// Sum of the likelihoods of all spellings that were compared.
    var likelihood: Double
  }

  package static func forms(of name: FoldedName) -> [QueryForm] {
    var forms = [QueryForm(name: name, text: IndexFormat.text(of: name), lacksClassWord: false)]
    if let bare = name.withoutClassWords {
      forms.append(QueryForm(name: bare, text: IndexFormat.text(of: bare), lacksClassWord: true))
    }
    return forms
  }

  /// Places the name may mean, likeliest first; empty when none is likely enough to be ranked.
  public mutating func find(_ name: String, context: Context = Context(), limit: Int = 5) -> [PlaceCandidate] {
    let folded = FoldedName(name)
    if folded.isEmpty { return [] }
    let forms = Self.forms(of: folded)
    let country = context.country.map(IndexFormat.countryCode)
    let (hits, isExact) = hits(forms, of: name, country: country)
    return rank(hits, forms: forms, surface: name, isExact: isExact, context: context, limit: limit)
  }

  /// Places whose name is the same, articles too; failing that, those whose name is alike.
  package mutating func hits(
    _ forms: [QueryForm], of name: String, country: Int?
  ) -> (hits: [Hit], areExact: Bool) {
    let exact = exactHits(forms, country: country)
    if exact.contains(where: \.sameArticles) { return (exact, true) }
    origins = country == nil && !forms[0].name.isArabic ? origin.logProbabilities(of: name) : []
    likelyCountries = origin.likelyCountries(by: origins)
    findSimilar(forms, country: country)
    // A name that differs in its articles only, or has no consonant to be found by, is still the best there is.
    for hit in exact { found.add(hit) { _ in } }
    return (found.all, false)
  }

  // MARK: Exact

  package func exactHits(_ forms: [QueryForm], country: Int?) -> [Hit] {
    var hits = HitTable()
    for (formNumber, form) in forms.enumerated() {
      let hash = IndexFormat.hash(form.name.joined)
      for (number, index) in gazetteer.indexes.enumerated() {
        index.forEachName(joinedHash: hash) { name in
          let sameArticles = index.withString(index.name(name, .text)) { $0.elementsEqual(form.text) }
          let lacksClassWord = index.name(name, .flags) & IndexFormat.nameLacksClassWord != 0
          for record in index.postings(ofName: name) {
            let posting = index.posting(record)
            if let country, index.place(posting.place, .country) != country { continue }
            let place = gazetteer.unified(PlaceID(index: number, record: posting.place))
            let hit = Hit(
              place: place, status: posting.status, surface: posting.surface, cost: 0, sameKey: true,
              formMismatch: lacksClassWord != form.lacksClassWord, otherScript: false, name: name,
              sameArticles: sameArticles, form: formNumber,
              likelihood: 1)
            hits.add(hit) { if Self.isBetter(hit, than: $0) { $0 = hit } }
          }
        }
      }
      if !hits.all.isEmpty { break }
    }
    return hits.all
  }

  private static func isBetter(_ one: Hit, than other: Hit) -> Bool {
    if one.sameArticles != other.sameArticles { return one.sameArticles }
    if one.formMismatch != other.formMismatch { return !one.formMismatch }
    return one.status.rawValue < other.status.rawValue
  }

  static func isOrdered(_ one: PlaceID, _ other: PlaceID) -> Bool {
    (one.index, one.record) < (other.index, other.record)
  }

  // MARK: Similar

  /// Finds names that share a consonant key with the query, or differ by one consonant.
  private mutating func findSimilar(_ forms: [QueryForm], country: Int?) {
    found.removeAll()
    for (formNumber, form) in forms.enumerated() {
      aligner.setQuery(form.text)
      crossAligner.setQuery(form.text)
      sounds.set(form.text)
      let keys = Self.keys(of: form)
      for number in gazetteer.indexes.indices {
        let index = gazetteer.indexes[number]
        picker.reset(
          signature: LetterSignature.of(form.text), countries: country.map(IndexFormat.countryBit))
        for key in keys {
          let range = index.names(withKey: key)
          picker.add(range, of: index, sameKey: true)
        }
        let best = align(in: index, number: number, form: form, formNumber: formNumber, country: country)
        if best <= Self.nearEnough * Int32(form.text.count) { continue }
        picker.startNextStep()
        Self.addNeighbours(of: keys[0], form: form, in: index, to: &picker, ofCountry: country != nil)
        align(in: index, number: number, form: form, formNumber: formNumber, country: country, best: best)
      }
    }
  }

  private static func keys(of form: QueryForm) -> [[UInt8]] {
    let key = ConsonantKey(form.name).bytes
    var keys = [key]
    // Elartiq, Albab: the article may be written into the word.
    if let first = form.name.words.first, !form.name.isArabic, first.range.count >= 5 {
      let word = form.name.bytes[first.range]
      if word.starts(with: [UInt8(ascii: "a"), UInt8(ascii: "l")])
        || word.starts(with: [UInt8(ascii: "e"), UInt8(ascii: "l")])
      {
        keys.append(Array(key.dropFirst()))
      }
    }
    return keys
  }

  private static func addNeighbours(
    of key: [UInt8], form: QueryForm, in index: PlaceIndex, to picker: inout NamePicker, ofCountry: Bool
  ) {
    let limit = ofCountry ? neighbourKeysOfCountry : neighbourKeys
    let shortest = ofCountry ? 1 : 2
    func addLonger(_ shorter: [UInt8]) {
      let entries = index.deletions(withHash: Int(IndexFormat.hash(shorter) >> 28))
      if entries.count > limit { return }
      for entry in entries {
        picker.add(index.names(ofSkeleton: index.skeleton(ofDeletion: entry)), of: index, sameKey: false)
      }
    }
    if key.count >= shortest { addLonger(key) }
    var shorter: [UInt8] = []
    if key.count > shortest {
      for at in key.indices where at == 0 || key[at] != key[at - 1] {
        shorter.removeAll(keepingCapacity: true)
        shorter.append(contentsOf: key[..<at])
        shorter.append(contentsOf: key[(at + 1)...])
        picker.add(index.names(withKey: shorter), of: index, sameKey: false)
        addLonger(shorter)
      }
    }
    // Of an Arabic name each word is as it should be; another word is another place.
    if form.name.isArabic { return }
    for at in form.name.words.indices {
      guard let rest = form.name.without(word: at) else { break }
      let key = ConsonantKey(rest).bytes
      if key.count < IndexFormat.leastShortened { continue }
      picker.add(index.names(withKey: key), of: index, sameKey: false)
      addLonger(key)
    }
  }

  /// Aligns the picked names, adds their places, and gives the least cost.
  @discardableResult
  private mutating func align(
    in index: PlaceIndex, number: Int, form: QueryForm, formNumber: Int, country: Int?, best known: Int32 = .max
  ) -> Int32 {
    let isArabic = form.name.isArabic
    var best = known
    for pick in nearest(picker.picked(), in: index, isArabic: isArabic) {
      let limit = best == .max ? Int32.max : best + 16 * 6
      let flags = index.name(pick.name, .flags)
      let isOtherScript = (flags & IndexFormat.nameIsArabic != 0) != isArabic
      let raw = index.withString(index.name(pick.name, .letters)) { letters in
        isOtherScript && !isArabic
          ? crossAligner.cost(ofLetters: letters, limit: limit) : aligner.cost(ofLetters: letters, limit: limit)
      }
      if raw == .max || raw >= 1 << 19 { continue }
      best = min(best, raw)
      let cost = Double(raw) / 16
      let likelihood = exp(-cost)
      for record in index.postings(ofName: pick.name) {
        let posting = index.posting(record)
        if let country, index.place(posting.place, .country) != country { continue }
        let hit = Hit(
          place: gazetteer.unified(PlaceID(index: number, record: posting.place)), status: posting.status,
          surface: posting.surface, cost: cost, sameKey: pick.sameKey,
          formMismatch: (flags & IndexFormat.nameLacksClassWord != 0) != form.lacksClassWord,
          otherScript: isOtherScript, name: pick.name, sameArticles: false, form: formNumber, likelihood: likelihood)
        found.add(hit) { known in
          let sum = known.likelihood + likelihood
          if Self.handicapped(hit) < Self.handicapped(known) { known = hit }
          known.likelihood = sum
        }
      }
    }
    return best
  }

  private static func handicapped(_ hit: Hit) -> Double {
    hit.cost + (hit.formMismatch ? 0.7 : 0) + (hit.otherScript ? 1 : 0)
  }
}
