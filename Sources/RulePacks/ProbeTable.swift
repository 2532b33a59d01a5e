import Tokens

/// What is asked of the tokens around a word before a pattern is tried. A worker keeps it from one text to the next:
/// words are filled in as texts have them.
///
/// Two or three patterns hold the word of an average token, and nearly none of them matches there. Most are ruled out by
/// the token behind the word or by the one before it. So the patterns of a word are sorted by which of the two tells,
/// and what all of a group allow together is asked first: one question answers for the group.
struct ProbeTable {
  /// Kinds and words of tokens that some test of a group allows.
  struct Mask {
    private var free: UInt32 = 0
    private var bound: UInt32 = 0
    private var filter: UInt64 = 0

    mutating func add(_ test: TokenTest) {
      free |= test.free
      bound |= test.bound
      filter |= test.filter
    }

    /// False where none of the tests allows the token.
    @inline(__always)
    func mayAllow(_ token: Token) -> Bool {
      let bit = TokenTest.bit(token.kind, token.shape)
      if free & bit != 0 { return true }
      return bound & bit != 0 && filter >> UInt64(token.word.rawValue & 63) & 1 != 0
    }
  }

  /// A pattern that may begin around a word.
  struct Probe {
    /// Its number among the entries.
    let entry: Int32
    /// Fewest and most tokens before the word.
    let nearest: Int32
    let furthest: Int32
    /// Tokens that every match has for sure.
    let needed: Int32
    /// Numbers of the tests of the first tokens, and which token each is asked of, the one that tells most first.
    let tests: (Int32, Int32, Int32)
    let places: (Int8, Int8, Int8)
  }

  /// The probes of a word, one behind another: those that the next token tells, those that the one before tells, and
  /// those that are asked wherever the word stands.
  struct Row {
    var next = Mask()
    var previous = Mask()
    var first: Int32
    var endOfNext: Int32
    var endOfPrevious: Int32
    var end: Int32
  }

  /// Row of each word, counted from 1; 0 for a word without probes, -1 for one that no text had yet.
  private(set) var rowOf: [Int32]
  private(set) var rows: [Row] = []
  private(set) var probes: [Probe] = []

  init(wordCount: Int) { rowOf = [Int32](repeating: -1, count: wordCount) }

  /// Fills in a word that no text had yet; gives its row.
  ///
  /// - Parameter isOn: whether the rule of a pattern is switched on, and it may match.
  mutating func fill(_ word: Int, _ patterns: LinkedPatterns, isOn: (LinkedPatterns.Entry) -> Bool) -> Int32 {
    var groups: (next: [Probe], previous: [Probe], others: [Probe]) = ([], [], [])
    var row = Row(first: Int32(probes.count), endOfNext: 0, endOfPrevious: 0, end: 0)
    for posting in Int(patterns.starts[word])..<Int(patterns.starts[word + 1]) {
      let index = patterns.postings[posting]
      let entry = patterns.entries[Int(index)]
      guard isOn(entry) else { continue }
      let numbers = (entry.first, entry.second, entry.third)
      let needed = Int(entry.needed)
      func number(_ place: Int) -> Int32 { place == 0 ? numbers.0 : place == 1 ? numbers.1 : numbers.2 }
      // The place of the word itself, where it is the same in every match.
      let own = entry.nearest == entry.furthest ? Int(entry.nearest) : -2
      func tells(_ place: Int) -> Bool {
        own >= 0 && place >= 0 && place < needed && patterns.tests[Int(number(place))].free != TokenTest.everyKind
      }
      let telling = tells(own + 1) ? own + 1 : tells(own - 1) ? own - 1 : -1
      // What the word itself must be, it mostly is, so that it is asked last.
      var order = (0, 0, 0)
      var count = 0
      func put(_ place: Int) {
        if count == 0 { order.0 = place } else if count == 1 { order.1 = place } else { order.2 = place }
        count += 1
      }
      if telling >= 0 { put(telling) }
      for place in 0..<needed where place != telling && place != own { put(place) }
      if own >= 0, own < needed, own != telling { put(own) }
      let probe = Probe(
        entry: Int32(index), nearest: entry.nearest, furthest: entry.furthest, needed: entry.needed,
        tests: (number(order.0), number(order.1), number(order.2)),
        places: (Int8(order.0), Int8(order.1), Int8(order.2)))
      if telling >= 0, telling > own {
        row.next.add(patterns.tests[Int(number(telling))])
        groups.next.append(probe)
      } else if telling >= 0 {
        row.previous.add(patterns.tests[Int(number(telling))])
        groups.previous.append(probe)
      } else {
        groups.others.append(probe)
      }
    }
    probes += groups.next
    row.endOfNext = Int32(probes.count)
    probes += groups.previous
    row.endOfPrevious = Int32(probes.count)
    probes += groups.others
    row.end = Int32(probes.count)
    if row.end == row.first {
      rowOf[word] = 0
    } else {
      rows.append(row)
      rowOf[word] = Int32(rows.count)
    }
    return rowOf[word]
  }
}
