import JSONText

/// A path to fields of a JSON text: `articles[].body`, `items[0].title`, `[].text`; a leading `$.` may stand.
struct JSONPath {
  private enum Step {
    case member(String)
    case item(Int)
    case everyItem
  }

  private let steps: [Step]

  /// Nil for what is no path.
  init?(_ path: String) {
    var rest = path[...]
    if rest.hasPrefix("$") { rest = rest.dropFirst() }
    var steps: [Step] = []
    while let first = rest.first {
      if first == "[" {
        guard let close = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        if inside.isEmpty || inside == "*" {
          steps.append(.everyItem)
        } else {
          guard let number = Int(inside), number >= 0 else { return nil }
          steps.append(.item(number))
        }
        rest = rest[rest.index(after: close)...]
      } else {
        if first == "." { rest = rest.dropFirst() }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        if name.isEmpty { return nil }
        steps.append(.member(String(name)))
        rest = rest.dropFirst(name.count)
      }
    }
    if steps.isEmpty { return nil }
    self.steps = steps
  }

  /// All texts that the path leads to, each with its own full path.
  func texts(in root: JSONNode) -> [(path: String, text: JSONString)] {
    var nodes = [(path: "", node: root)]
    for step in steps {
      nodes = nodes.flatMap { path, node -> [(path: String, node: JSONNode)] in
        switch (step, node.content) {
        case (.member(let name), .object):
          return node[name].map { [(path.isEmpty ? name : "\(path).\(name)", $0)] } ?? []
        case (.item(let number), .array(let items)):
          return number < items.count ? [("\(path)[\(number)]", items[number])] : []
        case (.everyItem, .array(let items)):
          return items.enumerated().map { ("\(path)[\($0.offset)]", $0.element) }
        default: return []
        }
      }
    }
    return nodes.compactMap { path, node in
      if case .string(let text) = node.content { (path, text) } else { nil }
    }
  }
}
