/// Which columns of a table mean what.
struct TableColumns {
  let hasHeader: Bool
  let text: Int
  let source: Int?
  let id: Int?
  let language: Int?
  let sourceLanguage: Int?

  static let textNames = ["text", "target", "translation", "translated", "tgt", "mt", "hypothesis"]
  static let sourceNames = ["source", "original", "src", "source_text"]
  static let idNames = ["id", "key", "name", "guid"]
  static let languageNames = ["language", "lang", "target_language"]
  static let sourceLanguageNames = ["source_language", "source_lang"]
  /// Names that make a first row a header, besides those above.
  private static let otherNames = ["title", "date", "url", "author", "domain", "score", "note", "comment", "context"]

  /// Nil where the wanted column does not exist, with the name that was asked for.
  init(header: [String], options: ReadOptions) throws(Missing) {
    let names = header.map { $0.lowercased().filter { $0 != "\u{FEFF}" } }
    func find(_ wanted: [String]) -> Int? {
      for name in wanted {
        if let index = names.firstIndex(of: name) { return index }
      }
      return nil
    }
    func column(_ column: ReadOptions.Column) throws(Missing) -> Int {
      switch column {
      case .number(let number):
        guard number <= header.count else { throw Missing(name: "\(number)", columns: header, isNumber: true) }
        return number - 1
      case .name(let name):
        guard let index = header.firstIndex(of: name) ?? names.firstIndex(of: name.lowercased()) else {
          throw Missing(name: name, columns: header, isNumber: false)
        }
        return index
      }
    }
    let known = Self.textNames + Self.sourceNames + Self.idNames + Self.languageNames + Self.sourceLanguageNames
    var isNamed = false
    if case .name = options.textColumn { isNamed = true }
    if case .name = options.sourceColumn { isNamed = true }
    hasHeader = options.hasHeader ?? (isNamed || find(known + Self.otherNames) != nil)
    let byName = hasHeader
    let text: Int
    if let wanted = options.textColumn {
      text = try column(wanted)
    } else {
      text = (byName ? find(Self.textNames) : nil) ?? header.count - 1
    }
    self.text = text
    if let wanted = options.sourceColumn {
      source = try column(wanted)
    } else {
      source = (byName ? find(Self.sourceNames) : nil).flatMap { $0 == text ? nil : $0 }
    }
    id = byName ? find(Self.idNames).flatMap { $0 == text ? nil : $0 } : nil
    language = byName ? find(Self.languageNames).flatMap { $0 == text ? nil : $0 } : nil
    sourceLanguage = byName ? find(Self.sourceLanguageNames).flatMap { $0 == text ? nil : $0 } : nil
  }

  struct Missing: Error {
    let name: String
    let columns: [String]
    let isNumber: Bool

    var message: String {
      isNumber
        ? "expected at least \(name) columns, found \(columns.count)"
        : "expected a column “\(name)”, found \(columns.prefix(12).map { "“\($0)”" }.joined(separator: ", "))"
    }
  }
}
