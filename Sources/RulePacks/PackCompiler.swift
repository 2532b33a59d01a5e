import Findings
import RuleKit
import YAMLTree

/// What could not be compiled, in one line that names file, line and column.
public struct PackError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
}

/// A file of a glossary folder: lexicon, term table or rule pack.
public struct GlossaryFile: Sendable {
  /// Path from the glossary folder, with `/`: `rules/en/redundancy.yml`.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Compiles the files of a glossary folder.
public enum PackCompiler {
  /// Rules of `files` behind those of `base`.
  ///
  /// Lexicons (`lexicon/<language>/*.yml`) and term tables (`terms/*.tsv`) are read first, whatever their order.
  /// Concept tables (`concepts/*.tsv`) are checked and kept. Other files are passed over. A class that
  /// `base` has too gets further members, a lexicon entry is replaced, and so is a rule; what two of `files` define is
  /// refused.
  public static func compile(_ files: [GlossaryFile], onto base: RuleSet = .empty) throws(PackError) -> RuleSet {
    var rules = base.rules
    // Ids that `files` define: only these may not come again.
    var own: Set<RuleID> = []
    do {
      let symbols = try SymbolTable(base: base)
      let files = files.sorted { $0.path < $1.path }
      let names = DefinedNames()
      for file in files where file.path.hasPrefix("lexicon/") && isYAML(file) { try lexicon(file, symbols, names) }
      var tables: [TermTable] = []
      var kept = base.tables
      for file in files where file.path.hasPrefix("terms/") && file.path.hasSuffix(".tsv") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        tables.append(try TermTable.parse(text, file: file.path))
        kept.append(BilingualTable(file: file.path, text: text))
      }
      for file in files where file.path.hasPrefix("concepts/") && file.path.hasSuffix(".tsv") {
        let table = BilingualTable(file: file.path, text: String(decoding: file.bytes, as: UTF8.self))
        var concepts = ConceptTable()
        try concepts.add(table.text, file: table.file)
        kept.append(table)
      }
      for file in files where isYAML(file) && !file.path.hasPrefix("lexicon/") && !file.path.hasPrefix("styles/") {
        let parser = PackParser(yaml: YAMLReader(file: file.path), symbols: symbols, names: names, terms: tables)
        let root = try YAMLParser.parse(file.bytes, file: file.path)
        for rule in try parser.pack(root) {
          guard let known = rules.firstIndex(where: { $0.metadata.id == rule.metadata.id }) else {
            rules.append(rule)
            own.insert(rule.metadata.id)
            continue
          }
          if !own.insert(rule.metadata.id).inserted {
            throw PackError(description: "\(file.path): the rule “\(rule.metadata.id)” stands twice")
          }
          rules[known] = rule
        }
      }
      return RuleSet(
        words: symbols.words, spellings: symbols.spellings, classes: symbols.classes, lemmas: symbols.lemmas,
        rules: rules, tables: kept, phrases: symbols.phrases, inflections: symbols.inflections)
    } catch let error as PackError {
      throw error
    } catch {
      throw PackError(description: String(describing: error))
    }
  }

  private static func isYAML(_ file: GlossaryFile) -> Bool {
    file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml")
  }

  /// `lexicon/<language>/<name>.yml`: `classes` and `lemmas`.
  private static func lexicon(_ file: GlossaryFile, _ symbols: SymbolTable, _ names: DefinedNames) throws {
    let parts = file.path.split(separator: "/")
    let scope = parts.count > 2 ? String(parts[1]) : "any"
    let yaml = YAMLReader(file: file.path)
    let root = try yaml.mapping(try YAMLParser.parse(file.bytes, file: file.path))
    try root.allow(["classes", "lemmas"])
    if let classes = root["classes"] {
      for (key, value) in try yaml.mapping(classes).pairs {
        let name = try yaml.string(key)
        try names.define("class", name, scope: scope, at: key, yaml)
        symbols.define(class: name, scope: scope, members: try yaml.strings(value))
      }
    }
    if let lemmas = root["lemmas"] {
      for (key, value) in try yaml.mapping(lemmas).pairs {
        let name = try yaml.string(key)
        try names.define("lexicon entry", name, scope: scope, at: key, yaml)
        symbols.define(lemma: name, scope: scope, forms: try yaml.strings(value))
      }
    }
  }
}
