import RuleKit

/// A text with places for what a pattern captured: `$0`, `$name`, `${name|filter}`, `$$`.
struct Template {
  enum Part: Equatable {
    case text(String)
    case capture(String, filters: [String])
  }

  let parts: [Part]

  /// Filters without an argument.
  static let filters = ["lower", "upper", "capitalize", "canonical", "digits"]

  init(_ source: String) throws(PatternError) {
    var parts: [Part] = []
    var literal = ""
    let scalars = Array(source.unicodeScalars)
    var at = 0
    func flush() {
      if !literal.isEmpty { parts.append(.text(literal)) }
      literal = ""
    }
    while at < scalars.count {
      if scalars[at] != "$" {
        literal.unicodeScalars.append(scalars[at])
        at += 1
        continue
      }
      at += 1
      if at < scalars.count, scalars[at] == "$" {
        literal += "$"
        at += 1
      } else if at < scalars.count, scalars[at] == "{" {
        guard let end = scalars[at...].firstIndex(of: "}") else {
          throw PatternError(offset: at, problem: "“${” without “}”")
        }
        var inner = String.UnicodeScalarView()
        inner.append(contentsOf: scalars[at + 1..<end])
        let pieces = String(inner).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        flush()
        parts.append(.capture(pieces[0], filters: Array(pieces.dropFirst())))
        at = end + 1
      } else {
        var name = ""
        while at < scalars.count, scalars[at].properties.isAlphabetic || ("0"..."9").contains(scalars[at]) {
          name.unicodeScalars.append(scalars[at])
          at += 1
        }
        guard !name.isEmpty else {
          throw PatternError(offset: at, problem: "“$” without a name; “$$” is a dollar sign")
        }
        flush()
        parts.append(.capture(name, filters: []))
      }
    }
    flush()
    self.parts = parts
  }

  /// Names that the template refers to.
  var names: [String] {
    parts.compactMap { if case .capture(let name, _) = $0 { name } else { nil } }
  }

  /// The text with every capture put in; nil where one is missing or a table lacks it.
  func fill(
    _ value: (_ name: String) -> String?, filter: (_ name: String, _ text: String, _ capture: String) -> String?
  )
    -> String?
  {
    var out = ""
    for part in parts {
      switch part {
      case .text(let text): out += text
      case .capture(let name, let filters):
        guard var text = value(name) else { return nil }
        for step in filters {
          guard let next = filter(step, text, name) else { return nil }
          text = next
        }
        out += text
      }
    }
    return out
  }
}
