/// Sums by a number that many share: open addressing over a table that is thrown away.
struct GroupSums {
  private var keys: [UInt64]
  private var sums: [Double]
  private let mask: Int

  /// `count`: how many different numbers there are at most.
  init(count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    keys = [UInt64](repeating: .max, count: size)
    sums = [Double](repeating: 0, count: size)
    mask = size - 1
  }

  private func slot(of key: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[at] != key, keys[at] != .max { at = (at + 1) & mask }
    return at
  }

  mutating func add(_ value: Double, to key: UInt64) {
    let at = slot(of: key)
    keys[at] = key
    sums[at] += value
  }

  subscript(_ key: UInt64) -> Double { sums[slot(of: key)] }
}
