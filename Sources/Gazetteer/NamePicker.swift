/// Picks the names most worth comparing, by the letters they share with the query.
struct NamePicker {
  struct Pick {
    let name: Int
    let sameKey: Bool
    /// Letters that only one of the two has.
    let difference: Int
  }

  private let signature: Int
  private let countries: Int?
  private let limit: Int
  private var picks: [Pick] = []
  /// Picks by the number of letters that differ.
  private var counts = [Int](repeating: 0, count: 30)
  /// First names of the runs that were added: a consonant key can be reached in several ways.
  private var seen: Set<Int> = []
  /// Names of one step that are looked at, at most: a bound on the work for keys of one or two consonants.
  private static let lookedAt = 6000

  init(signature: Int, countries: Int?, limit: Int) {
    self.signature = signature
    self.countries = countries
    self.limit = limit
  }

  /// Adds the names of one consonant key.
  mutating func add(_ names: Range<Int>, of index: PlaceIndex, sameKey: Bool) {
    if names.isEmpty || picks.count > Self.lookedAt || !seen.insert(names.lowerBound).inserted { return }
    for name in names {
      if let countries, index.name(name, .countries) & countries == 0 { continue }
      // A name with other consonants needs more in common to be worth the work.
      let difference = (index.name(name, .signature) ^ signature).nonzeroBitCount + (sameKey ? 0 : 1)
      picks.append(Pick(name: name, sameKey: sameKey, difference: difference))
      counts[difference] += 1
    }
  }

  /// Forgets the picks; names that were added before are not added again.
  mutating func startNextStep() {
    picks.removeAll(keepingCapacity: true)
    for at in counts.indices { counts[at] = 0 }
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
