/// What a word with a stop behind it may abbreviate.
enum Abbreviation {
  /// No abbreviation that is known.
  case none
  /// Stands before a name: "Gen.", "Dr.". Never ends a sentence.
  case title
  /// Stands before a number: "No.", "Art.".
  case beforeNumber
  /// May end a sentence: "U.S.", "p.m.", "Jan.", "Inc.".
  case other

  init(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) {
    if word.has(.nonASCII) {
      // "د. محمد": one Arabic letter is a title or an initial.
      let (_, length) = UTF8Scalar.decode(text, at: Int(word.start))
      self = length == Int(word.length) ? .title : .none
      return
    }
    let count = Int(word.length)
    if count == 1 {
      self = word.shape == .capitalized ? .other : .none
    } else if count > 8 {
      self = .none
    } else if Self.isDotted(word, text) {
      self = .other
    } else {
      let key = ShortWord.ofASCII(text, start: Int(word.start), count: count).low
      self = Self.known[key] ?? .none
      // "He said no." is a sentence, "No. 5" is none.
      if case .beforeNumber = self, word.shape == .lower { self = .none }
      // "Sun." and "Mar." are capitalised where they are abbreviations.
      if case .title = self, word.shape == .lower { self = .none }
    }
  }

  /// Single letters with dots between: "U.S", "a.m", "J.K".
  private static func isDotted(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.length % 2 == 1 else { return false }
    for at in stride(from: Int(word.start) + 1, to: Int(word.end), by: 2) where text[at] != UInt8(ascii: ".") {
      return false
    }
    return true
  }

  private static let titles =
    "mr mrs ms mx dr prof rev fr sr hon gen lt col maj capt cpt cmdr cdr adm brig sgt cpl pvt pfc msgt ssgt gov sen "
    + "rep pres amb supt insp messrs mme mlle st ste mt ft vs cf approx e.g i.e viz"
  private static let beforeNumbers = "no nos art arts sec secs para paras pp vol vols fig figs ch res"
  private static let others =
    "jr inc ltd co corp bros llc plc etc al dept univ assn ave blvd rd est jan feb mar apr jun jul aug sep sept oct "
    + "nov dec mon tue tues wed thu thur thurs fri sat sun km kg cm mm ft lb lbs oz mph min max avg fla calif mass "
    + "conn ariz colo penn wash tenn ph.d u.s.a u.k govt intl"

  /// Up to 8 bytes of lower-case ASCII, as `ShortWord` has them.
  private static let known: [UInt64: Abbreviation] = {
    var out: [UInt64: Abbreviation] = [:]
    for (words, meaning) in [(others, Abbreviation.other), (beforeNumbers, .beforeNumber), (titles, .title)] {
      for word in words.split(separator: " ") { out[ShortWord.key(word)] = meaning }
    }
    return out
  }()
}

/// Words that begin sentences far more often than they follow an abbreviation within one.
enum SentenceOpeners {
  static func contains(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !word.has(.nonASCII), word.length <= 8 else { return false }
    return words.contains(ShortWord.ofASCII(text, start: Int(word.start), count: Int(word.length)).low)
  }

  private static let words = Set(
    ("the a an this that these those it its he she they we you i his her their our my in on at by for from with "
      + "after before during since until while when where as if although though but and or so yet however also "
      + "meanwhile there here what who why how some many most several all both each according no not one two")
      .split(separator: " ").map { ShortWord.key($0) })
}

extension ShortWord {
  /// The first machine word of a folded word of at most 8 ASCII bytes.
  static func key(_ word: some StringProtocol) -> UInt64 {
    var out: UInt64 = 0
    for (index, byte) in word.utf8.prefix(8).enumerated() { out |= UInt64(byte) << UInt64(index * 8) }
    return out
  }
}
