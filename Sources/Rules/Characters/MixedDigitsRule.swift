import Findings
import RuleKit
import SourceText
import Tokens

/// Arabic-Indic and European digits in one Arabic text.
public struct MixedDigitsRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("ar/mixed-digits"), summary: "أرقام هندية (١٢٣) وأوروبية (123) في نص واحد.",
    cause: "الترجمة الآلية تنقل الأرقام كما هي في الأصل مرة، وتكتبها بأرقام لغتها مرة.",
    advice: "اختر نوعا واحدا للنص كله.", avoids: "أسماء الطرازات مثل F-16 والعناوين.",
    category: category("style/inconsistent"), severity: .minor, level: .warning,
    languages: LanguageScope(targets: ["ar"]),
    examples: [
      .flag("بلغ العدد ١٣ قتيلا و٤٠ جريحا عام ⟦2019⟧.", fixed: "بلغ العدد ١٣ قتيلا و٤٠ جريحا عام ٢٠١٩."),
      .flag("قتل 12 شخصا وجرح 30 في ⟦٢⟧ مايو.", fixed: "قتل 12 شخصا وجرح 30 في 2 مايو."),
      .pass("بلغ العدد 13 قتيلا و40 جريحا."), .pass("قصفت طائرة من طراز F-16 المدينة في ٢ مايو."),
    ])

  private enum Digits { case european, arabicIndic }

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let numbers = context.tokens.indices.compactMap { index in digits(of: index, context).map { (index, $0) } }
    let european = numbers.count { $0.1 == .european }
    let arabicIndic = numbers.count - european
    if european == 0 || arabicIndic == 0 { return }
    let minority: Digits = european > arabicIndic ? .arabicIndic : .european
    for (index, kind) in numbers where kind == minority {
      let number = context.string(index)
      let converted = Self.converted(number, to: minority == .european ? .arabicIndic : .european)
      let range = context.tokens[index].range
      findings.report(
        range, "أرقام «\(number)» من غير نوع سائر الأرقام في النص، «\(converted)».",
        fixes: [Fix("«\(converted)»", .safe, [Edit(range, converted)])])
    }
  }

  /// Nil for what is no number, or belongs to a name in Latin letters.
  private func digits(of index: Int, _ context: LintContext) -> Digits? {
    let token = context.tokens[index]
    guard token.kind == .number, !token.has(.locked), !isBesideLatin(index, context.tokens) else { return nil }
    guard let first = context.string(index).unicodeScalars.first else { return nil }
    switch first.value {
    case 48...57: return .european
    case 0x660...0x669: return .arabicIndic
    default: return nil
    }
  }

  private func isBesideLatin(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[max(0, index - 2)..<min(tokens.count, index + 3)].contains { $0.script == .latin }
  }

  private static func converted(_ number: String, to kind: Digits) -> String {
    var out = String.UnicodeScalarView()
    for scalar in number.unicodeScalars {
      let value =
        switch (kind, scalar.value) {
        case (.arabicIndic, 48...57): scalar.value - 48 + 0x660
        case (.european, 0x660...0x669): scalar.value - 0x660 + 48
        case (.arabicIndic, 0x2C): 0x66C as UInt32
        case (.arabicIndic, 0x2E): 0x66B as UInt32
        case (.european, 0x66C): 0x2C as UInt32
        case (.european, 0x66B): 0x2E as UInt32
        default: scalar.value
        }
      if let digit = Unicode.Scalar(value) { out.append(digit) }
    }
    return String(out)
  }
}
