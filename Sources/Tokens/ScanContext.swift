import ICU

/// What a scan reads and does not change.
struct ScanContext {
  let text: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt8>
  let singles: UnsafeBufferPointer<WordID>
  let known: WordStore
  let dots: WordID

  init(
    text: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<UInt8>, singles: UnsafeBufferPointer<WordID>,
    vocabulary: Vocabulary
  ) {
    self.text = text
    self.classes = classes
    self.singles = singles
    known = vocabulary.store
    dots = vocabulary.dots
  }

  /// Id of the ASCII word between two offsets.
  @inline(__always)
  func id(_ start: Int, _ end: Int, _ others: inout WordStore, _ folded: inout [UInt8]) -> WordID {
    if end &- start == 1 { return singles[Int(text[start])] }
    if end &- start <= ShortWord.longest {
      let word = ShortWord.ofASCII(text, start: start, count: end &- start)
      return WordTable.intern(word, long: nil, known: known, new: &others)
    }
    return idOfLong(start, end, &others, &folded)
  }

  /// Id of a folded word of at most 16 bytes.
  @inline(__always)
  func id(_ word: ShortWord, _ others: inout WordStore) -> WordID {
    WordTable.intern(word, long: nil, known: known, new: &others)
  }

  @inline(never)
  private func idOfLong(_ start: Int, _ end: Int, _ others: inout WordStore, _ folded: inout [UInt8]) -> WordID {
    folded.removeAll(keepingCapacity: true)
    folded.reserveCapacity(end - start)
    for at in start..<end { folded.append(ShortWord.lower(text[at])) }
    return folded.withUnsafeBufferPointer { id(ofFolded: $0, &others) }
  }

  /// Id of a word whose bytes are folded; not empty.
  func id(ofFolded bytes: UnsafeBufferPointer<UInt8>, _ others: inout WordStore) -> WordID {
    WordTable.intern(ShortWord.ofFolded(bytes, seed: known.seed), long: bytes, known: known, new: &others)
  }
}

/// What the scalars of a segment are.
struct SegmentProfile {
  private(set) var isNonASCII = false
  private var hasLetter = false
  private var hasDigit = false
  private var hasOther = false
  private var isKeycap = false
  private var firstVisible: ScalarTable.Kind?
  private var cases = CaseShape.Counter()
  /// Of the first letter.
  private(set) var script = Token.Script.common

  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ scalars: inout ScalarTable
  ) {
    var at = start
    while at < end {
      let (scalar, length) = UTF8Scalar.decode(text, at: at)
      at += length
      if scalar < 0x80 { addASCII(UInt8(scalar)) } else { add(scalars.properties(of: scalar), scalar) }
    }
  }

  private mutating func addASCII(_ byte: UInt8) {
    switch AsciiClass.table[Int(byte)] {
    case AsciiClass.lower:
      cases.addLower()
      addLetter(.latin)
    case AsciiClass.upper:
      cases.addUpper()
      addLetter(.latin)
    case AsciiClass.digit: addVisible(.digit)
    case AsciiClass.symbol: addVisible(.symbol)
    default: addVisible(.punctuation)
    }
  }

  private mutating func add(_ properties: ScalarTable.Properties, _ scalar: UInt32) {
    isNonASCII = true
    if scalar == 0x20E3 { isKeycap = true }
    if properties.kind == .ignorable { return }
    if properties.kind == .letter {
      if properties.isLower { cases.addLower() } else if properties.isUpper { cases.addUpper() }
      addLetter(properties.script)
    } else {
      addVisible(properties.kind)
    }
  }

  private mutating func addLetter(_ script: Token.Script) {
    if !hasLetter || self.script == .common { self.script = script }
    hasLetter = true
    addVisible(.letter)
  }

  private mutating func addVisible(_ kind: ScalarTable.Kind) {
    if firstVisible == nil { firstVisible = kind }
    if kind == .digit { hasDigit = true }
  }

  var isInvisible: Bool { firstVisible == nil }
  var shape: Token.Shape { cases.shape }

  var kind: Token.Kind {
    // "1" in a keycap is an emoji.
    if isKeycap && !hasLetter { return .symbol }
    if hasLetter { return .word }
    if hasDigit { return firstVisible == .digit ? .number : .word }
    return firstVisible == .punctuation ? .punctuation : .symbol
  }
}

/// ICU's word boundaries for the stretches that the ASCII scanner does not know.
final class IslandBreaker {
  private let iterator: BreakIterator

  init(locale: String) throws(ICUError) { iterator = try BreakIterator(.word, locale: locale) }

  /// Longest stretch for one walk, well under ICU's 2 GiB. A longer one has no blank in it and is no text.
  private static let longest = 1 << 30

  /// Calls `body` with the end of each segment between two offsets of a text.
  func forEachSegment(
    of text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ body: (_ end: Int) -> Void
  ) {
    var from = start
    while from < end {
      var to = min(end, from + Self.longest)
      while to < end, text[to] & 0xC0 == 0x80 { to -= 1 }
      var last = from
      // ICU fails here only for want of memory: the rest is then one segment, so that no text is lost.
      try? iterator.forEachBoundary(in: UnsafeBufferPointer(rebasing: text[from..<to])) {
        last = from + $0
        body(last)
      }
      if last < to { body(to) }
      from = to
    }
  }
}
