import Gazetteer
import Romanization

/// Exact matches and character errors of a romanizer, in letters a–z only, the nearest attested spelling counted.
struct RomanizerReport {
  private(set) var total = 0
  private(set) var exact = 0
  private(set) var errors = 0.0
  private(set) var letters = 0
  private(set) var misses: [String] = []

  /// Adds what was got for a name, and its attested spellings, letters a–z only; none of them is empty.
  mutating func add(_ got: [UInt8], spellings: [[UInt8]], label: String) {
    total += 1
    if spellings.contains(got) {
      exact += 1
    } else {
      misses.append(
        "\(label) \(String(decoding: got, as: UTF8.self)) "
          + spellings.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|"))
    }
    let first = spellings.first?.count ?? 0
    let rate = spellings.map { Double(EditDistance.of(got, $0)) / Double(max(1, $0.count)) }.min() ?? 1
    errors += rate * Double(first)
    letters += first
  }

  var text: String {
    let share = (Double(exact) / Double(max(1, total)) * 1000).rounded() / 1000
    let rate = (errors / Double(max(1, letters)) * 1000).rounded() / 1000
    return "exact \(exact)/\(total) = \(share), character error rate \(rate)"
  }
}
