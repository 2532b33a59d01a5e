/// Hits by their places, in the order in which they were found.
struct HitTable {
  private(set) var all: [NameSearch.Hit] = []
  /// Numbers of hits, by hash; −1 is free. Empty while there are few, which are then compared one by one.
  private var slots: [Int32] = []
  private static let few = 8

  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
  }

  /// Adds a hit, or hands the one of the same place to a closure.
  @inline(__always)
  mutating func add(_ hit: NameSearch.Hit, orChange change: (inout NameSearch.Hit) -> Void) {
    if slots.isEmpty {
      for at in all.indices where all[at].place == hit.place { return change(&all[at]) }
      all.append(hit)
      if all.count > Self.few { makeSlots(64) }
      return
    }
    var at = slot(of: hit.place)
    while slots[at] >= 0 {
      let known = Int(slots[at])
      if all[known].place == hit.place { return change(&all[known]) }
      at = (at + 1) & (slots.count - 1)
    }
    slots[at] = Int32(truncatingIfNeeded: all.count)
    all.append(hit)
    if 2 * all.count > slots.count { makeSlots(4 * slots.count) }
  }

  private func slot(of place: PlaceID) -> Int {
    let key = UInt64(place.record) | UInt64(place.index) << 32
    return Int(key &* 0x9E37_79B9_7F4A_7C15 >> 40) & (slots.count - 1)
  }

  private mutating func makeSlots(_ count: Int) {
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: count))
    for number in all.indices {
      var at = slot(of: all[number].place)
      while slots[at] >= 0 { at = (at + 1) & (count - 1) }
      slots[at] = Int32(truncatingIfNeeded: number)
    }
  }
}
