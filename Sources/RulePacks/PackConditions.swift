import RuleKit
import YAMLTree

/// The conditions of a rule, out of YAML.
extension PackParser {
  func conditions(
    _ node: YAMLNode?, _ slots: Set<String>, scopes: [String]
  ) throws(YAMLError) -> [CaptureCondition] {
    guard let node else { return [] }
    var out: [CaptureCondition] = []
    for item in try yaml.list(node) {
      let mapping = try yaml.mapping(item)
      try PackFormat.condition.admit(mapping)
      for (keyNode, value) in mapping.pairs {
        out.append(try condition(try yaml.string(keyNode), value, slots, scopes))
      }
    }
    return out
  }

  private func condition(
    _ key: String, _ value: YAMLNode, _ slots: Set<String>, _ scopes: [String]
  ) throws(YAMLError) -> CaptureCondition {
    func known(_ name: String, _ node: YAMLNode) throws(YAMLError) -> String {
      if slots.contains(name) || name == "span" { return name }
      throw yaml.fail(node, "“\(name)” is captured by no part of the pattern")
    }
    switch key {
    case "same", "differs", "same-stem":
      let names = try yaml.strings(value)
      guard names.count == 2 else { throw yaml.fail(value, "expected two captures") }
      let (a, b) = (try known(names[0], value), try known(names[1], value))
      return key == "same" ? .same(a, b) : key == "differs" ? .differs(a, b) : .sameStem(a, b)
    case "not-place": return .notPlace(try known(try yaml.string(value), value))
    case "not-repeated": return .notRepeated(try known(try yaml.string(value), value))
    case "elsewhere-capitalized": return .elsewhereCapitalized(try known(try yaml.string(value), value))
    default:
      guard let (nameNode, argument) = try yaml.mapping(value).pairs.first else {
        throw yaml.fail(value, "expected a capture and its value")
      }
      let name = try known(try yaml.string(nameNode), nameNode)
      if key == "longer" { return .longer(name, try yaml.int(argument, in: 0...100)) }
      let className = try yaml.string(argument)
      guard let index = symbols.classIndex(className, scopes: scopes) else {
        throw yaml.fail(argument, "unknown class “\(className)”")
      }
      return key == "in" ? .within(name, classes: UInt32(index)) : .notWithin(name, classes: UInt32(index))
    }
  }

  func source(_ node: YAMLNode) throws(YAMLError) -> SourceCondition {
    let mapping = try yaml.mapping(node)
    try PackFormat.source.admit(mapping)
    var out = SourceCondition()
    if let has = mapping["has"] { out.has = try yaml.strings(has) }
    if let lacks = mapping["lacks"] { out.lacks = try yaml.strings(lacks) }
    return out
  }
}
