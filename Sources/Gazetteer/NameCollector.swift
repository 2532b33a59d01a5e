import Romanization

/// Collects the names of places, each once, and builds the sections of the index that look-up works on.
struct NameCollector {
  private struct Name {
    var text: [UInt8]
    var key: [UInt8]
    var joinedHash: UInt64
    var wordHashes: [UInt64]
    var countries: Int
    var flags: Int
    /// Hashes (28 bits) of the consonant keys that the name has without one of its words.
    var shortened: [Int]
    var postings: [(place: Int, status: SpellingStatus, surface: Int)]
  }

  private var names: [Name] = []
  private var indexOfText: [[UInt8]: Int] = [:]
  private var spellings = IndexBytes()
  private var firstSpellingOfPlace: [Int] = []
  private var spellingCountOfPlace: [Int] = []

  /// What ``finish(strings:)`` builds.
  struct Built {
    var sections: [IndexFormat.Section: [UInt8]]
    /// First record of each place among the spellings, and how many it has.
    var firstSpellingOfPlace: [Int]
    var spellingCountOfPlace: [Int]
  }

  mutating func add(_ place: MergedPlaces.Place, index: Int, strings: inout StringPool) {
    firstSpellingOfPlace.append(spellings.bytes.count / 8)
    spellingCountOfPlace.append(place.spellings.count)
    let country = IndexFormat.countryBit(IndexFormat.countryCode(place.row.country))
    for (text, status) in place.spellings {
      let surface = strings.intern(text)
      spellings.append(Int(status.rawValue))
      spellings.append(surface)
      let name = FoldedName(text)
      add(name, flags: 0, place: index, status: status, surface: surface, country: country)
      if let bare = name.withoutClassWords {
        add(
          bare, flags: IndexFormat.nameLacksClassWord, place: index, status: status, surface: surface, country: country)
      }
    }
  }

  private mutating func add(
    _ name: FoldedName, flags: Int, place: Int, status: SpellingStatus, surface: Int, country: Int
  ) {
    if name.isEmpty { return }
    let text = IndexFormat.text(of: name)
    // The flag is part of the identity: a form that lost its class word competes under a handicap.
    let identity = text + [UInt8(flags)]
    let at: Int
    if let known = indexOfText[identity] {
      at = known
      if let last = names[at].postings.last, last.place == place { return }
    } else {
      at = names.count
      indexOfText[identity] = at
      names.append(
        Name(
          text: text, key: ConsonantKey(name).bytes, joinedHash: IndexFormat.hash(name.joined),
          wordHashes: name.wordHashes, countries: 0, flags: flags | (name.isArabic ? IndexFormat.nameIsArabic : 0),
          shortened: Self.shortenedHashes(of: name), postings: []))
    }
    names[at].countries |= country
    names[at].postings.append((place, status, surface))
  }

  /// Names by consonant key, then by text: names with one key stand together.
  private func sortedNames() -> [Int] {
    var namesOfKey: [[UInt8]: [Int]] = [:]
    for (at, name) in names.enumerated() { namesOfKey[name.key, default: []].append(at) }
    var order: [Int] = []
    order.reserveCapacity(names.count)
    for key in namesOfKey.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let sorted = namesOfKey[key, default: []].map { (text: names[$0].text, flags: names[$0].flags, at: $0) }
        .sorted { $0.text == $1.text ? $0.flags < $1.flags : $0.text.lexicographicallyPrecedes($1.text) }
      order.append(contentsOf: sorted.map(\.at))
    }
    return order
  }

  consuming func finish(strings: inout StringPool) -> Built {
    let order = sortedNames()
    var records = IndexBytes()
    var signatures = IndexBytes()
    var postings = IndexBytes()
    var skeletons = IndexBytes()
    var skeletonEntries: [(hash: UInt64, value: Int)] = []
    var joinedEntries: [(hash: UInt64, value: Int)] = []
    var deletions: [(hash: Int, skeleton: Int)] = []
    var phrases: [UInt64: Int] = [:]
    var previousKey: [UInt8]?
    var letters = AlignmentText()
    for (rank, at) in order.enumerated() {
      let name = names[at]
      for hash in name.shortened {
        deletions.append((hash, skeletons.bytes.count / 8 - (name.key == previousKey ? 1 : 0)))
      }
      if name.key != previousKey {
        let skeleton = skeletons.bytes.count / 8
        skeletons.append(strings.intern(name.key))
        skeletons.append(rank)
        skeletonEntries.append((IndexFormat.hash(name.key), skeleton))
        for hash in Self.deletionHashes(of: name.key) { deletions.append((hash, skeleton)) }
        previousKey = name.key
      }
      joinedEntries.append((name.joinedHash, rank))
      var hash: UInt64 = 0
      for (index, word) in name.wordHashes.enumerated() {
        hash = WordHash.combine(hash, word)
        let isWhole = index + 1 == name.wordHashes.count
        if phrases[hash, default: 0] == 0 { phrases[hash] = isWhole ? rank + 1 : 0 }
      }
      records.append(strings.intern(name.text))
      records.append(Int(name.joinedHash >> 28))
      signatures.append(LetterSignature.of(name.text))
      signatures.append(name.countries)
      letters.set(name.text)
      let sounds = SoundForm.of(letters.codes)
      let (first, second) = PackedSounds.pack(sounds, isArabic: name.flags & IndexFormat.nameIsArabic != 0)
      signatures.append(first)
      signatures.append(second)
      records.append(postings.bytes.count / 8)
      records.append(name.flags)
      records.append(strings.intern(sounds))
      records.append(strings.intern(letters.codes))
      for posting in name.postings {
        postings.append(posting.place << 3 | Int(posting.status.rawValue))
        postings.append(posting.surface)
      }
    }
    // Closing records, so that each run ends where the next begins.
    for field in IndexFormat.NameField.allCases {
      records.append(field == .firstPosting ? postings.bytes.count / 8 : 0)
    }
    skeletons.append(0)
    skeletons.append(order.count)
    let (directory, entries) = Self.deletionSections(deletions)
    return Built(
      sections: [
        .names: records.bytes, .signatures: signatures.bytes, .postings: postings.bytes, .skeletons: skeletons.bytes,
        .skeletonSlots: SlotTable.make(skeletonEntries), .joinedSlots: SlotTable.make(joinedEntries),
        .deletionDirectory: directory, .deletions: entries, .phrases: Self.phraseTable(phrases),
        .spellings: spellings.bytes,
      ], firstSpellingOfPlace: firstSpellingOfPlace, spellingCountOfPlace: spellingCountOfPlace)
  }

  /// Hashes (28 bits) of the consonant keys of a name with one word left out: "Faubourg Bab el Oued" is found by
  /// "Bab el Oued", and "Kafr X" by "Bayt X".
  static func shortenedHashes(of name: FoldedName) -> [Int] {
    if name.words.count < 2 { return [] }
    return name.words.indices.compactMap { at in
      guard let shorter = name.without(word: at) else { return nil }
      let key = ConsonantKey(shorter).bytes
      return key.count < IndexFormat.leastShortened ? nil : Int(IndexFormat.hash(key) >> 28)
    }
  }

  /// Hashes (28 bits) of a consonant key with one consonant left out; none for keys of one.
  static func deletionHashes(of key: [UInt8]) -> Set<Int> {
    guard key.count >= 2 else { return [] }
    var hashes: Set<Int> = []
    for at in key.indices where at == 0 || key[at] != key[at - 1] {
      var shorter = key
      shorter.remove(at: at)
      hashes.insert(Int(IndexFormat.hash(shorter) >> 28))
    }
    return hashes
  }

  private static func deletionSections(_ unordered: [(hash: Int, skeleton: Int)]) -> ([UInt8], [UInt8]) {
    let deletions = unordered.sorted { ($0.hash, $0.skeleton) < ($1.hash, $1.skeleton) }
      .reduce(into: [(hash: Int, skeleton: Int)]()) { kept, entry in
        if let last = kept.last, last == entry { return }
        kept.append(entry)
      }
    var entries = IndexBytes()
    var directory = IndexBytes()
    var next = 0
    for bucket in 0...(1 << IndexFormat.deletionDirectoryBits) {
      while next < deletions.count, deletions[next].hash >> (28 - IndexFormat.deletionDirectoryBits) < bucket {
        next += 1
      }
      directory.append(next)
    }
    for entry in deletions {
      entries.append(entry.hash)
      entries.append(entry.skeleton)
    }
    return (directory.bytes, entries.bytes)
  }

  private static func phraseTable(_ phrases: [UInt64: Int]) -> [UInt8] {
    let capacity = SlotTable.capacity(for: phrases.count)
    var slots = [(hash: UInt64, value: Int)?](repeating: nil, count: capacity)
    for (hash, value) in phrases.sorted(by: { $0.key < $1.key }) {
      var at = SlotTable.slot(hash, capacity)
      while slots[at] != nil { at = at + 1 == capacity ? 0 : at + 1 }
      slots[at] = (hash, value)
    }
    var bytes = IndexBytes()
    for slot in slots {
      // Never all zero for a used slot: the value carries one more than its meaning.
      bytes.append(slot.map { Int($0.hash & 0xFFF_FFFF) } ?? 0)
      bytes.append(slot.map { Int($0.hash >> 28) } ?? 0)
      bytes.append(slot.map { $0.value + 1 } ?? 0)
    }
    return bytes.bytes
  }
}

/// Which letters a name has, as 28 bits: a quick bound on how alike two names can be.
enum LetterSignature {
  /// The signature of a folded text in Latin or Arabic script.
  static func of(_ text: some Sequence<UInt8>) -> Int {
    var bits = 0
    var lead: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): bits |= 1 << Int(byte - UInt8(ascii: "a"))
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bits |= 1 << 26
      case 0xC0...: lead = byte
      case 0x80..<0xC0 where (0xD8...0xDB).contains(lead):
        let latin = ArabicLetters.latin(UInt32(lead & 0x1F) << 6 | UInt32(byte & 0x3F))
        for at in 0..<latin.utf8CodeUnitCount { bits |= 1 << Int(latin.utf8Start[at] - UInt8(ascii: "a")) }
      default: break
      }
    }
    return bits
  }
}
