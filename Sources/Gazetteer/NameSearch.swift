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
  /// Names that are aligned at most, for each index.
  static let alignedNames = 48
  /// A name of the same consonants that costs no more than this a letter (1/16 nat) is near enough to look no further.
  static let nearEnough: Int32 = 5
  /// Places that are ranked at most.
  static let rankedPlaces = 400

  public init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    aligner = Aligner(gazetteer.model.alignment)
    crossAligner = Aligner(gazetteer.model.crossAlignment ?? gazetteer.model.alignment)
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
    let (hits, isExact) = hits(forms, country: country)
    return rank(hits, forms: forms, surface: name, isExact: isExact, context: context, limit: limit)
  }

  /// Places whose name is the same, articles too; failing that, those whose name is alike.
  package mutating func hits(_ forms: [QueryForm], country: Int?) -> (hits: [Hit], areExact: Bool) {
    let exact = exactHits(forms, country: country)
    if exact.contains(where: \.sameArticles) { return (exact, true) }
    let similar = similarHits(forms, country: country)
    // A name that differs in its articles only, or has no consonant to be found by, is still the best there is.
    let known = Set(similar.map(\.place))
    return (similar + exact.filter { !known.contains($0.place) }, false)
  }

  // MARK: Exact

  package func exactHits(_ forms: [QueryForm], country: Int?) -> [Hit] {
    var hits: [PlaceID: Hit] = [:]
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
            if let known = hits[place], !Self.isBetter(hit, than: known) { continue }
            hits[place] = hit
          }
        }
      }
      if !hits.isEmpty { break }
    }
    return hits.values.sorted { Self.isOrdered($0.place, $1.place) }
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

  /// Names that share a consonant key with the query, or differ by one consonant.
  package mutating func similarHits(_ forms: [QueryForm], country: Int?) -> [Hit] {
    var hits: [PlaceID: Hit] = [:]
    for (formNumber, form) in forms.enumerated() {
      aligner.setQuery(form.text)
      crossAligner.setQuery(form.text)
      let keys = Self.keys(of: form)
      for number in gazetteer.indexes.indices {
        let index = gazetteer.indexes[number]
        var picker = NamePicker(
          signature: LetterSignature.of(form.text), countries: country.map(IndexFormat.countryBit),
          limit: Self.alignedNames)
        for key in keys {
          let range = index.names(withKey: key)
          picker.add(range, of: index, sameKey: true)
        }
        let best = align(
          picker, in: index, number: number, form: form, formNumber: formNumber, country: country, into: &hits)
        if best <= Self.nearEnough * Int32(form.text.count) { continue }
        picker.forgetPicks()
        Self.addNeighbours(of: keys[0], in: index, to: &picker)
        align(
          picker, in: index, number: number, form: form, formNumber: formNumber, country: country, best: best,
          into: &hits)
      }
    }
    return hits.values.sorted { Self.isOrdered($0.place, $1.place) }
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

  private static func addNeighbours(of key: [UInt8], in index: PlaceIndex, to picker: inout NamePicker) {
    if key.count >= 2 {
      index.forEachSkeleton(withDeletion: Int(IndexFormat.hash(key) >> 28)) { skeleton in
        picker.add(index.names(ofSkeleton: skeleton), of: index, sameKey: false)
      }
    }
    guard key.count >= 3 else { return }
    var shorter: [UInt8] = []
    for at in key.indices where at == 0 || key[at] != key[at - 1] {
      shorter.removeAll(keepingCapacity: true)
      shorter.append(contentsOf: key[..<at])
      shorter.append(contentsOf: key[(at + 1)...])
      picker.add(index.names(withKey: shorter), of: index, sameKey: false)
      if key.count >= 3 {
        index.forEachSkeleton(withDeletion: Int(IndexFormat.hash(shorter) >> 28)) { skeleton in
          picker.add(index.names(ofSkeleton: skeleton), of: index, sameKey: false)
        }
      }
    }
  }

  /// Aligns the picked names, adds their places, and gives the least cost.
  @discardableResult
  private mutating func align(
    _ picker: NamePicker, in index: PlaceIndex, number: Int, form: QueryForm, formNumber: Int,
    country: Int?, best known: Int32 = .max, into hits: inout [PlaceID: Hit]
  ) -> Int32 {
    let isArabic = form.name.isArabic
    var best = known
    for pick in picker.picked() {
      let limit = best == .max ? Int32.max : best + 16 * 6
      let flags = index.name(pick.name, .flags)
      let isCross = flags & IndexFormat.nameIsArabic != 0 && !isArabic
      let raw = index.withString(index.name(pick.name, .text)) { text in
        isCross ? crossAligner.cost(of: text, limit: limit) : aligner.cost(of: text, limit: limit)
      }
      if raw == .max || raw >= 1 << 19 { continue }
      best = min(best, raw)
      let cost = Double(raw) / 16
      for record in index.postings(ofName: pick.name) {
        let posting = index.posting(record)
        if let country, index.place(posting.place, .country) != country { continue }
        let place = gazetteer.unified(PlaceID(index: number, record: posting.place))
        var hit = Hit(
          place: place, status: posting.status, surface: posting.surface, cost: cost, sameKey: pick.sameKey,
          formMismatch: (flags & IndexFormat.nameLacksClassWord != 0) != form.lacksClassWord,
          otherScript: (flags & IndexFormat.nameIsArabic != 0) != isArabic, name: pick.name, sameArticles: false,
          form: formNumber,
          likelihood: exp(-cost))
        if let known = hits[place] {
          let likelihood = known.likelihood + hit.likelihood
          if Self.handicapped(hit) >= Self.handicapped(known) {
            hits[place]?.likelihood = likelihood
            continue
          }
          hit.likelihood = likelihood
        }
        hits[place] = hit
      }
    }
    return best
  }

  private static func handicapped(_ hit: Hit) -> Double {
    hit.cost + (hit.formMismatch ? 0.7 : 0) + (hit.otherScript ? 1 : 0)
  }
}

/// Picks the names most worth aligning, by the letters they share with the query.
struct NamePicker {
  struct Pick {
    let name: Int
    let sameKey: Bool
    let difference: Int
  }

  private let signature: Int
  private let countries: Int?
  private let limit: Int
  /// Picks by the number of letters that differ.
  private var buckets: [[Pick]] = [[Pick]](repeating: [], count: 30)
  private var kept = 0
  private var seen: Set<Int> = []
  private var worst = 29

  init(signature: Int, countries: Int?, limit: Int) {
    self.signature = signature
    self.countries = countries
    self.limit = limit
  }

  mutating func add(_ names: Range<Int>, of index: PlaceIndex, sameKey: Bool) {
    for name in names {
      if let countries, index.name(name, .countries) & countries == 0 { continue }
      // A name with other consonants needs more in common to be worth the work.
      let difference = (index.name(name, .signature) ^ signature).nonzeroBitCount + (sameKey ? 0 : 1)
      if difference > worst { continue }
      buckets[difference].append(Pick(name: name, sameKey: sameKey, difference: difference))
      kept += 1
      while kept - buckets[worst].count >= limit {
        kept -= buckets[worst].count
        buckets[worst].removeAll(keepingCapacity: true)
        worst -= 1
      }
    }
  }

  /// Starts anew; names that were picked before are not picked again.
  mutating func forgetPicks() {
    for at in buckets.indices {
      for pick in buckets[at] { seen.insert(pick.name) }
      buckets[at].removeAll(keepingCapacity: true)
    }
    kept = 0
    worst = buckets.count - 1
  }

  /// The picks, most alike first, each name once.
  func picked() -> [Pick] {
    var seen = seen
    var picks: [Pick] = []
    for bucket in buckets {
      for pick in bucket where seen.insert(pick.name).inserted {
        picks.append(pick)
        if picks.count >= limit { return picks }
      }
    }
    return picks
  }
}
