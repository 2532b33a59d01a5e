extension NameSearch {
  /// A name is aligned when its distance (twice the sounds that differ, and what else speaks against it) is no more than
  /// this above the least.
  static let distanceRange = 4
  /// Distances from here on are one.
  private static let furthest = 127

  /// The picks nearest to the query by their letters.
  func nearest(_ picks: [NamePicker.Pick], in index: PlaceIndex, isArabic: Bool) -> [NamePicker.Pick] {
    if picks.count <= 1 { return picks }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: picks.count + Self.furthest + 1) { memory in
      let counts = UnsafeMutableBufferPointer(rebasing: memory[..<(Self.furthest + 1)])
      counts.initialize(repeating: 0)
      let distances = UnsafeMutableBufferPointer(rebasing: memory[(Self.furthest + 1)...])
      for (at, pick) in picks.enumerated() {
        let packed = index.sounds(ofName: pick.name)
        let isCross = packed.isArabic != isArabic
        let apart =
          packed.isCut
          ? index.withString(index.name(pick.name, .sounds)) {
            isCross ? sounds.strong.to($0, isStrong: true) : sounds.all.to($0)
          } : isCross ? sounds.strong.to(packed, isStrong: true) : sounds.all.to(packed, isStrong: false)
        let isUnlikely = index.countries(ofName: pick.name) & likelyCountries == 0
        distances[at] = min(2 * apart + (pick.sameKey ? 0 : 1) + (isUnlikely ? 1 : 0), Self.furthest)
        counts[distances[at]] += 1
      }
      // Nearest first, as what is near lets the alignment of the others end early.
      let furthest = min(Self.furthest, (counts.firstIndex { $0 > 0 } ?? 0) + Self.distanceRange)
      var last = 0
      var sum = 0
      while last < furthest, sum + counts[last] < Self.alignedNames {
        let count = counts[last]
        counts[last] = sum
        sum += count
        last += 1
      }
      let total = min(Self.alignedNames, sum + counts[last])
      counts[last] = sum
      // Never 0: that would write to the one empty array that all threads share.
      return [NamePicker.Pick](unsafeUninitializedCapacity: max(1, total)) { chosen, count in
        for (at, pick) in picks.enumerated() where distances[at] <= last {
          let place = counts[distances[at]]
          if place == Self.alignedNames { continue }
          counts[distances[at]] = place + 1
          chosen.initializeElement(at: place, to: pick)
        }
        count = total
      }
    }
  }
}
