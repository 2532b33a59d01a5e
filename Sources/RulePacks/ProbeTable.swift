import Tokens

/// What is asked of the tokens around a word before a pattern is tried. A worker keeps it from one text to the next:
/// words are filled in as texts have them.
///
/// Two or three patterns hold the word of an average token, and nearly none of them matches there. Most are ruled out by
/// how the word is written, by the token behind it or by the one before it. So the patterns of a word make a tree: what
/// all that ask the same token allow together is asked first, then what those with the same test allow, then each. A text
/// mostly gets no further than one question for each of the three tokens.
struct ProbeTable {
  /// What some tests allow together: kinds and words of tokens, and the flags that all of them ask for.
  struct Mask {
    private var filter = WordFilter()
    private var free: UInt32 = 0
    private var bound: UInt32 = 0
    private var required = UInt8.max
    private var forbidden = UInt8.max

    init() {}

    init(_ test: TokenTest) { add(test) }

    mutating func add(_ test: TokenTest) {
      free |= test.free
      bound |= test.bound
      filter.formUnion(test.filter)
      required &= test.required
      forbidden &= test.forbidden
    }

    /// False where none of the tests allows the token.
    @inline(__always)
    func mayAllow(_ token: Token) -> Bool {
      let flags = token.flags.rawValue
      if flags & forbidden != 0 || flags & required != required { return false }
      let bit = TokenTest.bit(token.kind, token.shape)
      if free & bit != 0 { return true }
      return bound & bit != 0 && filter.mayHold(token.word.rawValue)
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

  /// One question of the tree of a word. The nodes of a tree lie in the order in which they are asked.
  struct Node {
    let mask: Mask
    /// The token that is asked, counted from the word.
    let place: Int8
    /// The pattern that is tried where the token is allowed; where more is asked first, the node to go on with where it is
    /// not allowed, as a negative number.
    fileprivate(set) var target: Int32

    /// The node behind all that an allowed token leads to.
    @inline(__always)
    func skip(_ own: Int32) -> Int32 { target < 0 ? ~target : own &+ 1 }
  }

  /// Where the nodes of each word are, counted from 1; 0 for a word without patterns, -1 for one that no text had yet.
  private(set) var rowOf: [Int32]
  private(set) var rows: [Range<Int32>] = []
  private(set) var nodes: [Node] = []
  private(set) var probes: [Probe] = []

  init(wordCount: Int) { rowOf = [Int32](repeating: -1, count: wordCount) }

  /// Fills in a word that no text had yet; gives its row.
  ///
  /// - Parameter isOn: whether the rule of a pattern is switched on, and it may match.
  mutating func fill(_ word: Int, _ patterns: LinkedPatterns, isOn: (LinkedPatterns.Entry) -> Bool) -> Int32 {
    var tellings: [(telling: SortedTests.Telling, probes: [Int32])] = [
      (.own, []), (.next, []), (.previous, []), (.none, []),
    ]
    for posting in Int(patterns.starts[word])..<Int(patterns.starts[word + 1]) {
      let index = patterns.postings[posting]
      let entry = patterns.entries[Int(index)]
      guard isOn(entry) else { continue }
      let sorted = SortedTests(of: entry, patterns.tests)
      for at in tellings.indices where tellings[at].telling == sorted.telling {
        tellings[at].probes.append(Int32(probes.count))
      }
      probes.append(
        Probe(
          entry: Int32(index), nearest: entry.nearest, furthest: entry.furthest, needed: entry.needed,
          tests: sorted.tests, places: sorted.places))
    }
    let first = Int32(nodes.count)
    for (telling, probes) in tellings {
      if telling == .none {
        for probe in probes { addLeaves([probe], patterns.tests) }
      } else {
        addGroup(probes, patterns.tests)
      }
    }
    if nodes.count == Int(first) {
      rowOf[word] = 0
    } else {
      rows.append(first..<Int32(nodes.count))
      rowOf[word] = Int32(rows.count)
    }
    return rowOf[word]
  }

  /// Patterns that ask the same token first.
  private mutating func addGroup(_ group: [Int32], _ tests: [TokenTest]) {
    var sameTest: [(test: Int32, probes: [Int32])] = []
    for probe in group {
      let test = probes[Int(probe)].tests.0
      if let at = sameTest.firstIndex(where: { $0.test == test }) {
        sameTest[at].probes.append(probe)
      } else {
        sameTest.append((test, [probe]))
      }
    }
    guard let some = group.first else { return }
    let inner = nodes.count
    if sameTest.count > 1 {
      var mask = Mask()
      for (test, _) in sameTest { mask.add(tests[Int(test)]) }
      nodes.append(Node(mask: mask, place: place(0, of: probes[Int(some)]), target: -1))
    }
    for (_, probes) in sameTest { addLeaves(probes, tests) }
    if sameTest.count > 1 { nodes[inner].target = ~Int32(nodes.count) }
  }

  /// Patterns with the same first test: the test, and the second test of each.
  private mutating func addLeaves(_ group: [Int32], _ tests: [TokenTest]) {
    guard let some = group.first.map({ probes[Int($0)] }) else { return }
    let inner = nodes.count
    let isFixed = some.needed > 0 && some.nearest == some.furthest
    if isFixed, group.count > 1 || some.needed > 1 {
      nodes.append(Node(mask: Mask(tests[Int(some.tests.0)]), place: place(0, of: some), target: -1))
    }
    for number in group {
      let probe = probes[Int(number)]
      // Where the word may stand at several places of a match, no token is known to be at one place.
      let mask =
        !isFixed ? Mask(.any) : probe.needed == 1 ? Mask(tests[Int(probe.tests.0)]) : Mask(tests[Int(probe.tests.1)])
      let place = !isFixed ? 0 : place(probe.needed == 1 ? 0 : 1, of: probe)
      nodes.append(Node(mask: mask, place: place, target: number))
    }
    if nodes[inner].target < 0 { nodes[inner].target = ~Int32(nodes.count) }
  }

  /// The token that a test of a pattern is asked of, counted from the word.
  private func place(_ test: Int, of probe: Probe) -> Int8 {
    (test == 0 ? probe.places.0 : probe.places.1) - Int8(truncatingIfNeeded: probe.nearest)
  }
}
