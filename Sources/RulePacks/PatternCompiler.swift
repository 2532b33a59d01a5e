/// Turns patterns into programs and finds the words to look for.
struct PatternCompiler {
  let symbols: SymbolTable
  /// Where class and lemma names are looked for, the pack itself first.
  let scopes: [String]
  /// Capture names in slot order; slot 0 is `span`.
  private(set) var slots = ["span"]
  private var code: [UInt32] = []
  /// Inside a look whose captures nobody can ask for: it is negative, or behind.
  private var forgetsCaptures = false

  init(symbols: SymbolTable, scopes: [String]) {
    self.symbols = symbols
    self.scopes = scopes
  }

  /// - Parameter needsAnchor: false for patterns that are only tried at given places (exceptions).
  mutating func compile(
    _ node: PatternNode, needsAnchor: Bool = true
  ) throws(PatternError) -> (program: Program, anchor: Anchor) {
    code = []
    try emit(node)
    emit(.accept)
    if slots.count > Program.mostSlots {
      throw PatternError(
        offset: 0, problem: "a pattern captures at most \(Program.mostSlots - 1) parts, classes counted")
    }
    guard let anchor = try Anchors(symbols: symbols, scopes: scopes).best(of: node)
    else {
      if needsAnchor {
        throw PatternError(
          offset: 0, problem: "every match must hold a word, a class, an inflection or a mark that can be looked for")
      }
      return (Program(code: code, slotCount: slots.count), Anchor(words: [], before: 0...0))
    }
    return (Program(code: code, slotCount: slots.count), anchor)
  }

  private mutating func emit(_ op: Program.Op, _ operands: UInt32...) {
    code.append(op.rawValue)
    code += operands
  }

  /// Repetitions are written out, so those in repetitions multiply.
  private static func check(size: Int) throws(PatternError) {
    if size > Program.mostCode {
      throw PatternError(offset: 0, problem: "too large: repetitions inside repetitions are written out")
    }
  }

  private mutating func emit(_ node: PatternNode) throws(PatternError) {
    try Self.check(size: code.count)
    switch node {
    case .sequence(let items):
      for item in items { try emit(item) }
    case .alternation(let branches): try emitBranches(branches)
    case .word(let text):
      try emitTokens(symbols.ids(of: text).map { [Program.Op.word.rawValue, $0] }, of: text)
    case .mark(let text):
      try emitTokens(symbols.ids(of: text).map { [Program.Op.word.rawValue, $0] }, of: text)
    case .exact(let text):
      try emitTokens(symbols.spelled(text).map { [Program.Op.exact.rawValue, $0.word, $0.spelling] }, of: text)
    case .lemma(let name, let form):
      let forms = try resolve(lemma: name, form: form, symbols, scopes)
      emitRows(forms)
    case .wordClass(let name):
      try emitClass(name)
    case .predicate(let predicate): emit(.take, predicate.rawValue)
    case .narrowed(let inner, let predicate):
      emit(.peek, predicate.rawValue)
      try emit(inner)
    case .number(let range): emit(.number, UInt32(range.lowerBound), UInt32(range.upperBound))
    case .place(let classes):
      var mask: UInt32 = 0
      for name in classes {
        guard let bit = PlaceClasses.bit(name) else {
          let known = PlaceClasses.names.joined(separator: ", ")
          throw PatternError(offset: 0, problem: "unknown class of places “\(name)”; known: \(known)")
        }
        mask |= bit
      }
      emit(.place, mask)
    case .name: emit(Program.Op.name)
    case .gap(let low, let high):
      for _ in 0..<low { emit(.take, TokenPredicate.any.rawValue) }
      try emitOptional(.predicate(.any), count: high - low, isLazy: true)
    case .repeated(let inner, let low, let high):
      for _ in 0..<low { try emit(inner) }
      try emitOptional(inner, count: high - low, isLazy: false)
    case .capture(let name, let inner):
      let slot = UInt32(self.slot(name))
      if forgetsCaptures { return try emit(inner) }
      emit(.open, slot)
      try emit(inner)
      emit(.close, slot)
    case .back(let name):
      guard let slot = slots.firstIndex(of: name) else {
        throw PatternError(offset: 0, problem: "“\\\(name)” names no capture in front of it")
      }
      emit(.back, UInt32(slot))
    case .boundary(let boundary): emit(.boundary, boundary.rawValue)
    case .look(let inner, let isAhead, let isNegative): try emitLook(inner, isAhead: isAhead, isNegative: isNegative)
    }
  }

  private mutating func slot(_ name: String) -> Int {
    if let found = slots.firstIndex(of: name) { return found }
    slots.append(name)
    return slots.count - 1
  }

  private mutating func emitTokens(_ tokens: [[UInt32]], of text: String) throws(PatternError) {
    if tokens.isEmpty { throw PatternError(offset: 0, problem: "“\(text)” holds no word") }
    for (index, token) in tokens.enumerated() {
      // What an author writes together stands together in the text, except letters that a pattern may space.
      if index > 0 { emit(.boundary, PatternNode.Boundary.noBlank.rawValue) }
      code += token
    }
  }

  private mutating func emitClass(_ name: String) throws(PatternError) {
    let parts = name.split(separator: "|").map(String.init)
    guard let index = symbols.classIndex(parts.first ?? name, scopes: scopes) else {
      throw PatternError(offset: 0, problem: "unknown class “<\(name)>”")
    }
    let slot = UInt32(self.slot(name))
    if !forgetsCaptures { emit(.open, slot) }
    let members = symbols.members(index)
    if members.phrases.isEmpty {
      emit(.set, UInt32(index))
    } else {
      // Longer members first, so that “air force base” wins over “air”.
      emitRows(members.phrases.sorted { $0.count > $1.count }, andClass: index)
    }
    if !forgetsCaptures { emit(.close, slot) }
  }

  private mutating func emitRows(_ rows: [[UInt32]], andClass index: Int? = nil) {
    var blocks = rows.map { $0.flatMap { [Program.Op.word.rawValue, $0] } }
    if let index { blocks.append([Program.Op.set.rawValue, UInt32(index)]) }
    emitBlocks(blocks)
  }

  private mutating func emitBranches(_ branches: [PatternNode]) throws(PatternError) {
    var blocks: [[UInt32]] = []
    for branch in branches {
      // Addresses inside a program are relative to the instruction behind them, so that blocks can be moved.
      var inner = self
      inner.code = []
      try inner.emit(branch)
      slots = inner.slots
      blocks.append(inner.code)
    }
    emitBlocks(blocks)
  }

  /// Tries each block in turn.
  private mutating func emitBlocks(_ blocks: [[UInt32]]) {
    var tail: [UInt32] = []
    for (index, block) in blocks.enumerated().reversed() {
      if index == blocks.count - 1 {
        tail = block
        continue
      }
      // split +0, over this block and its jump; block; jump over the tail.
      var out: [UInt32] = [Program.Op.split.rawValue, 0, UInt32(block.count + 2)]
      out += block
      out += [Program.Op.jump.rawValue, UInt32(tail.count)]
      tail = out + tail
    }
    code += tail
  }

  private mutating func emitOptional(_ inner: PatternNode, count: Int, isLazy: Bool) throws(PatternError) {
    var copy = self
    copy.code = []
    try copy.emit(inner)
    slots = copy.slots
    let block = copy.code
    try Self.check(size: code.count + (block.count + 3) * count)
    for left in stride(from: count, to: 0, by: -1) {
      // Skipping one skips the rest too.
      let rest = UInt32((block.count + 3) * left - 3)
      code += [Program.Op.split.rawValue] + (isLazy ? [rest, 0] : [0, rest])
      code += block
    }
  }

  private mutating func emitLook(_ inner: PatternNode, isAhead: Bool, isNegative: Bool) throws(PatternError) {
    var copy = self
    copy.code = []
    copy.forgetsCaptures = forgetsCaptures || ((isNegative || !isAhead) && !inner.refersBack)
    try copy.emit(inner)
    copy.emit(.accept)
    slots = copy.slots
    let length = Anchors(symbols: symbols, scopes: scopes).length(of: inner)
    emit(
      .look, (isAhead ? 1 : 0) | (isNegative ? 2 : 0), UInt32(length.lowerBound), UInt32(length.upperBound),
      UInt32(copy.code.count))
    code += copy.code
  }
}

/// Forms of a lexicon entry, or one of them.
func resolve(
  lemma name: String, form: InflectedForm?, _ symbols: SymbolTable, _ scopes: [String]
) throws(PatternError) -> [[UInt32]] {
  guard let forms = symbols.inflections(of: name, scopes: scopes) else {
    throw PatternError(offset: 0, problem: "“~\(name)” is not in the lexicon")
  }
  guard let form else { return forms.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
  guard form.index < forms.count else {
    throw PatternError(offset: 0, problem: "“~\(name)” has no form “\(form.rawValue)”")
  }
  return [forms[form.index]]
}
