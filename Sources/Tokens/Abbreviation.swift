/// What a word with a stop behind it abbreviates, as far as sentences go.
enum Abbreviation {
  /// Nothing that is known.
  case none
  /// Never ends a sentence: titles before names ("Gen.", "Dr."), "vs.", "e.g.".
  case inner
  /// Ends none before a number: "No.", "Art.".
  case beforeNumber
  /// "a.m.", "p.m.": ends one unless a day, a month or a time zone follows.
  case time
  /// Ends one where a word follows that begins sentences: "U.S.", "Jan.", "Inc.", initials.
  case other

  init(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) {
    if word.has(.nonASCII) {
      // "د. محمد": one Arabic letter is a title or an initial, as "É." is.
      let (_, length) = UTF8Scalar.decode(text, at: Int(word.start))
      self = length == Int(word.length) && (word.script == .arabic || word.shape == .capitalized) ? .inner : .none
      return
    }
    let count = Int(word.length)
    guard count <= 8 else {
      self = .none
      return
    }
    let key = ShortWord.ofASCII(text, start: Int(word.start), count: count).key
    if let known = Self.anyCase[key] {
      self = known
    } else if word.shape != .lower, let known = Self.capitalised[key] {
      self = known
    } else if count == 1 {
      self = word.shape == .capitalized ? .other : .none
    } else {
      self = Self.isDotted(word, text) ? .other : .none
    }
  }

  /// Single letters with dots between: "U.S", "J.K".
  private static func isDotted(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.length % 2 == 1 else { return false }
    for at in stride(from: Int(word.start) + 1, to: Int(word.end), by: 2) where text[at] != UInt8(ascii: ".") {
      return false
    }
    return true
  }

  /// Abbreviations in any case.
  private static let anyCase = table([
    ("vs cf approx ca incl e.g i.e viz", .inner),
    ("a.m p.m", .time),
    ("p pp nos vol vols fig figs", .beforeNumber),
    ("etc al inc ltd co corp bros llc plc dept univ assn blvd km kg cm mm lb lbs oz mph govt intl ph.d jr sr", .other),
  ])

  /// Words that are abbreviations only with a capital: "He sat." is a sentence, and so is "He said no."
  private static let capitalised = table([
    (
      "mr mrs ms mx dr prof rev fr hon gen lt col maj capt cpt cmdr cdr adm brig sgt cpl pvt pfc msgt gov sen rep "
        + "pres amb supt insp drs profs gens cols sens reps govs messrs mme mlle st ste ft", .inner
    ),
    ("no art arts sec secs para paras ch res", .beforeNumber),
    ("\(Calendar.months) \(Calendar.days) ave rd fla calif mass conn ariz colo penn wash tenn va md", .other),
  ])

  private static func table(_ rows: [(words: String, meaning: Abbreviation)]) -> [Int: Abbreviation] {
    var out: [Int: Abbreviation] = [:]
    for row in rows { for word in row.words.split(separator: " ") { out[ShortWord.key(word)] = row.meaning } }
    return out
  }
}

/// English names of days, months and time zones in lower case.
private enum Calendar {
  static let months = "jan feb mar apr jun jul aug sep sept oct nov dec"
  static let days = "mon tue tues wed thu thur thurs fri sat sun"
  // Eight bytes tell them apart.
  static let long =
    "january february march april may june july august septembe october november december monday tuesday wednesda "
    + "thursday friday saturday sunday"
  static let timeZones = "eastern central mountain pacific local"
}

/// Words by what they say about the stop in front of them.
enum SentenceOpeners {
  /// Words that begin sentences far more often than they follow an abbreviation within one.
  static func contains(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    !word.has(.nonASCII) && word.length <= 8 && words.contains(key(word, text))
  }

  /// A day, a month, or a time zone ("GMT"), which a time of day goes on with.
  static func continuesTime(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    !word.has(.nonASCII) && (word.shape == .upper || dates.contains(key(word, text)))
  }

  private static func key(_ word: Token, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    ShortWord.ofASCII(text, start: Int(word.start), count: min(8, Int(word.length))).key
  }

  private static let dates = keys("\(Calendar.months) \(Calendar.days) \(Calendar.long) \(Calendar.timeZones)")
  private static let words = keys(
    "the a an this that these those it its he she they we you i his her their our my in on at by for from with "
      + "after before during since until while when where as if although though but and or so yet however also "
      + "meanwhile there here what who why how some many most several all both each according no not one two")

  private static func keys(_ words: String) -> Set<Int> {
    Set(words.split(separator: " ").map { ShortWord.key($0) })
  }
}

extension ShortWord {
  /// The first 8 bytes of a folded word, as one number.
  var key: Int { Int(truncatingIfNeeded: low) }

  static func key(_ word: some StringProtocol) -> Int {
    var out: UInt64 = 0
    for (index, byte) in word.utf8.prefix(8).enumerated() { out |= UInt64(byte) << UInt64(index * 8) }
    return Int(truncatingIfNeeded: out)
  }
}
