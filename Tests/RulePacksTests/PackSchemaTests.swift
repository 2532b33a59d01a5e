import Files
import JSONText
import RulePacks
import Testing
import YAMLTree

@Suite struct PackSchemaTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    + "/Glossaries/rules"
  private static let packs = FileWalker.files(of: [folder], exclude: []).files.filter { $0.hasSuffix(".yml") }

  private func faults(in text: String) throws -> [String] {
    let schema = try JSONValue.parse(PackSchema.json)
    return SchemaCheck.faults(of: try YAMLParser.parse(Array(text.utf8), file: "p.yml"), by: schema)
  }

  private static func pack(_ rule: String) -> String {
    """
    pack: test
    languages: [en]
    rules:
      - id: en/test
        summary: A test.
        category: style/awkward
        severity: minor
        level: warning
        message: “$0”
        flag: [⟦a⟧, ⟦b⟧]
        pass: [c, d]
    \(rule)
    """
  }

  @Test(arguments: packs)
  func shippedPacksFollowTheSchema(path: String) throws {
    let schema = try JSONValue.parse(PackSchema.json)
    let pack = try YAMLParser.parse(try FileReader.read(path), file: path)
    #expect(SchemaCheck.faults(of: pack, by: schema).isEmpty)
  }

  @Test func thereArePacks() { #expect(Self.packs.count > 20) }

  @Test(arguments: [
    ("    match: a\n    fixes: b", "fixes"), ("    fix: b", "none of"), ("    match: [a]", "match"),
    ("    match: a\n    quoted: never", "quoted"), ("    match: a\n    document: {at-least: many}", "at-least"),
    ("    match: a\n    document: {at-least: 0}", "at-least"), ("    patterns: [{fix: a}]", "match is missing"),
    ("    match: a\n    where: [{alike: [a, b]}]", "alike"), ("    match: a\n    source: {holds: x}", "holds"),
    ("    match: a\n    terms: {org: x}", "terms"),
  ])
  func slipsAreFound(rule: String, fault: String) throws {
    let found = try faults(in: Self.pack(rule))
    #expect(found.contains { $0.contains(fault) }, "\(found)")
    // What the schema refuses the parser refuses too.
    let file = GlossaryFile(path: "p.yml", bytes: Array(Self.pack(rule).utf8))
    #expect(throws: PackError.self) { try PackCompiler.compile([file]) }
  }

  @Test func aSoundRulePasses() throws {
    #expect(try faults(in: Self.pack("    match: a\n    fix:\n    quoted: skip\n    except: [b, c]")).isEmpty)
  }

  @Test func idsHaveTheirForm() {
    let json = String(decoding: PackSchema.json, as: UTF8.self)
    #expect(json.contains(#""pattern": "^[a-z0-9-]+(/[a-z0-9-]+)+$""#))
  }
}

/// As much of JSON Schema as the schema of packs uses; texts of YAML count as strings, numbers where they read as one.
enum SchemaCheck {
  static func faults(of node: YAMLNode, by schema: JSONValue, at path: String = "") -> [String] {
    if let choices = schema["anyOf"]?.array, schema["properties"] == nil {
      let results = choices.map { faults(of: node, by: $0, at: path) }
      return results.contains(where: \.isEmpty) ? [] : ["\(path): none of the alternatives"] + results.joined()
    }
    if let words = schema["enum"]?.array {
      guard case .scalar(let text, _) = node.value, words.contains(.string(text)) else {
        return ["\(path): not one of the words"]
      }
      return []
    }
    let types = schema["type"]?.array?.compactMap(\.string) ?? schema["type"]?.string.map { [$0] } ?? []
    switch node.value {
    case .null: return types.contains("null") ? [] : ["\(path): nothing stands here"]
    case .scalar(let text, _):
      if types.contains("string") { return [] }
      guard let number = Double(text), types.contains("number") || types.contains("integer") else {
        return ["\(path): a text, not \(types)"]
      }
      let low = schema["minimum"]?.double ?? number
      let high = schema["maximum"]?.double ?? number
      return (low...high).contains(number) ? [] : ["\(path): out of range"]
    case .sequence(let items):
      guard types.contains("array") else { return ["\(path): a list, not \(types)"] }
      if items.count < schema["minItems"]?.int ?? 0 { return ["\(path): too few"] }
      guard let rest = schema["items"] else { return [] }
      return items.enumerated().flatMap { faults(of: $1, by: rest, at: "\(path)[\($0)]") }
    case .mapping(let pairs): return faults(of: pairs, types, schema, path)
    }
  }

  private static func faults(
    of pairs: [(key: YAMLNode, value: YAMLNode)], _ types: [String], _ schema: JSONValue, _ path: String
  ) -> [String] {
    guard types.contains("object") else { return ["\(path): a mapping, not \(types)"] }
    var out: [String] = []
    var names: Set<String> = []
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.value else { return ["\(path): a key that is no text"] }
      names.insert(name)
      if let known = schema["properties"]?[name] {
        out += faults(of: value, by: known, at: "\(path)/\(name)")
      } else if let rest = schema["additionalProperties"], rest.bool == nil {
        out += faults(of: value, by: rest, at: "\(path)/\(name)")
      } else {
        out.append("\(path): unknown key \(name)")
      }
    }
    for name in schema["required"]?.array?.compactMap(\.string) ?? [] where !names.contains(name) {
      out.append("\(path): \(name) is missing")
    }
    if let choices = schema["anyOf"]?.array {
      let isMet = choices.contains { choice in
        (choice["required"]?.array?.compactMap(\.string) ?? []).allSatisfy(names.contains)
      }
      if !isMet { out.append("\(path): none of the keys of which one must be there") }
    }
    return out
  }
}
