import Findings
import SourceText
import Testing

@Suite struct FixSelectionTests {
  private func finding(
    _ level: Level, _ edits: [(Int, Int, String)], _ applicability: Fix.Applicability = .safe
  ) throws -> Finding {
    let fix = Fix("x", applicability, edits.map { Edit(ByteRange($0.0, $0.1), $0.2) })
    return Finding(
      rule: try #require(RuleID("a/b")), level: level, category: try #require(MQMCategory("accuracy")),
      severity: .minor, message: "m", range: fix.range, fixes: [fix])
  }

  private func chosen(_ findings: [Finding], _ applicability: Fix.Applicability = .safe) -> [String] {
    FixSelection.choose(from: findings, allowing: applicability).flatMap { $0.fix.edits.map(\.replacement) }
  }

  @Test func louderFindingsWin() throws {
    let quiet = try finding(.warning, [(0, 5, "quiet")])
    let loud = try finding(.error, [(4, 8, "loud")])
    #expect(chosen([quiet, loud]) == ["loud"])
  }

  @Test func touchingReplacementsGoTogether() throws {
    #expect(try chosen([finding(.error, [(0, 5, "a")]), finding(.error, [(5, 8, "b")])]) == ["a", "b"])
  }

  @Test(arguments: [0, 3, 5])
  func insertionsAtAnEdgeOrInsideConflict(_ at: Int) throws {
    let replacement = try finding(.error, [(0, 5, "a")])
    let insertion = try finding(.warning, [(at, at, "b")])
    #expect(chosen([replacement, insertion]) == ["a"])
    let louder = try finding(.error, [(at, at, "b")])
    #expect(try chosen([finding(.warning, [(0, 5, "a")]), louder]) == ["b"])
  }

  @Test func identicalEditsCountOnce() throws {
    #expect(try chosen([finding(.error, [(3, 3, ",")]), finding(.error, [(3, 3, ",")])]) == [","])
    #expect(try chosen([finding(.error, [(3, 4, ",")]), finding(.error, [(3, 4, ",")])]) == [","])
  }

  @Test func aFixIsTakenWholeOrNotAtAll() throws {
    let pair = try finding(.warning, [(0, 1, "“"), (9, 10, "”")])
    let other = try finding(.error, [(9, 10, "x")])
    #expect(chosen([pair, other]) == ["x"])
  }

  @Test func unsafeFixesNeedLeave() throws {
    let one = try finding(.error, [(0, 1, "a")], .unsafe)
    #expect(chosen([one]) == [])
    #expect(chosen([one], .unsafe) == ["a"])
  }

  /// The fast selection agrees with comparing every edit with every other one.
  @Test func agreesWithAllPairs() throws {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<200 {
      var findings: [Finding] = []
      for number in 0..<30 {
        let start = random(60)
        var edits = [(start, start + random(4), "\(number)")]
        if random(3) == 0 { edits.append((start + 6, start + 6 + random(3), "\(number)b")) }
        findings.append(try finding(Level.allCases[random(3)], edits))
      }
      var taken: [Edit] = []
      var expected: Set<String> = []
      let order = findings.enumerated().sorted {
        ($1.element.level, $0.element.range, $0.offset) < ($0.element.level, $1.element.range, $1.offset)
      }
      for (_, finding) in order {
        let edits = finding.fixes[0].edits
        let conflicts = edits.contains { edit in
          taken.contains {
            edit.range.isEmpty || $0.range.isEmpty
              ? edit.range.start <= $0.range.end && $0.range.start <= edit.range.end
              : edit.range.overlaps($0.range)
          }
        }
        if conflicts { continue }
        taken += edits
        expected.formUnion(edits.map(\.replacement))
      }
      #expect(Set(chosen(findings)) == expected)
    }
  }

  @Test func aHundredThousandFindings() throws {
    let findings = try (0..<100_000).map { try finding(Level.allCases[$0 % 3], [($0 * 3, $0 * 3 + 2, "x")]) }
    #expect(FixSelection.choose(from: findings.reversed(), allowing: .safe).count == 100_000)
  }
}
