import Gazetteer
import Romanization

/// A fixed sequence of random numbers (SplitMix64), so that training and splits come out the same everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A spelling withheld from the tables, and the place that it names.
struct WithheldSpelling {
  let text: String
  let placeID: String
  let english: String
  let arabic: String
  let country: String
}

/// Withholds spellings from tables, for training and measuring.
enum NameSplit {
  /// Letters of a name alone: what the tables de-duplicate spellings by.
  static func key(_ name: String) -> [UInt8] { NameFolding.fold(name).filter { $0 != UInt8(ascii: " ") } }

  /// Tables without the withheld spellings, and the spellings: at most one of a place, each the only one of its letters.
  static func withhold(
    _ count: Int, from tables: [PlaceTable], seed: UInt64
  ) -> (tables: [PlaceTable], withheld: [WithheldSpelling]) {
    var generator = SeededGenerator(seed: seed)
    var choices: [(table: Int, row: Int, variant: Int)] = []
    for (t, table) in tables.enumerated() {
      for (r, row) in table.rows.enumerated() where !row.english.isEmpty {
        let keys = row.latinVariants.map(key)
        let canonical = key(row.english)
        for (v, variant) in keys.enumerated()
        where !variant.isEmpty && variant != canonical && keys.count(where: { $0 == variant }) == 1 {
          choices.append((t, r, v))
        }
      }
    }
    choices.shuffle(using: &generator)
    var reduced = tables
    var withheld: [WithheldSpelling] = []
    var used: Set<[Int]> = []
    for choice in choices {
      if withheld.count == count { break }
      guard used.insert([choice.table, choice.row]).inserted else { continue }
      let row = tables[choice.table].rows[choice.row]
      withheld.append(
        WithheldSpelling(
          text: row.latinVariants[choice.variant], placeID: row.id, english: row.english, arabic: row.arabic,
          country: row.country))
      reduced[choice.table].rows[choice.row].latinVariants.remove(at: choice.variant)
    }
    return (reduced, withheld)
  }
}
