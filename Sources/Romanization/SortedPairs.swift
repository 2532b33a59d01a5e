/// Pairs of a key and a value as lines of sorted text (`key value`), looked up by halving: nothing is parsed ahead.
package struct SortedPairs: Sendable {
  /// Lines, each ended by a line feed, in the order of their keys' bytes.
  package let text: [UInt8]

  package init() { text = [] }

  /// Takes lines that are sorted already.
  package init(text: [UInt8]) { self.text = text }

  package init(_ pairs: [[UInt8]: [UInt8]]) {
    var text: [UInt8] = []
    for (key, value) in pairs.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      text += key + [UInt8(ascii: " ")] + value + [UInt8(ascii: "\n")]
    }
    self.text = text
  }

  /// The value of a key.
  package func value(of key: [UInt8]) -> [UInt8]? {
    var (low, high) = (0, text.count)
    while low < high {
      var start = (low + high) / 2
      while start > low, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let line = text[start..<end]
      let space = line.firstIndex(of: UInt8(ascii: " ")) ?? end
      let found = line[..<space]
      if found.elementsEqual(key) { return Array(line[min(space + 1, end)...]) }
      if found.lexicographicallyPrecedes(key) { low = end + 1 } else { high = start }
    }
    return nil
  }
}
