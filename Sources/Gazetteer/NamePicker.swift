/// Picks the names most worth comparing, by the letters they share with the query.
struct NamePicker {
  struct Pick {
    let name: Int
    let sameKey: Bool
    /// Letters that only one of the two has.
    let difference: Int
  }

  private var signature: PlaceIndex.Signature
  private let limit: Int
  private var picks: [Pick] = []
  /// Picks by the number of letters that differ.
  private var counts = [Int](repeating: 0, count: 30)
  /// There are `limit` names that differ in fewer letters: one that differs in so many is not picked any more.
  private var bound = 30
  /// Names that differ in fewer letters than the bound.
  private var below = 0
  /// Names looked at in this step.
  private var looked = 0
  /// First names of the runs that were added: a consonant key can be reached in several ways.
  private var seen = NumberSet()
  /// Names of one step that are looked at, at most: a bound on the work for keys of one or two consonants.
  private static let lookedAt = 6000

  init(signature: Int, countries: Int?, limit: Int) {
    self.signature = Self.signature(signature, countries)
    self.limit = limit
  }

  /// No country asked for is any, even none.
  private static func signature(_ letters: Int, _ countries: Int?) -> PlaceIndex.Signature {
    var signature = PlaceIndex.Signature(letters: letters, countries: countries ?? 0)
    if countries == nil { signature.countries = .max }
    return signature
  }

  /// Begins anew, for another query.
  mutating func reset(signature: Int, countries: Int?) {
    self.signature = Self.signature(signature, countries)
    seen.removeAll()
    startNextStep()
  }

  /// Adds the names of one consonant key.
  mutating func add(_ names: Range<Int>, of index: PlaceIndex, sameKey: Bool) {
    if names.isEmpty || looked > Self.lookedAt || !seen.insert(names.lowerBound) { return }
    let wanted = signature
    index.forEachSignature(of: names) { name, signature in
      if wanted.countries != .max, signature.countries & wanted.countries == 0 { return }
      looked += 1
      // A name with other consonants needs more in common to be worth the work.
      let difference = (signature.letters ^ wanted.letters).nonzeroBitCount + (sameKey ? 0 : 1)
      if difference < bound { keep(Pick(name: name, sameKey: sameKey, difference: difference)) }
    }
  }

  @inline(__always)
  private mutating func keep(_ pick: Pick) {
    picks.append(pick)
    counts[pick.difference] += 1
    below += 1
    while bound > 0, below - counts[bound - 1] >= limit {
      bound -= 1
      below -= counts[bound]
    }
  }

  /// Forgets the picks; names that were added before are not added again.
  mutating func startNextStep() {
    picks.removeAll(keepingCapacity: true)
    for at in counts.indices { counts[at] = 0 }
    bound = counts.count
    below = 0
    looked = 0
  }

  /// The picks, at most `limit`, those that share most letters.
  func picked() -> [Pick] {
    if picks.count <= limit { return picks }
    var sum = 0
    var worst = 0
    while worst + 1 < counts.count, sum + counts[worst] < limit {
      sum += counts[worst]
      worst += 1
    }
    var room = limit - sum
    return picks.filter { pick in
      if pick.difference < worst { return true }
      if pick.difference > worst || room == 0 { return false }
      room -= 1
      return true
    }
  }
}

/// A set of small numbers that is filled and emptied for every query: open addressing, no allocation but to grow.
struct NumberSet {
  private var slots = [Int32](repeating: -1, count: 1024)
  private var count = 0

  mutating func removeAll() {
    if count == 0 { return }
    count = 0
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
  }

  /// Adds a number; false when it is there already.
  mutating func insert(_ number: Int) -> Bool {
    if 2 * count >= slots.count { grow() }
    let value = Int32(truncatingIfNeeded: number)
    let mask = slots.count - 1
    var at = Self.start(value) & mask
    while slots[at] >= 0 {
      if slots[at] == value { return false }
      at = (at + 1) & mask
    }
    slots[at] = value
    count += 1
    return true
  }

  private static func start(_ value: Int32) -> Int {
    Int((UInt64(UInt32(bitPattern: value)) &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  private mutating func grow() {
    let old = slots
    slots = [Int32](repeating: -1, count: 2 * old.count)
    count = 0
    for value in old where value >= 0 { _ = insert(Int(value)) }
  }
}
