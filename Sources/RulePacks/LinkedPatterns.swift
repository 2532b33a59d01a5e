import Tokens

/// The patterns of all rules as one machine, worked out when packs are compiled.
struct LinkedPatterns: Sendable {
  /// One pattern of one rule.
  struct Entry: Sendable {
    let rule: Int32
    let pattern: Int32
    /// Where its code starts.
    let start: Int32
    let slotCount: Int32
    /// Most and fewest tokens that stand before the word.
    let furthest: Int32
    let nearest: Int32
    let crossesSentences: Bool
    let refersBack: Bool
    /// The words that a text must hold, among those of the tests.
    let firstRequired: Int32
    let lastRequired: Int32
    /// Rows of which it must hold a word each, behind those: the number of words, and the words.
    let lastChoice: Int32
    /// Tokens that every match has for sure.
    let needed: Int32
    /// What its first tokens must be: numbers of tests.
    let first: Int32
    let second: Int32
    let third: Int32
    /// Two tokens of every match that are the same word, counted from its start; both 0 where none must be.
    let repeated: Int32
    let repetition: Int32
  }

  /// Code of all programs, one after another.
  let code: [UInt32]
  /// Words of the tests and words that texts must hold.
  let testWords: [UInt32]
  let tests: [TokenTest]
  let entries: [Entry]
  /// Entries of the word with id n: `postings[starts[n]..<starts[n + 1]]`.
  let starts: [UInt32]
  let postings: [UInt32]

  /// Tells every program of the rules where its code starts.
  ///
  /// - Parameter classes: members of all classes by number.
  init(_ rules: inout [CompiledRule], classes: [[UInt32]], wordCount: Int) {
    var code: [UInt32] = []
    for index in rules.indices {
      rules[index].forEachProgram { program in
        program.start = code.count
        code += program.code
      }
    }
    var entries: [Entry] = []
    var words = LeadingTests.WordTable()
    var tests: [TokenTest] = []
    var numbers: [TokenTest: Int32] = [:]
    func number(_ test: TokenTest) -> Int32 {
      if let known = numbers[test] { return known }
      numbers[test] = Int32(tests.count)
      tests.append(test)
      return Int32(tests.count - 1)
    }
    var counts = [UInt32](repeating: 0, count: wordCount + 2)
    for (rule, compiled) in rules.enumerated() {
      for (pattern, body) in compiled.patterns.enumerated() {
        let leading = LeadingTests(
          of: body.program.start, in: code, crossesSentences: compiled.crossesSentences, classes: classes,
          words: &words)
        let twins = TwinTokens(of: body.program.start, in: code)
        let required = Int32(words.words.count)
        words.append(body.anchor.required)
        let choices = required + Int32(body.anchor.required.count)
        for row in body.anchor.choices { words.append([UInt32(row.count)] + row) }
        entries.append(
          Entry(
            rule: Int32(rule), pattern: Int32(pattern), start: Int32(body.program.start),
            slotCount: Int32(body.program.slotCount), furthest: Int32(body.anchor.before.upperBound),
            nearest: Int32(body.anchor.before.lowerBound), crossesSentences: compiled.crossesSentences,
            refersBack: body.program.refersBack, firstRequired: required, lastRequired: choices,
            lastChoice: Int32(words.words.count),
            needed: Int32(leading.needed), first: number(leading.tests[0]), second: number(leading.tests[1]),
            third: number(leading.tests[2]), repeated: Int32(twins.first), repetition: Int32(twins.second)))
        for word in body.anchor.words { counts[Int(word) + 1] += 1 }
      }
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    var postings = [UInt32](repeating: 0, count: Int(counts.last ?? 0))
    var fill = counts
    for (index, entry) in entries.enumerated() {
      for word in rules[Int(entry.rule)].patterns[Int(entry.pattern)].anchor.words {
        postings[Int(fill[Int(word)])] = UInt32(index)
        fill[Int(word)] += 1
      }
    }
    self.code = code
    testWords = words.words
    self.tests = tests
    self.entries = entries
    self.postings = postings
  }
}

// MARK: Coding

extension LinkedPatterns {
  init(_ reader: inout ByteReader) throws(DamagedImage) {
    code = try reader.numbers()
    testWords = try reader.numbers()
    starts = try reader.numbers()
    postings = try reader.numbers()
    let tests = try reader.numbers()
    let numbers = try reader.numbers()
    guard numbers.count % Entry.length == 0, tests.count % TokenTest.length == 0 else {
      throw DamagedImage(offset: reader.at)
    }
    self.tests = stride(from: 0, to: tests.count, by: TokenTest.length).map { TokenTest(tests, at: $0) }
    entries = stride(from: 0, to: numbers.count, by: Entry.length).map { Entry(numbers, at: $0) }
    for posting in postings where Int(posting) >= entries.count { throw DamagedImage(offset: reader.at) }
  }

  func encode(to out: inout ByteWriter) {
    out.put(row: code)
    out.put(row: testWords)
    out.put(row: starts)
    out.put(row: postings)
    out.put(row: tests.flatMap(\.numbers))
    out.put(row: entries.flatMap(\.numbers))
  }
}

extension LinkedPatterns.Entry {
  /// Numbers that an entry is stored as.
  fileprivate static let length = 17

  fileprivate var numbers: [UInt32] {
    let own = [rule, pattern, start, slotCount, furthest, nearest, firstRequired, lastRequired]
    let tests = [needed, first, second, third]
    return (own + tests).map { UInt32($0) } + [
      crossesSentences ? 1 : 0, refersBack ? 1 : 0, UInt32(lastChoice), UInt32(repeated), UInt32(repetition),
    ]
  }

  fileprivate init(_ numbers: [UInt32], at: Int) {
    func number(_ index: Int) -> Int32 { Int32(bitPattern: numbers[at + index]) }
    rule = number(0)
    pattern = number(1)
    start = number(2)
    slotCount = number(3)
    furthest = number(4)
    nearest = number(5)
    firstRequired = number(6)
    lastRequired = number(7)
    needed = number(8)
    first = number(9)
    second = number(10)
    third = number(11)
    crossesSentences = numbers[at + 12] != 0
    refersBack = numbers[at + 13] != 0
    lastChoice = number(14)
    repeated = number(15)
    repetition = number(16)
  }
}
