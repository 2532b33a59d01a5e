import RuleKit

/// A table of terms or concepts as its file holds it.
struct BilingualTable: Sendable, Hashable {
  let file: String
  let text: String
}

/// Terms and concepts, parsed when a text with an original asks for them.
public struct BilingualTables: Sendable {
  let shelf: RuleShelf

  /// The concepts of all tables, terms among them: an organisation is `term-org/<canonical name>`.
  public func concepts() -> ConceptTable {
    var out = ConceptTable()
    for table in shelf.tables {
      if table.file.hasPrefix("terms/") {
        // The compiler has read the table before; one that fails here would have failed there.
        guard let terms = try? TermTable.parse(table.text, file: table.file) else { continue }
        for entry in terms.entries { add(entry, to: &out) }
      } else {
        try? out.add(table.text, file: table.file)
      }
    }
    return out
  }

  /// The organisations among the terms alone, which are read in a fraction of the time.
  public func organisations() -> [ConceptTable.Concept] {
    var out = ConceptTable()
    for table in shelf.tables where table.file.hasPrefix("terms/") {
      guard let terms = try? TermTable.parse(table.text, file: table.file, kind: "org") else { continue }
      for entry in terms.entries { add(entry, to: &out) }
    }
    return out.concepts
  }

  private func add(_ entry: TermTable.Entry, to out: inout ConceptTable) {
    guard let canonical = entry.fix else { return }
    let accepted = entry.variants.filter { $0.standing == .accepted }.map(\.text)
    let words = { (forms: [String]) in forms.map(Self.withoutRemark).filter { !$0.isEmpty } }
    let arabic = words(entry.arabic.split { $0 == "|" || $0 == "/" }.map(String.init))
    // In lower case a form matches at the start of a sentence and in headings too.
    let english = words([canonical] + accepted).map { $0.lowercased() }
    out.add(
      ConceptTable.Concept(theme: "term-" + entry.kind, key: canonical, forms: ["ar": arabic, "en": english]))
  }

  /// A form without what stands in parentheses and without blanks around it.
  private static func withoutRemark(_ form: String) -> String {
    let plain = form.prefix { $0 != "(" }
    return String(plain.split(separator: " ").joined(separator: " "))
  }
}
