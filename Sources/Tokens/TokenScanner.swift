/// One line of a text that holds a token.
struct TokenLine {
  /// Index of its first token.
  var firstToken: Int
  /// UTF-8 bytes: after the line end before it, and before its own.
  var start, end: Int
  /// A line without tokens, or the start of the text, stands before it.
  var isAfterBlank: Bool
}

/// Cuts text into tokens and lines. Lives for one text; its buffers come from the tokenizer and go back to it.
///
/// ASCII is cut by a table of byte classes. A stretch with other bytes (an island) goes to ICU, from the token before
/// it to the next ASCII blank; so every boundary is the one that ICU would find in the whole text.
struct TokenScanner {
  var tokens: [Token] = []
  var lines: [TokenLine] = []
  var others: WordStore
  var scalars: ScalarTable
  var folded: [UInt8] = []
  /// No byte over 0x7F was met.
  private(set) var isASCII = true

  /// Flags of the next token.
  private var pending: Token.Flags = []
  /// Tokens before this one stand before the last blank.
  private var chunkStart = 0
  private var lineFirstToken = 0
  private var lineStart = 0
  private var isAfterBlankLine = true

  init(others: WordStore, scalars: ScalarTable) {
    self.others = others
    self.scalars = scalars
  }

  /// Makes ready for another text; buffers keep their size.
  mutating func reset() {
    tokens.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    pending = []
    isASCII = true
    chunkStart = 0
    lineFirstToken = 0
    lineStart = 0
    isAfterBlankLine = true
  }

  /// Reads all of `text`, which is valid UTF-8 shorter than 4 GiB.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary, islands: IslandBreaker) {
    // A word and its blank take five or six bytes; what is too much is never touched.
    tokens.reserveCapacity(text.count / 5 + 16)
    AsciiClass.table.withUnsafeBufferPointer { classes in
      vocabulary.singles.withUnsafeBufferPointer { singles in
        let context = ScanContext(text: text, classes: classes, singles: singles, vocabulary: vocabulary)
        scanAll(context, islands)
      }
    }
    endLine(at: text.count, next: text.count)
  }

  private mutating func scanAll(_ context: borrowing ScanContext, _ islands: IslandBreaker) {
    let text = context.text
    var at = 0
    while at < text.count {
      let kind = context.classes[Int(text[at])]
      if kind <= AsciiClass.lastOfWord {
        at = scanLetters(context, from: at) ?? scanWord(context, from: at)
      } else if kind == AsciiClass.blank {
        at += 1
        pending.insert(.spaceBefore)
        chunkStart = tokens.count
      } else if kind == AsciiClass.lineEnd {
        at = scanLineEnd(text, from: at)
      } else if kind == AsciiClass.nonASCII {
        at = scanIsland(context, reaching: at, islands)
      } else {
        at = scanMark(context, from: at, isSymbol: kind == AsciiClass.symbol)
      }
    }
  }

  // MARK: ASCII

  /// A word of one to fifteen ASCII letters that nothing joins to what follows, as nearly all words are; nil for any
  /// other. Eight letters are read, told apart, lowered and counted at once.
  @inline(__always)
  private mutating func scanLetters(_ context: borrowing ScanContext, from start: Int) -> Int? {
    let text = context.text
    guard start &+ 18 <= text.count else { return nil }
    var letters = LetterGroup(ShortWord.load(text, at: start, count: 8))
    var length = letters.count
    var shape = letters.shape
    let low = letters.lowered
    var high: UInt64 = 0
    if length == 8 {
      letters = LetterGroup(ShortWord.load(text, at: start &+ 8, count: 8))
      length &+= letters.count
      if letters.count > 0 { shape = letters.shape(behind: shape) }
      high = letters.lowered
    }
    guard length > 0, length < ShortWord.longest else { return nil }
    let end = start &+ length
    let next = context.classes[Int(text[end])]
    if next <= AsciiClass.lastOfWord { return nil }
    if next == AsciiClass.midLetterOrDigit, context.classes[Int(text[end &+ 1])] <= AsciiClass.at { return nil }
    let word = ShortWord(low: low, high: high, count: length)
    let id = length == 1 ? context.singles[Int(text[start])] : context.id(word, &others)
    add(start, end, id, .word, shape, .latin)
    guard next == AsciiClass.blank else { return end }
    pending = .spaceBefore
    chunkStart = tokens.count
    return end &+ 1
  }

  /// A run of letters, digits, `@` and `_`, with the marks that join them.
  private mutating func scanWord(_ context: borrowing ScanContext, from start: Int) -> Int {
    let text = context.text
    let classes = context.classes
    var at = start
    var last = classes[Int(text[at])]
    var seen = 1 << UInt32(last)
    at += 1
    while at < text.count {
      let kind = classes[Int(text[at])]
      if kind > AsciiClass.lastOfWord {
        guard kind <= AsciiClass.midDigit, at + 1 < text.count else { break }
        let next = classes[Int(text[at + 1])]
        let joinsDigits = last == AsciiClass.digit && next == AsciiClass.digit
        let joinsLetters =
          kind == AsciiClass.midLetterOrDigit && last <= AsciiClass.at && next <= AsciiClass.at
        guard joinsDigits || joinsLetters else { break }
        at += 1
        continue
      }
      last = kind
      seen |= 1 << UInt32(kind)
      at += 1
    }
    addWord(context, start, at, seen: seen)
    return at
  }

  /// `seen` holds the bits of the classes of its bytes.
  @inline(__always)
  private mutating func addWord(_ context: borrowing ScanContext, _ start: Int, _ end: Int, seen: Int) {
    let letters = seen & (1 << Int(AsciiClass.lower) | 1 << Int(AsciiClass.upper))
    var kind = Token.Kind.word
    var shape = Token.Shape.caseless
    if letters == 1 << Int(AsciiClass.lower) {
      shape = .lower
    } else if letters != 0 {
      shape = CaseShape.ofASCII(context.text, start: start, end: end)
    } else if seen & 1 << Int(AsciiClass.digit) == 0 {
      kind = .punctuation  // "__", "@"
    } else if context.classes[Int(context.text[start])] == AsciiClass.digit {
      kind = .number
    }
    add(start, end, context.id(start, end, &others, &folded), kind, shape, letters == 0 ? .common : .latin)
  }

  /// One mark, or a run of dots.
  private mutating func scanMark(_ context: borrowing ScanContext, from start: Int, isSymbol: Bool) -> Int {
    let byte = context.text[start]
    var end = start + 1
    var word = context.singles[Int(byte)]
    if byte == UInt8(ascii: ".") {
      while end < context.text.count, context.text[end] == byte { end += 1 }
      if end > start + 1 { word = context.dots }
    }
    add(start, end, word, isSymbol ? .symbol : .punctuation, .caseless, .common)
    return end
  }

  /// LF, CR, CRLF, VT or FF.
  private mutating func scanLineEnd(_ text: UnsafeBufferPointer<UInt8>, from at: Int) -> Int {
    let isPair = text[at] == 0x0D && at + 1 < text.count && text[at + 1] == 0x0A
    let next = at + (isPair ? 2 : 1)
    endLine(at: at, next: next)
    return next
  }

  private mutating func endLine(at end: Int, next: Int) {
    if tokens.count > lineFirstToken {
      lines.append(TokenLine(firstToken: lineFirstToken, start: lineStart, end: end, isAfterBlank: isAfterBlankLine))
      isAfterBlankLine = false
    } else {
      isAfterBlankLine = true
    }
    lineFirstToken = tokens.count
    lineStart = next
    chunkStart = tokens.count
    pending.insert(.spaceBefore)
    pending.insert(.lineBefore)
  }

  @inline(__always)
  private mutating func add(
    _ start: Int, _ end: Int, _ word: WordID, _ kind: Token.Kind, _ shape: Token.Shape, _ script: Token.Script
  ) {
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end &- start), word: word,
        kind: kind, shape: shape, script: script, flags: pending))
    pending = []
  }

  // MARK: Other text

  /// Cuts the stretch around the byte at `at`, the first of its chunk over 0x7F. Gives the offset of the ASCII blank
  /// or line end behind it.
  private mutating func scanIsland(
    _ context: borrowing ScanContext, reaching at: Int, _ islands: IslandBreaker
  ) -> Int {
    // What follows may join the last word ("naive" + U+0308) or the mark before it ("a.é"): take two tokens back.
    var start = at
    for _ in 0..<2 where tokens.count > chunkStart {
      guard let last = tokens.last, Int(last.end) == start else { break }
      start = Int(last.start)
      pending = last.flags
      tokens.removeLast()
    }
    isASCII = false
    let end = Self.endOfIsland(context, from: at + 1)
    var from = start
    islands.forEachSegment(of: context.text, start, end) { to in
      addSegment(context, from, to)
      from = to
    }
    return end
  }

  /// The ASCII blank behind which ASCII goes on. A single space between two stretches of other text does not end an
  /// island: setting ICU on a new one costs as much as reading some words.
  private static func endOfIsland(_ context: borrowing ScanContext, from start: Int) -> Int {
    let text = context.text
    var end = start
    while end < text.count {
      let kind = context.classes[Int(text[end])]
      if kind == AsciiClass.lineEnd { return end }
      if kind == AsciiClass.blank {
        guard text[end] == 0x20, end + 1 < text.count, text[end + 1] >= 0x80 else { return end }
      }
      end += 1
    }
    return end
  }

  /// One segment of ICU's: a token, blanks, or blanks with a token behind them (a combining mark on a blank).
  private mutating func addSegment(_ context: borrowing ScanContext, _ first: Int, _ end: Int) {
    let text = context.text
    var start = first
    var profile = SegmentProfile()
    while start < end {
      let (scalar, length) = UTF8Scalar.decode(text, at: start)
      let kind = scalar < 0x80 ? (scalar == 0x20 ? .blank : .symbol) : scalars.properties(of: scalar).kind
      if kind == .blank {
        pending.insert(.spaceBefore)
        chunkStart = tokens.count
      } else if kind == .lineEnd || kind == .paragraphEnd {
        endLine(at: start, next: start + length)
        if kind == .paragraphEnd { isAfterBlankLine = true }
      } else {
        break
      }
      start += length
    }
    if start == end { return }
    if let blank = narrowBlank(context.text, start, end) {
      addSegment(context, start, blank)
      addSegment(context, blank, blank + 3)
      addSegment(context, blank + 3, end)
      return
    }
    if extendsDots(context, start, end) { return }
    profile.read(text, start, end, &scalars)
    // Invisible characters by themselves are neither blank nor token.
    if profile.isInvisible { return }
    if profile.isNonASCII { pending.insert(.nonASCII) }
    let word: WordID
    if profile.isNonASCII {
      WordFolding.fold(UnsafeBufferPointer(rebasing: text[start..<end]), with: &scalars, into: &folded)
      word = folded.withUnsafeBufferPointer { context.id(ofFolded: $0, &others) }
    } else {
      word = context.id(start, end, &others, &folded)
    }
    add(start, end, word, profile.kind, profile.shape, profile.script)
  }

  /// The first U+202F of a segment that is no thousands mark.
  ///
  /// ICU joins what stands on both sides of it, as if it were an underscore. French sets it before “?” and “;”, so it
  /// is a blank here, except between two digits.
  private func narrowBlank(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard end - start > 3 else { return nil }
    for at in start..<(end - 2) where text[at] == 0xE2 && text[at + 1] == 0x80 && text[at + 2] == 0xAF {
      let isThousandsMark = at > start && Self.isDigit(text[at - 1]) && at + 3 < end && Self.isDigit(text[at + 3])
      if !isThousandsMark { return at }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Adds a dot to the run of dots that it stands behind.
  private mutating func extendsDots(_ context: borrowing ScanContext, _ start: Int, _ end: Int) -> Bool {
    let text = context.text
    guard end == start + 1, text[start] == UInt8(ascii: "."), let last = tokens.last, Int(last.end) == start,
      last.kind == .punctuation, text[Int(last.start)] == UInt8(ascii: "."), text[start - 1] == UInt8(ascii: ".")
    else { return false }
    tokens[tokens.count - 1].length += 1
    tokens[tokens.count - 1].word = context.dots
    return true
  }
}
