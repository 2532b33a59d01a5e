/// Reads the pattern language of rule packs (docs/rule-language.md).
public struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  public static func parse(_ text: String) throws(PatternError) -> PatternNode {
    var parser = PatternParser(text)
    let node = try parser.alternation()
    if parser.at < parser.scalars.count { throw parser.fail("unexpected “\(parser.scalars[parser.at])”") }
    return node
  }

  private func fail(_ problem: String, at offset: Int? = nil) -> PatternError {
    PatternError(offset: offset ?? at, problem: problem)
  }

  private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while let scalar = next, scalar == " " || scalar == "\n" || scalar == "\t" { at += 1 }
  }

  private mutating func alternation() throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > 30 { throw fail("nested too deep") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var items: [PatternNode] = []
    skipBlanks()
    while let scalar = next, scalar != "|", scalar != ")" {
      items.append(try item())
      skipBlanks()
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func item() throws(PatternError) -> PatternNode {
    var node = try atom()
    while take("&") {
      guard take("@") else { throw fail("expected “@” and a property behind “&”") }
      node = .narrowed(node, try predicate())
    }
    switch next {
    case "?":
      at += 1
      return .repeated(node, min: 0, max: 1)
    case "*":
      at += 1
      return .repeated(node, min: 0, max: 12)
    case "+":
      at += 1
      return .repeated(node, min: 1, max: 12)
    case "{":
      at += 1
      let low = try integer()
      var high = low
      if take(",") { high = try integer() }
      guard take("}") else { throw fail("expected “}”") }
      guard low <= high, high <= 40, high > 0 else { throw fail("a repetition goes from 0 to at most 40") }
      return .repeated(node, min: low, max: high)
    default: return node
    }
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let start = at
    switch next {
    case "(": return try group()
    case "<": return .wordClass(try name(until: ">", what: "a class"))
    case "[": return try gap()
    case "@": return try predicateOrPlace()
    case "~":
      at += 1
      let lemma = try bareWord()
      guard take(":") else { return .lemma(lemma, form: nil) }
      let tag = try bareWord()
      guard let form = InflectedForm(rawValue: tag) else {
        let known = InflectedForm.allCases.map(\.rawValue).joined(separator: ", ")
        throw fail("unknown form “\(tag)”; known: \(known)", at: start)
      }
      return .lemma(lemma, form: form)
    case "=":
      at += 1
      return .exact(try bareWord())
    case "\\":
      at += 1
      return .back(try bareWord())
    case "\"":
      at += 1
      var text = ""
      while let scalar = next, scalar != "\"" {
        text.unicodeScalars.append(scalar)
        at += 1
      }
      guard take("\""), !text.isEmpty else { throw fail("a mark in quotes that never closes, or is empty", at: start) }
      return .mark(text)
    case "_":
      at += 1
      return .boundary(.blank)
    case "^":
      at += 1
      return .boundary(.noBlank)
    default: return .word(try bareWord())
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    let start = at
    at += 1
    var node: PatternNode
    if take("?") {
      let isBehind = take("<")
      let isNegative: Bool
      if take("!") {
        isNegative = true
      } else if take("=") {
        isNegative = false
      } else {
        throw fail("expected “!” or “=” behind “(?”")
      }
      node = .look(try alternation(), isAhead: !isBehind, isNegative: isNegative)
    } else if let name = captureName() {
      node = .capture(name, try alternation())
    } else {
      node = try alternation()
    }
    guard take(")") else { throw fail("a parenthesis that never closes", at: start) }
    return node
  }

  /// `name:` at the start of a group.
  private mutating func captureName() -> String? {
    var end = at
    var name = ""
    while end < scalars.count,
      scalars[end].properties.isAlphabetic || scalars[end] == "-" || ("0"..."9").contains(scalars[end])
    {
      name.unicodeScalars.append(scalars[end])
      end += 1
    }
    guard !name.isEmpty, end < scalars.count, scalars[end] == ":" else { return nil }
    at = end + 1
    return name
  }

  private mutating func gap() throws(PatternError) -> PatternNode {
    let start = at
    at += 1
    let low = try integer()
    guard take("."), take(".") else { throw fail("expected “..” between the two bounds of a gap") }
    let high = try integer()
    guard take("]") else { throw fail("expected “]”") }
    guard low <= high, high <= 40 else { throw fail("a gap goes from 0 to at most 40 tokens", at: start) }
    return .gap(min: low, max: high)
  }

  private mutating func predicateOrPlace() throws(PatternError) -> PatternNode {
    at += 1
    let start = at
    let name = try bareWord()
    switch name {
    case "s": return .boundary(.sentenceStart)
    case "e": return .boundary(.sentenceEnd)
    case "p": return .boundary(.paragraphStart)
    case "pe": return .boundary(.paragraphEnd)
    case "name": return .name
    case "place":
      guard take("(") else { return .place([]) }
      var classes: [String] = []
      repeat {
        skipBlanks()
        classes.append(try bareWord())
        skipBlanks()
      } while take(",")
      guard take(")") else { throw fail("expected “)” behind the classes of a place") }
      return .place(classes)
    case "number" where next == "(":
      at += 1
      let low = try integer()
      guard take("."), take(".") else { throw fail("expected “..” between the two bounds of a number") }
      let high = try integer()
      guard take(")"), low <= high else { throw fail("expected “)” behind the bounds of a number, the lower first") }
      return .number(low...high)
    default:
      at = start
      return .predicate(try predicate())
    }
  }

  private mutating func predicate() throws(PatternError) -> TokenPredicate {
    let start = at
    let name = try bareWord()
    guard let found = TokenPredicate.allCases.first(where: { $0.name == name }) else {
      let known = TokenPredicate.allCases.map { "@" + $0.name }.joined(separator: " ")
      throw fail("unknown property “@\(name)”; known: \(known) @place @name @s @e @p @pe", at: start)
    }
    return found
  }

  private mutating func name(until end: Unicode.Scalar, what: String) throws(PatternError) -> String {
    let start = at
    at += 1
    var name = ""
    while let scalar = next, scalar != end {
      name.unicodeScalars.append(scalar)
      at += 1
    }
    guard take(end), !name.isEmpty else { throw fail("\(what) that never closes, or has no name", at: start) }
    return name
  }

  private mutating func integer() throws(PatternError) -> Int {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      at += 1
    }
    guard !digits.isEmpty else { throw fail("expected a number") }
    // Programs hold numbers in 32 bits.
    guard let number = UInt32(digits) else { throw fail("a number in a pattern is at most \(UInt32.max)") }
    return Int(number)
  }

  /// Letters, digits, apostrophes and what joins them.
  private mutating func bareWord() throws(PatternError) -> String {
    var word = ""
    while let scalar = next, Self.belongsToWord(scalar) {
      // A stop or comma belongs to a word only between two of its letters.
      word.unicodeScalars.append(scalar)
      at += 1
    }
    if word.isEmpty {
      throw fail(next.map { "unexpected “\($0)”; write marks in double quotes" } ?? "the pattern ends too early")
    }
    return word
  }

  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
    if scalar.properties.generalCategory == .nonspacingMark { return true }
    return "-'’‘ʿʾ.%".unicodeScalars.contains(scalar)
  }
}
