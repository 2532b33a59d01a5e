/// Folded words numbered 0, 1, 2 … in the order they came: open addressing with linear probing, bytes in one arena.
///
/// Numbers depend on the order of the words alone, never on the seed.
struct WordStore: Sendable {
  struct Slot: Sendable {
    var low: UInt64
    var high: UInt64
    var count: UInt32
    /// Number of the word plus 1; 0: empty.
    var number: UInt32
  }

  private static let emptySlot = Slot(low: 0, high: 0, count: 0, number: 0)
  private static let smallest = 256

  let seed: UInt64
  private var slots: [Slot]
  private var mask: Int
  private var bytes: [UInt8] = []
  /// Ends of the words in `bytes`.
  private var ends: [Int] = []

  /// A store with room for `capacity` words.
  init(seed: UInt64, capacity: Int = 0) {
    self.seed = seed
    var size = Self.smallest
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Self.emptySlot, count: size)
    mask = size - 1
  }

  /// A store of folded words that lie in `bytes` one behind another, each of them once.
  init(seed: UInt64, bytes: [UInt8], ends: [Int]) {
    self.init(seed: seed, capacity: ends.count)
    self.bytes = bytes
    self.ends = ends
    var start = 0
    bytes.withUnsafeBufferPointer { buffer in
      for (number, end) in ends.enumerated() {
        let word = ShortWord.ofFolded(UnsafeBufferPointer(rebasing: buffer[start..<end]), seed: seed)
        var at = Int(truncatingIfNeeded: word.hash(seed: seed)) & mask
        while slots[at].number != 0 { at = (at + 1) & mask }
        slots[at] = Slot(
          low: word.low, high: word.high, count: UInt32(truncatingIfNeeded: word.count),
          number: UInt32(truncatingIfNeeded: number + 1))
        start = end
      }
    }
  }

  var count: Int { ends.count }
  var folded: (bytes: [UInt8], ends: [Int]) { (bytes, ends) }

  func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }
  func string(_ number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  /// Number of a word; nil where it is not here. `long` are the folded bytes of a word over 16 bytes.
  @inline(__always)
  func find(_ word: ShortWord, hash: UInt64, long: UnsafeBufferPointer<UInt8>?) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      var at = Int(truncatingIfNeeded: hash) & mask
      while true {
        let slot = slots[at]
        if slot.number == 0 { return nil }
        if slot.low == word.low && slot.high == word.high && Int(slot.count) == word.count
          && (word.count <= ShortWord.longest || isSame(Int(slot.number) - 1, long))
        {
          return Int(slot.number) - 1
        }
        at = (at + 1) & mask
      }
    }
  }

  private func isSame(_ number: Int, _ long: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let long else { return false }
    return bytes[range(of: number)].elementsEqual(long)
  }

  /// Adds a word that `find` did not find; gives its number.
  mutating func insert(_ word: ShortWord, hash: UInt64, long: UnsafeBufferPointer<UInt8>?) -> Int {
    if (ends.count + 1) * 2 > slots.count { grow() }
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at].number != 0 { at = (at + 1) & mask }
    if let long, word.count > ShortWord.longest {
      bytes.append(contentsOf: long)
    } else {
      appendInline(word)
    }
    ends.append(bytes.count)
    slots[at] = Slot(
      low: word.low, high: word.high, count: UInt32(truncatingIfNeeded: word.count),
      number: UInt32(truncatingIfNeeded: ends.count))
    return ends.count - 1
  }

  private mutating func appendInline(_ word: ShortWord) {
    for index in 0..<word.count {
      let half = index < 8 ? word.low : word.high
      bytes.append(UInt8(truncatingIfNeeded: half >> UInt64((index & 7) * 8)))
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.emptySlot, count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.number != 0 {
      var at = slotIndex(of: slot)
      while slots[at].number != 0 { at = (at + 1) & mask }
      slots[at] = slot
    }
  }

  private func slotIndex(of slot: Slot) -> Int {
    let word = ShortWord(low: slot.low, high: slot.high, count: Int(slot.count))
    return Int(truncatingIfNeeded: word.hash(seed: seed)) & mask
  }

  /// Forgets all words. Memory stays for the next ones, unless one text needed far more than texts do.
  mutating func removeAll() {
    if slots.count > 1 << 16 {
      self = WordStore(seed: seed)
      return
    }
    if ends.count * 8 > slots.count {
      for at in slots.indices { slots[at] = Self.emptySlot }
    } else {
      // Few words in a wide table: empty the runs they stand in.
      for number in ends.indices { removeRun(of: number) }
    }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Empties the slots from a word's first one to the end of the run.
  private mutating func removeRun(of number: Int) {
    let range = range(of: number)
    let word = bytes.withUnsafeBufferPointer {
      ShortWord.ofFolded(UnsafeBufferPointer(rebasing: $0[range]), seed: seed)
    }
    var at = Int(truncatingIfNeeded: word.hash(seed: seed)) & mask
    while slots[at].number != 0 {
      slots[at] = Self.emptySlot
      at = (at + 1) & mask
    }
  }
}
