import Findings
import RuleKit
import SourceText

/// A number that only one side of a pair says.
public struct NumberMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/number-mismatch"), summary: "A number differs from the original, or one side lacks it.",
    cause: "Translation models copy numbers digit by digit and slip; ألف, مليون and مليار get lost or mixed up, and "
      + "right-to-left text stores “2 370” as “370 2”.",
    advice: "Check the figure in the original.",
    avoids: "Words for digits, other digits and marks, thousands and millions in words, ordinals, decades, hours of "
      + "the afternoon, month names for numbers, Roman numerals; one and two, which other languages say without a "
      + "number.",
    category: category("accuracy/mistranslation"), severity: .critical, level: .error, languages: .any,
    examples: [
      .flag(
        "The strikes killed ⟦1,590⟧ people.", fixed: "The strikes killed 1,950 people.",
        source: "أسفرت الغارات عن مقتل 1950 شخصا."),
      .flag(
        "Some ⟦25 million⟧ people fled the town.", fixed: "Some 25,000 people fled the town.",
        source: "فر نحو 25 ألف شخص من البلدة."),
      .flag("⟦The convoy carried aid for the town.⟧", source: "حملت القافلة مساعدات لنحو 350 عائلة في البلدة."),
      .flag(
        "The fire destroyed ⟦63⟧ houses.", fixed: "The fire destroyed 36 houses.",
        source: "دمر الحريق ستة وثلاثين منزلا."),
      .flag("It is the ⟦98th⟧ district.", source: "هي الدائرة الثامنة عشرة."),
      .pass("The strikes killed 1,950 people.", source: "أسفرت الغارات عن مقتل ١٩٥٠ شخصا."),
      .pass("A total of 2,370 families returned.", source: "عادت 370 2 أسرة."),
      .pass("Some 3.2 million people need aid.", source: "يحتاج 3 ملايين و200 ألف شخص إلى المساعدة."),
      .pass("Two hundred and fifty-three people were hurt.", source: "أصيب 253 شخصا."),
      .pass("The film opened in the 1990s, at 7:30 p.m.", source: "عرض الفيلم في التسعينيات الساعة 19:30."),
      .pass("Resolution 1540 (2004) binds all.", source: "القرار 1540 ملزم للجميع."),
      .pass("The blast came between 1315 and 1330 hours.", source: "وقع الانفجار بين الساعة 15/13 و30/13."),
      .pass("They wanted to meet the 50-50 target.", source: "أرادوا بلوغ هدف التوازن الكامل."),
      .pass("It is 3:20.", source: "إنها الثالثة وعشرون دقيقة."),
      .pass("A dozen fighters were killed in two raids.", source: "قتل 12 مقاتلا في غارتين."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs { check(pair, into: &findings) }
  }

  private func check(_ pair: PairedSegment, into findings: inout FindingCollector) {
    if pair.target.tokens.isEmpty || pair.source.tokens.isEmpty { return }
    for difference in NumberComparison(pair: pair).differences {
      switch difference {
      case .changed(let target, let source):
        let range = pair.target.text.range(of: target.tokens)
        let own = pair.target.text.string(target.tokens)
        let said = pair.source.text.string(source.tokens)
        let fixes = source.values.first.map { value in
          [Fix("Write the original’s number", .unsafe, [Edit(range, NumberText.english(value, like: own))])]
        }
        findings.report(
          range, "The original says “\(said)”, not “\(own)”.", fixes: fixes ?? [],
          quietly: level(min(target.weight, source.weight)))
      case .added(let target) where isGloss(target, pair): continue
      case .added(let target):
        let own = pair.target.text.string(target.tokens)
        findings.report(
          pair.target.text.range(of: target.tokens), "“\(own)” is not in the original.",
          quietly: target.weight > .small && target.isSureNumber ? .warning : .suggestion)
      case .missing(let source):
        let said = pair.source.text.string(source.tokens)
        findings.report(
          pair.range, "The original’s “\(said)” is missing.", quietly: source.weight > .small ? .warning : .suggestion)
      case .code(let target, let source):
        let range = pair.target.text.range(of: target..<target + 1)
        let said = pair.source.text.string(source)
        findings.report(
          range, "The original says “\(said)”, not “\(pair.target.text.string(target))”.",
          fixes: [Fix("Write the original’s name", .unsafe, [Edit(range, said)])])
      }
    }
  }

  /// "resolution 1540 (2004)": the year of a document, put behind its number for readers.
  private func isGloss(_ quantity: Quantity, _ pair: PairedSegment) -> Bool {
    let (first, end) = (quantity.tokens.lowerBound, quantity.tokens.upperBound)
    guard quantity.tokens.count == 1, pair.target.tokens.contains(first - 2), pair.target.tokens.contains(end),
      let year = quantity.values.first, (1900...2100).contains(year)
    else { return false }
    return pair.target.word(first - 1) == "(" && pair.target.word(end) == ")"
      && pair.target.text.tokens[first - 2].kind == .number
  }

  private func level(_ weight: Quantity.Weight) -> Level? {
    switch weight {
    case .digits: nil
    case .words: .warning
    default: .suggestion
    }
  }
}

/// Writes numbers.
enum NumberText {
  /// In digits, with commas between thousands from 1,000 on, as English news writes them.
  ///
  /// - Parameter own: the number that it replaces; a year stays without comma, an ordinal gets its ending.
  static func english(_ value: Double, like own: String) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return String(value) }
    let digits = String(Int(value))
    let isPlain = own.utf8.count == 4 && own.utf8.allSatisfy { (48...57).contains($0) }
    if (1000...2100).contains(value), isPlain { return digits }
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    let endings = ["st", "nd", "rd", "th"]
    return endings.contains(where: own.hasSuffix) ? out + ordinalEnding(Int(value)) : out
  }

  static func ordinalEnding(_ value: Int) -> String {
    if (11...13).contains(value % 100) { return "th" }
    return switch value % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }
}
