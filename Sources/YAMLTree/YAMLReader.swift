/// Reads typed values out of YAML nodes; every error names file, line, column and what was expected.
public struct YAMLReader: Sendable {
  public let file: String
  public init(file: String) { self.file = file }

  public func fail(_ node: YAMLNode, _ problem: String) -> YAMLError {
    YAMLError(file: file, mark: node.mark, problem: problem)
  }

  public func string(_ node: YAMLNode) throws(YAMLError) -> String {
    guard case .scalar(let text, _) = node.value else { throw fail(node, "expected a text, found \(node.kind)") }
    return text
  }

  public func bool(_ node: YAMLNode) throws(YAMLError) -> Bool {
    switch try string(node) {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    case let other: throw fail(node, "expected true or false, found “\(other)”")
    }
  }

  /// A whole number within `bounds`.
  public func int(_ node: YAMLNode, in bounds: ClosedRange<Int>) throws(YAMLError) -> Int {
    let text = try string(node)
    guard let number = Int(text), bounds.contains(number) else {
      throw fail(node, "expected a whole number from \(bounds.lowerBound) to \(bounds.upperBound), found “\(text)”")
    }
    return number
  }

  public func double(_ node: YAMLNode) throws(YAMLError) -> Double {
    let text = try string(node)
    guard let number = Double(text), number.isFinite else { throw fail(node, "expected a number, found “\(text)”") }
    return number
  }

  /// One of a fixed set of words.
  public func choice<T>(_ node: YAMLNode, _ choices: [(String, T)]) throws(YAMLError) -> T {
    let text = try string(node)
    if let found = choices.first(where: { $0.0 == text }) { return found.1 }
    throw fail(node, "expected one of \(choices.map(\.0).joined(separator: ", ")), found “\(text)”")
  }

  public func list(_ node: YAMLNode) throws(YAMLError) -> [YAMLNode] {
    if case .null = node.value { return [] }
    guard case .sequence(let items) = node.value else { throw fail(node, "expected a list, found \(node.kind)") }
    return items
  }

  /// A list of texts; a single text counts as a list of one.
  public func strings(_ node: YAMLNode) throws(YAMLError) -> [String] {
    if case .scalar(let text, _) = node.value { return [text] }
    var out: [String] = []
    for item in try list(node) { out.append(try string(item)) }
    return out
  }

  public func mapping(_ node: YAMLNode) throws(YAMLError) -> YAMLMapping {
    if case .null = node.value { return YAMLMapping(node: node, pairs: [], reader: self) }
    guard case .mapping(let pairs) = node.value else { throw fail(node, "expected a mapping, found \(node.kind)") }
    return YAMLMapping(node: node, pairs: pairs, reader: self)
  }
}

/// A mapping whose keys are asked for by name; keys that nobody knows are errors.
public struct YAMLMapping: Sendable {
  public let node: YAMLNode
  public let pairs: [(key: YAMLNode, value: YAMLNode)]
  let reader: YAMLReader

  public subscript(_ name: String) -> YAMLNode? {
    for pair in pairs {
      if case .scalar(name, _) = pair.key.value { return pair.value }
    }
    return nil
  }

  public func required(_ name: String) throws(YAMLError) -> YAMLNode {
    guard let value = self[name] else { throw reader.fail(node, "the key “\(name)” is missing") }
    return value
  }

  /// Refuses every key outside `known`, with the nearest known one as a hint.
  public func allow(_ known: [String]) throws(YAMLError) {
    for pair in pairs {
      let name = try reader.string(pair.key)
      if known.contains(name) { continue }
      let near = known.min { Self.distance(name, $0) < Self.distance(name, $1) }
      var hint = "known keys: \(known.joined(separator: ", "))"
      if let near, Self.distance(name, near) <= 2 { hint = "did you mean “\(near)”?" }
      throw reader.fail(pair.key, "unknown key “\(name)”; \(hint)")
    }
  }

  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
}
