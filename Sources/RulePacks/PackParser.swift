import Findings
import RuleKit
import YAMLTree

/// Reads rule packs and compiles them into a `RuleSet`.
struct PackParser {
  let yaml: YAMLReader
  let symbols: SymbolTable
  let names: DefinedNames
  let terms: [TermTable]

  func pack(_ node: YAMLNode) throws(YAMLError) -> [CompiledRule] {
    let pack = try yaml.mapping(node)
    try PackFormat.pack.admit(pack)
    let name = try yaml.string(try pack.required("pack"))
    var targets = try yaml.strings(try pack.required("languages"))
    if targets == ["any"] { targets = [] }
    let scope = LanguageScope(
      targets: targets, sources: try pack["source-languages"].map { (n) throws(YAMLError) in try yaml.strings(n) } ?? []
    )
    if let classes = pack["classes"] {
      for (key, value) in try yaml.mapping(classes).pairs {
        let className = try yaml.string(key)
        try names.define("class", className, scope: name, at: key, yaml)
        symbols.define(class: className, scope: name, members: try yaml.strings(value))
      }
    }
    var maps: [String: [String: String]] = [:]
    if let node = pack["maps"] {
      for (key, value) in try yaml.mapping(node).pairs {
        var table: [String: String] = [:]
        for (from, to) in try yaml.mapping(value).pairs {
          table[try yaml.string(from).lowercased()] = try yaml.string(to)
        }
        maps[try yaml.string(key)] = table
      }
    }
    let context = PackContext(name: name, scope: scope, scopes: [name] + targets + ["any"], maps: maps)
    var rules: [CompiledRule] = []
    for rule in try yaml.list(try pack.required("rules")) { rules.append(try self.rule(rule, context)) }
    return rules
  }

  private struct PackContext {
    let name: String
    let scope: LanguageScope
    let scopes: [String]
    let maps: [String: [String: String]]
  }

  private func rule(_ node: YAMLNode, _ pack: PackContext) throws(YAMLError) -> CompiledRule {
    let rule = try yaml.mapping(node)
    try PackFormat.rule.admit(rule)
    let metadata = try metadata(rule, pack)
    var patterns: [CompiledPattern] = []
    if rule["match"] != nil { patterns.append(try pattern(rule, rule, pack)) }
    if let list = rule["patterns"] {
      for item in try yaml.list(list) {
        let mapping = try yaml.mapping(item)
        try PackFormat.pattern.admit(mapping)
        patterns.append(try pattern(mapping, rule, pack))
      }
    }
    if let kinds = rule["terms"] { patterns += try termPatterns(kinds, rule, pack) }
    if patterns.isEmpty { throw yaml.fail(node, "expected “match”, “patterns” or “terms” in a rule") }
    let slots = Set(patterns.flatMap(\.texts.slots))
    return CompiledRule(
      metadata: metadata, patterns: patterns, except: try programs(rule["except"], pack),
      conditions: try conditions(rule["where"], slots, scopes: pack.scopes),
      quoted: try rule["quoted"].map { (n) throws(YAMLError) in try yaml.choice(n, PackFormat.presences) } ?? .any,
      headings: try rule["headings"].map { (n) throws(YAMLError) in try yaml.choice(n, PackFormat.presences) } ?? .any,
      document: try rule["document"].map { (n) throws(YAMLError) in try document(n, slots, pack) },
      source: try rule["source"].map { (n) throws(YAMLError) in try source(n) },
      crossesSentences: try rule["sentences"].map { (n) throws(YAMLError) in try yaml.choice(n, PackFormat.crossings) }
        ?? false,
      maps: pack.maps)
  }

  private func pattern(
    _ mapping: YAMLMapping, _ rule: YAMLMapping, _ pack: PackContext
  ) throws(YAMLError) -> CompiledPattern {
    let node = try mapping.required("match")
    var compiler = PatternCompiler(symbols: symbols, scopes: pack.scopes)
    let compiled = try located(node) { (text) throws(PatternError) in
      let tree = try PatternParser.parse(text)
      return try compiler.compile(tree)
    }
    let fix = mapping["fix"] ?? rule["fix"]
    let message: YAMLNode
    if let own = mapping["message"] { message = own } else { message = try rule.required("message") }
    for template in [fix, message].compactMap({ $0 }) {
      if case .null = template.value { continue }
      try check(template: template, slots: compiler.slots, maps: pack.maps)
    }
    var proposal: String?
    if let fix {
      if case .null = fix.value { proposal = nil } else { proposal = try yaml.string(fix) }
    }
    if (proposal ?? "").isEmpty, try names(fix: message) {
      throw yaml.fail(
        node, "the message writes $fix, and this pattern has none: give the pattern a fix or a message of its own")
    }
    let isOwn = mapping.node.mark != rule.node.mark
    return CompiledPattern(
      program: compiled.program, anchor: compiled.anchor, slots: compiler.slots, message: try yaml.string(message),
      fix: proposal,
      applicability: try (mapping["applicability"] ?? rule["applicability"]).map { (n) throws(YAMLError) in
        try yaml.choice(n, PackFormat.applicabilities)
      } ?? .unsafe,
      level: isOwn ? try mapping["level"].map { (n) throws(YAMLError) in try level(n) } : nil,
      except: isOwn ? try programs(mapping["except"], pack) : [])
  }

  private func termPatterns(
    _ kinds: YAMLNode, _ rule: YAMLMapping, _ pack: PackContext
  ) throws(YAMLError) -> [CompiledPattern] {
    let message = try yaml.string(try rule.required("message"))
    var out: [CompiledPattern] = []
    for kind in try yaml.strings(kinds) {
      // `org?` takes the ordinary English of the tables too, as suggestions; `org%` only what depends on the region.
      let takesContextual = kind.hasSuffix("?")
      let takesRegional = kind.hasSuffix("%")
      let name = takesContextual || takesRegional ? String(kind.dropLast()) : kind
      let rows = terms.flatMap(\.entries).filter { $0.kind == name }
      if rows.isEmpty { throw yaml.fail(kinds, "no term table has the kind “\(name)”") }
      for row in rows {
        for variant in row.variants
        where takesRegional
          ? variant.standing == .regional
          : variant.standing == .wrong || takesContextual && variant.standing == .contextual
        {
          guard let node = TermPattern.node(for: variant.text) else { continue }
          var compiler = PatternCompiler(symbols: symbols, scopes: pack.scopes)
          do throws(PatternError) {
            let compiled = try compiler.compile(node)
            let isSafe = variant.standing == .wrong && row.fix != nil
            out.append(
              CompiledPattern(
                program: compiled.program, anchor: compiled.anchor, slots: compiler.slots,
                message: message.replacing("$canonical", with: row.canonical).replacing("$arabic", with: row.arabic),
                fix: row.fix, applicability: isSafe ? .safe : .unsafe,
                level: variant.standing == .contextual ? .suggestion : nil, except: []))
          } catch {
            throw YAMLError(
              file: row.file, mark: YAMLMark(line: row.line, column: 1),
              problem: "the variant “\(variant.text)” cannot be matched: \(error.problem)")
          }
        }
      }
    }
    return out
  }

  private func document(
    _ node: YAMLNode, _ slots: Set<String>, _ pack: PackContext
  ) throws(YAMLError) -> DocumentCondition {
    let mapping = try yaml.mapping(node)
    try PackFormat.document.admit(mapping)
    var out = DocumentCondition()
    if let value = mapping["at-least"] { out.atLeast = try yaml.int(value, in: 1...1000) }
    if let value = mapping["distinct"] {
      let name = try yaml.string(value)
      guard slots.contains(name) else { throw yaml.fail(value, "“\(name)” is captured by no part of the pattern") }
      out.distinct = name
    }
    if let value = mapping["share"] { out.share = try yaml.double(value) }
    out.also = try programs(mapping["also"], pack)
    out.unless = try programs(mapping["unless"], pack)
    if let value = mapping["paragraph"] {
      out.paragraph = try yaml.choice(value, PackFormat.paragraphs)
    }
    if let value = mapping["report"] { out.reportsOnce = try yaml.choice(value, PackFormat.reports) }
    return out
  }

  private func metadata(_ rule: YAMLMapping, _ pack: PackContext) throws(YAMLError) -> RuleMetadata {
    let idNode = try rule.required("id")
    guard let id = RuleID(try yaml.string(idNode)) else {
      throw yaml.fail(idNode, "expected an id of the form family/name in lower case")
    }
    let categoryNode = try rule.required("category")
    guard let category = MQMCategory(try yaml.string(categoryNode)) else {
      let near = MQMCategory.known.sorted().joined(separator: ", ")
      throw yaml.fail(categoryNode, "unknown MQM category; known: \(near)")
    }
    func text(_ key: String) throws(YAMLError) -> String {
      try rule[key].map { (n) throws(YAMLError) in try yaml.string(n) } ?? ""
    }
    let flagged = try examples(try rule.required("flag"), mustFlag: true)
    let clean = try examples(try rule.required("pass"), mustFlag: false)
    for (list, key) in [(flagged, "flag"), (clean, "pass")] where list.count < 2 {
      throw yaml.fail(try rule.required(key), "a rule carries at least two texts under “\(key)”")
    }
    return RuleMetadata(
      id: id, summary: try yaml.string(try rule.required("summary")), cause: try text("cause"),
      advice: try text("advice"), avoids: try text("avoids"), category: category,
      severity: try yaml.choice(try rule.required("severity"), PackFormat.severities),
      level: try level(try rule.required("level")), languages: pack.scope, examples: flagged + clean)
  }

  private func level(_ node: YAMLNode) throws(YAMLError) -> Level {
    try yaml.choice(node, PackFormat.levels)
  }

  private func examples(_ node: YAMLNode, mustFlag: Bool) throws(YAMLError) -> [RuleExample] {
    var out: [RuleExample] = []
    for item in try yaml.list(node) {
      var marked = ""
      var fixed: String?
      var source: String?
      if case .mapping = item.value {
        let mapping = try yaml.mapping(item)
        try PackFormat.exampleText.admit(mapping)
        marked = try yaml.string(try mapping.required("text"))
        fixed = try mapping["fixed"].map { (n) throws(YAMLError) in try yaml.string(n) }
        source = try mapping["source"].map { (n) throws(YAMLError) in try yaml.string(n) }
      } else {
        marked = try yaml.string(item)
      }
      guard let example = RuleExample(marked: marked, fixed: fixed, source: source) else {
        throw yaml.fail(item, "the marks ⟦ ⟧ of an example don't pair")
      }
      if mustFlag == example.flagged.isEmpty {
        throw yaml.fail(item, mustFlag ? "mark the part to be flagged with ⟦ ⟧" : "a text that passes carries no ⟦ ⟧")
      }
      out.append(example)
    }
    return out
  }

  private func programs(_ node: YAMLNode?, _ pack: PackContext) throws(YAMLError) -> [Program] {
    guard let node else { return [] }
    var out: [Program] = []
    let items: [YAMLNode]
    if case .scalar = node.value { items = [node] } else { items = try yaml.list(node) }
    for item in items {
      out.append(
        try located(item) { (text) throws(PatternError) in
          var compiler = PatternCompiler(symbols: symbols, scopes: pack.scopes)
          let tree = try PatternParser.parse(text)
          return try compiler.compile(tree, needsAnchor: false).program
        })
    }
    return out
  }

  /// Runs `body` on the text of a node; a fault in a pattern is reported at its column.
  private func located<T>(
    _ node: YAMLNode, _ body: (String) throws(PatternError) -> T
  ) throws(YAMLError) -> T {
    let text = try yaml.string(node)
    do throws(PatternError) {
      return try body(text)
    } catch {
      // Behind the opening quote of a quoted text; for other texts the column is exact.
      var column = node.mark.column + error.offset
      if case .scalar(_, let isQuoted) = node.value, isQuoted { column += 1 }
      throw YAMLError(
        file: yaml.file, mark: YAMLMark(line: node.mark.line, column: column),
        problem: "in the pattern “\(text)”: \(error.problem)")
    }
  }

  /// True where a message holds `$fix`.
  private func names(fix message: YAMLNode) throws(YAMLError) -> Bool {
    let template = try located(message) { (text) throws(PatternError) in try Template(text) }
    return template.parts.contains { if case .capture("fix", _) = $0 { true } else { false } }
  }

  private func check(template node: YAMLNode, slots: [String], maps: [String: [String: String]]) throws(YAMLError) {
    let template = try located(node) { (text) throws(PatternError) in try Template(text) }
    for case .capture(let name, let filters) in template.parts {
      if !slots.contains(name), !["0", "fix", "span", "canonical", "arabic"].contains(name) {
        throw yaml.fail(node, "“$\(name)” is captured by no part of the pattern")
      }
      for filter in filters where !Template.filters.contains(filter) {
        guard filter.hasPrefix("map:"), maps[String(filter.dropFirst(4))] != nil else {
          throw yaml.fail(
            node, "unknown filter “\(filter)”; known: \(Template.filters.joined(separator: ", ")), map:NAME")
        }
      }
    }
  }
}
