import RuleKit

/// What a side denies.
struct NegationReader {
  /// Words that deny a statement: "not", "never", "لم".
  let sure: [Int]
  /// "لا" before a verb, which denies less often: "لا يقل عن" is at least.
  let likely: [Int]
  /// Whether any word of the side may carry a denial: "unable", "refused", "without", "غير".
  let deniesAtAll: Bool

  init(_ side: PairSide) {
    var sure: [Int] = []
    var likely: [Int] = []
    var others = false
    for index in side.tokens where side.text.tokens[index].kind == .word {
      let word = side.word(index)
      switch side.language {
      case "en":
        if Self.isEnglishNegation(word), !Self.isNumber(index, side) { sure.append(index) }
        others = others || Self.isEnglishOther(word)
      case "ar":
        if Self.isArabicNegation(index, side) { sure.append(index) }
        if Self.isLa(index, side) { likely.append(index) }
        others = others || Self.isArabicOther(word)
      default: break
      }
    }
    self.sure = sure
    self.likely = likely
    deniesAtAll = others || !sure.isEmpty
  }

  private static func isEnglishNegation(_ word: String) -> Bool {
    english.contains(String(word.prefix { $0 != "'" && $0 != "’" })) || word.hasSuffix("n't") || word.hasSuffix("n’t")
  }

  /// "No. 23".
  private static func isNumber(_ index: Int, _ side: PairSide) -> Bool {
    side.word(index) == "no"
      && [index + 1, index + 2].contains { side.tokens.contains($0) && side.text.tokens[$0].kind == .number }
  }

  private static let english: Set<String> = [
    "not", "never", "no", "cannot", "none", "nothing", "nobody", "nowhere", "neither", "nor", "without", "noone",
    "dont",
    "didnt", "cant",
  ]

  /// Words with a denial inside, and words that a translator may write for one.
  private static func isEnglishOther(_ word: String) -> Bool {
    if englishOthers.contains(word) { return true }
    if englishPrefixes.contains(where: { word.hasPrefix($0) && word.utf8.count > $0.utf8.count + 3 }) { return true }
    return word.hasSuffix("less") || isNegated(word) || englishStems.contains { word.hasPrefix($0) }
  }

  private static let englishPrefixes = [
    "non", "mis", "anti", "imposs", "impat", "improb", "improp", "imperf", "impract",
  ]
  private static let englishStems = [
    "fail", "refus", "deny", "deni", "reject", "lack", "prevent", "avoid", "stop", "absen", "cease", "declin",
    "prohibit",
    "forb", "missed", "missing", "exclu", "neglect", "abstain", "refrain", "oppos", "contrary", "withh", "ignor",
    "lose",
    "lost", "halt", "cancel", "suspend", "block", "doubt", "irreg", "irrel", "irresp", "irrev", "illeg", "illit",
    "illog",
    "inab", "inac", "inad", "inap", "incap", "incomp", "incons", "incorr", "indep", "indif", "inef", "inel", "inev",
    "inexp",
    "inflex", "infreq", "inhum", "innoc", "insec", "insig", "insuf", "intol", "inval", "invis", "invol", "disag",
    "disap",
    "disb", "discont", "dish", "disin", "disl", "disob", "disord", "disreg", "dissat", "distr", "disable", "disconn",
  ]
  private static let englishOthers: Set<String> = [
    "hardly", "barely", "scarcely", "rarely", "seldom", "few", "little", "less", "only", "except", "until", "till",
    "yet",
    "else", "instead", "despite", "unless", "far", "too", "beyond", "limited", "short", "zero", "used", "soon", "rude",
    "crooked", "than", "just", "constantly", "asymptomatic", "t", "isn", "wasn", "don", "nay", "longer", "wrong", "bad",
    "hard", "difficult", "ever", "rather",
    "free", "non",
  ]

  /// "unable", "unclear"; "under", "united" and "until" deny nothing.
  private static func isNegated(_ word: String) -> Bool {
    word.hasPrefix("un") && word.utf8.count > 5
      && !["under", "uni", "unless", "until", "unan"].contains(where: word.hasPrefix)
  }

  private static func isArabicNegation(_ index: Int, _ side: PairSide) -> Bool {
    let word = side.word(index)
    let next = side.tokens.contains(index + 1) ? side.word(index + 1) : ""
    for reading in ArabicWord.readings(of: word) where ["", "و", "ف"].contains(reading.prefix) && !reading.hasArticle {
      switch reading.stem {
      case "لم":
        // A verb of the present follows; else لم is "why" or "gathered", and فلم a film. لم يزل is "still".
        guard let first = next.first, "يتان".contains(first), !next.hasPrefix("ال"), !isQuestion(side) else {
          return false
        }
        return !["يزل", "تزل", "يلبث", "تلبث"].contains(next)
      case "لن", "ليس", "ليست", "ليسوا", "لست", "لسنا", "لستم", "ليسا": return reading.prefix != "ف" || next != ""
      default: continue
      }
    }
    return false
  }

  private static func isLa(_ index: Int, _ side: PairSide) -> Bool {
    guard ["لا", "ولا"].contains(side.word(index)), side.tokens.contains(index + 1) else { return false }
    let verb = side.word(index + 1)
    guard let first = verb.first, "يتن".contains(first), !isQuestion(side) else { return false }
    if verb.contains("زال") || idioms.contains(String(verb.dropFirst())) { return false }
    return !side.folded.contains { $0 == "الا" || $0 == "سوي" }
  }

  /// Verbs, without their first letter, that say something else with لا: "at least", "incredible", "countless".
  private static let idioms: Set<String> = [
    "قل", "تجاوز", "تعدي", "زيد", "صدق", "ستهان", "غتفر", "رحم", "قلق", "حصي", "فارق", "نفك", "موذجيه", "موذجي", "مكن",
  ]

  private static func isQuestion(_ side: PairSide) -> Bool {
    side.tokens.contains { side.text.string($0) == "؟" || side.text.string($0) == "?" }
  }

  private static func isArabicOther(_ word: String) -> Bool {
    ArabicWord.readings(of: word).contains { reading in
      arabicOthers.contains(reading.stem) || arabicStems.contains { reading.stem.utf8.starts(with: $0.utf8) }
    }
  }

  private static let arabicOthers: Set<String> = [
    "لا", "ما", "غير", "عدم", "دون", "بلا", "الا", "سوي", "كلا", "قط", "ابدا", "بدون", "لولا", "لات", "فقط", "لما",
    "انعدام",
    "مستحيل", "حتي", "اي", "ايه", "احد", "قل", "قلما", "نادرا", "عديم", "عديمه", "خال", "خاليه", "لكن", "بل", "لكنه",
    "لئلا", "الم", "اليس", "مش", "مو", "ليش", "نقص", "نقيض", "عكس", "خلاف", "خارج", "ضد", "بعد", "قبل", "محدوده",
    "لانه", "عدا",
    "باستثناء", "ليت", "ولا", "فلا", "اللا", "لستن", "اياك", "اياكم", "معطل", "مشغول", "اللارجوع", "لاسيما", "اضافه",
  ]
  private static let arabicStems = [
    "رفض", "يرفض", "ترفض", "نفي", "ينفي", "تنفي", "انكر", "ينكر", "فشل", "يفشل", "تفشل", "امتنع", "يمتنع", "منع",
    "يمنع",
    "تمنع", "حظر", "يحظر", "تحظر", "افتقر", "يفتقر", "تفتقر", "عجز", "يعجز", "تعذر", "يتعذر", "استبعد", "يستبعد",
    "تجنب",
    "يتجنب", "تجاهل", "يتجاهل", "غياب", "فقد", "يفقد", "توقف", "يتوقف", "خلو", "يخلو", "تخلو", "كف", "حال", "تخلي",
    "اخفق",
    "يخفق", "لاي", "لات", "دون", "لست", "الست", "كذب", "تكذب", "حذر", "انقطع", "شك", "اشك", "خف", "يخف", "نقض", "انتف",
    "ندر", "يندر", "صعب", "يصعب",
  ]
}
