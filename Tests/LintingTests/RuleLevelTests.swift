import Files
import Findings
import Testing

/// Levels against `Benchmarks/rules/verdicts.tsv`, what people judged of the rules' findings in texts of others.
@Suite struct RuleLevelTests {
  private struct Tally {
    var right = 0
    var wrong = 0
    var count: Int { right + wrong }
    var precision: Double { Double(right) / Double(max(1, count)) }
  }

  private static let file =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Benchmarks/rules/verdicts.tsv"
  /// Fewer judged findings than this say nothing.
  private static let fewest = 5

  /// Judged findings by rule and the level they were reported at.
  private static func tallies() throws -> [String: [Level: Tally]] {
    var out: [String: [Level: Tally]] = [:]
    let text = String(decoding: try FileReader.read(file), as: UTF8.self)
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 6, "\(line)")
      let level = try #require(Level(rawValue: cells[2]), "\(line)")
      if cells[4] == "true" {
        out[cells[0], default: [:]][level, default: Tally()].right += 1
      } else {
        out[cells[0], default: [:]][level, default: Tally()].wrong += 1
      }
    }
    return out
  }

  @Test func levelsAreEarned() throws {
    let tallies = try Self.tallies()
    #expect(tallies.count > 10)
    for (rule, byLevel) in tallies {
      for (level, bound) in [(Level.error, 0.95), (.warning, 0.85)] {
        guard let tally = byLevel[level], tally.count >= Self.fewest else { continue }
        #expect(
          tally.precision >= bound,
          "\(rule): \(tally.right) of \(tally.count) at level \(level.rawValue) are right; \(bound) is wanted")
      }
    }
  }

  @Test func verdictsAreOfRulesThatAreThere() throws {
    let known = Set(House.book.metadata.map(\.id.name))
    for rule in try Self.tallies().keys { #expect(known.contains(rule), "no rule is called \(rule)") }
  }
}
