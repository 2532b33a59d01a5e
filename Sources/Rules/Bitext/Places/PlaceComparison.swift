import Findings
import RuleKit
import SourceText

/// The places that only one side of a pair names.
struct PlaceComparison {
  /// A place of the original that the text lacks.
  struct Missing {
    let tokens: Range<Int>
    /// The house's spelling, where it is known.
    let english: String?
    /// False for adjectives, and for names in an organisation's name.
    let isSure: Bool
    /// The text says it without its name.
    var isImplied = false
  }

  /// A place of the text that the original lacks.
  struct Added {
    let tokens: Range<Int>
    let isSure: Bool
  }

  let pair: PairedSegment
  private let said: ImpliedPlaces
  private(set) var missing: [Missing] = []
  private(set) var added: [Added] = []

  private static let themes: Set<String> = ["country", "people", "city"]

  init(_ pair: PairedSegment, places: PlaceMentions) {
    self.pair = pair
    said = ImpliedPlaces(pair, places: places)
    let concepts = ConceptComparison(pair, themes: Self.themes, isSure: Self.isSure)
    let known = pair.source.mentions.filter { Self.themes.contains($0.theme) }
    let sounds = NameSounds(pair.target)
    addMissing(concepts.missing, sounds)
    addMissing(pair.places.filter { place in !known.contains { $0.tokens.overlaps(place.tokens) } }, sounds)
    missing.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    addAdded(concepts.added, places)
    // Where the text names another place in its stead it implies nothing.
    if added.isEmpty { missing.removeAll(where: \.isImplied) }
  }

  /// In a long paragraph translators move names from sentence to sentence, or say one for many.
  private var isLong: Bool { pair.source.wordCount > Self.longest }

  private static let longest = 60

  // MARK: Missing

  private mutating func addMissing(_ mentions: [ConceptMention], _ sounds: NameSounds) {
    let acronyms = acronyms
    for mention in mentions where !sounds.contains(pair.source.text.string(mention.tokens)) {
      let place = pair.places.first { $0.tokens.overlaps(mention.tokens) }
      if let place, place.spellings.contains(where: sounds.contains) { continue }
      if isShortened(mention.key, acronyms), isInOrganisation(mention.tokens) { continue }
      if mention.theme == "country", said.saysTheCountry { continue }
      if said.saysCapital(of: place?.ids ?? [], mention.theme) || said.isTreaty(mention.tokens) { continue }
      missing.append(
        Missing(
          tokens: mention.tokens, english: place?.canonical,
          isSure: !isLong && !isDispensable(mention), isImplied: said.implies(mention)))
    }
  }

  /// An adjective that the text may leave out: "اللغة الصينية" is Mandarin, "هيئة الإذاعة البريطانية" the BBC, "الرئيس
  /// الأمريكي ترامب" President Trump.
  private func isDispensable(_ mention: ConceptMention) -> Bool {
    guard mention.theme == "people" else { return false }
    if !mention.hasArticle || isInOrganisation(mention.tokens) { return true }
    let before = (mention.tokens.lowerBound - 2..<mention.tokens.lowerBound).filter(pair.source.tokens.contains)
    return before.contains { index in
      ArabicWord.readings(of: pair.source.word(index)).contains { Self.adorned.contains($0.stem) }
    }
  }

  /// Words whose adjective of nation other languages leave out.
  private static let adorned: Set<String> = [
    "لغه", "لغات", "لغتين", "لغتان", "جنيه", "ليره", "دولار", "ساحل", "بحر", "محيط", "فول", "توقيت", "رئيس", "رئيسه",
    "وزير", "وزيره",
    "سيناتور", "ملك", "امير", "نائب", "قائد", "زعيم", "مرشد", "مبعوث", "سفير", "ارصاد", "جويه", "صيفي", "حرب", "سلطات",
  ]

  private mutating func addMissing(_ places: [OriginalPlace], _ sounds: NameSounds) {
    var seen: Set<[String]> = []
    let acronyms = acronyms
    for place in places where place.hasCue || place.isWellKnown {
      if place.spellings.contains(where: sounds.contains) || !seen.insert(place.ids).inserted { continue }
      let written = pair.source.text.string(place.tokens)
      let readings = ArabicWord.readings(of: ArabicWord.normalized(written)).map(\.stem)
      if readings.contains(where: sounds.contains) { continue }
      if isShortened(place.canonical ?? "", acronyms), isInOrganisation(place.tokens) { continue }
      if said.saysCapital(of: place.ids, "city") || said.isTreaty(place.tokens) { continue }
      missing.append(Missing(tokens: place.tokens, english: place.canonical, isSure: !isLong))
    }
  }

  // MARK: Added

  private mutating func addAdded(_ mentions: [ConceptMention], _ places: PlaceMentions) {
    let said = OriginalSounds(pair.source)
    var ranges = mentions.filter { $0.theme != "people" && !isWord($0.tokens) }.map(\.tokens)
    let known = pair.target.mentions.filter { Self.themes.contains($0.theme) }
    let ids = Set(pair.places.flatMap(\.ids))
    for mention in places.all
    where pair.source.language == "ar" && pair.target.tokens.contains(mention.tokens.lowerBound) {
      if known.contains(where: { $0.tokens.overlaps(mention.tokens) }) { continue }
      guard mention.isCurated, mention.place.confidence > 0.9, !mention.feature.isEmpty, !isWord(mention.tokens),
        mention.range.count > 4,
        mention.spelling == .canonical || mention.spelling == .accepted,
        ["city", "town", "village", "governorate"].contains(mention.feature)
      else { continue }
      if ids.contains(mention.place.id) || !ids.isDisjoint(with: mention.rivals) { continue }
      if let arabic = mention.place.arabic, said.contains(arabic) { continue }
      ranges.append(mention.tokens)
    }
    var seen: Set<String> = []
    added = ranges.sorted { $0.lowerBound < $1.lowerBound }.filter { range in
      let name = pair.target.text.string(range)
      return !said.contains(name) && seen.insert(name).inserted
    }.map { Added(tokens: $0, isSure: !isLong && !isPossessive($0)) }
  }

  /// "Britain’s" may stand for an adjective that the original leaves out.
  private func isPossessive(_ tokens: Range<Int>) -> Bool {
    let name = pair.target.text.string(tokens)
    return name.hasSuffix("'s") || name.hasSuffix("’s")
  }

  /// "States", "North", "EU": they answer to a name of the original but say none.
  private func isWord(_ tokens: Range<Int>) -> Bool {
    let words: Set<String> = [
      "states", "north", "south", "america", "jordan", "chad", "georgia", "gulf", "bank", "turkey", "eastern",
      "western", "northern", "southern", "northwest", "northeast", "southwest", "southeast", "korea", "soviet",
      "congo", "caribbean", "alpine", "atlantic", "strip", "berber", "bedouin", "antarctic", "mediterranean",
      "korean", "koreans", "north korean", "tibetan", "javanese", "czechoslovak", "republic",
    ]
    guard tokens.count == 1 else { return false }
    let token = pair.target.text.tokens[tokens.lowerBound]
    return token.length < 5 && token.shape == .upper || token.length < 4
      || pair.target.text.string(tokens.lowerBound).contains(".")
      || words.contains(pair.target.word(tokens.lowerBound))
  }

  // MARK: Cases that are not sure

  /// A name for certain: no article or ending that the name does not have.
  private static func isSure(_ side: PairSide, _ mention: ConceptMention) -> Bool {
    if side.language != "ar" { return true }
    if mention.theme != "people", mention.hasArticle { return false }
    let first = side.text.string(mention.tokens.lowerBound)
    return !first.unicodeScalars.contains("\u{064B}")
      && (!isTime(side.word(mention.tokens.lowerBound)) || follows(["في", "الي", "دوله", "مملكه"], mention, side))
  }

  /// "المغرب" is the sunset too.
  private static func isTime(_ word: String) -> Bool {
    ArabicWord.readings(of: word).contains { $0.stem == "المغرب" || $0.stem == "مالي" }
  }

  private static func follows(_ words: Set<String>, _ mention: ConceptMention, _ side: PairSide) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return side.tokens.contains(before) && words.contains(side.word(before))
  }

  /// One of the acronyms may hold the initial of a name: the K of "UNMIK" for Kosovo.
  ///
  /// - Parameter name: an English name, or the key of a concept: "XK", "X-EU", "new-york".
  private func isShortened(_ name: String, _ acronyms: [String]) -> Bool {
    let isCode = name.utf8.count == 2
    let initials = isCode ? Array(name) : name.uppercased().split { $0 == " " || $0 == "-" }.compactMap(\.first)
    return acronyms.contains { acronym in acronym.contains { initials.contains($0) && $0 != "X" } }
  }

  /// Short forms of the text that are no places and do not stand in the original: "MONUC".
  private var acronyms: [String] {
    let known = pair.target.mentions.filter { Self.themes.contains($0.theme) }
    return pair.target.tokens.filter { index in
      let token = pair.target.text.tokens[index]
      // "PHE’s" has a small letter at its end.
      guard token.kind == .word, token.length > 2, token.script == .latin,
        token.shape == .upper || Self.isPossessive(pair.target.text.string(index))
      else { return false }
      return !known.contains { $0.tokens.contains(index) } && !pair.source.folded.contains(pair.target.word(index))
    }.map(pair.target.text.string)
  }

  private static func isPossessive(_ word: String) -> Bool {
    let name = word.prefix { $0 != "'" && $0 != "’" }
    return name.count < word.count && name.count > 1 && name.allSatisfy(\.isUppercase)
  }

  private static let heads: Set<String> = [
    "بعثه", "منظمه", "هييه", "هيئه", "حلف", "قوه", "قوات", "عمليه", "مجلس", "اتحاد", "جبهه", "حزب", "لجنه", "مركز",
    "وكاله", "شبكه", "جيش", "شركه", "جامعه", "موسسه", "مؤسسه", "جمعيه", "محكمه", "برنامج", "حركه", "صندوق", "بنك",
    "مكتب", "معهد", "رابطه", "جماعه", "تنظيم", "مستشفي", "حكومه", "جمهوريه", "وحده", "اداره", "مؤتمر", "الفريق", "فريق",
    "دوله", "اذاعه", "هيءه", "كليه", "مدرسه", "صحيفه", "نظام", "اتفاق", "اتفاقيه", "بروتوكول", "معاهده", "اعلان",
    "شرطه", "دايره", "دائره", "جهاز", "سلطه",
  ]

  /// The name stands behind the head of an organisation: "بعثة الأمم المتحدة في".
  private func isInOrganisation(_ tokens: Range<Int>) -> Bool {
    for index in (max(pair.source.tokens.lowerBound, tokens.lowerBound - 8)..<tokens.lowerBound).reversed() {
      let word = pair.source.word(index)
      if Self.clauseWords.contains(word) { return false }
      if ArabicWord.readings(of: word).contains(where: { Self.heads.contains($0.stem) }) { return true }
    }
    return false
  }

  private static let clauseWords: Set<String> = ["ان", "بان", "التي", "الذي", "الذين", "،", ".", "؛", ",", "\"", "ضد"]
}
