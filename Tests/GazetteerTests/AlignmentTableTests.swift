import Testing

@testable import Gazetteer

/// The table that is filled eight letters at a time against one that is filled as the definition says.
struct AlignmentTableTests {
  static let costs: AlignmentCosts = {
    let names: [(UInt8, UInt8)] = [(10, 7), (18, 7), (14, 20), (4, 8), (0, 0)]
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    let count = 1 + AlignmentText.letterCount + names.count
    var seed: UInt64 = 11
    for from in 0..<count {
      for to in 0..<count where from != 0 || to != 0 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if seed >> 62 != 0 { entries.append((from, to, UInt8(seed >> 40 & 0x7F))) }
      }
    }
    return AlignmentCosts(pairNames: names, entries: entries)
  }()

  /// Least cost of all ways to cut both names into stretches.
  static func reference(_ name: [UInt8], _ query: [UInt8]) -> Int32 {
    let none = AlignmentCosts.noPair
    func stretch(_ codes: [UInt8], _ length: Int, endingAt end: Int) -> Int? {
      switch length {
      case 0: return 0
      case 1: return Int(codes[end - 1]) + 1
      default:
        let pair = costs.pairs[Int(codes[end - 2]) * AlignmentText.letterCount + Int(codes[end - 1])]
        return pair == none ? nil : Int(pair)
      }
    }
    var table = [[Int32]](repeating: [Int32](repeating: .max / 2, count: query.count + 1), count: name.count + 1)
    table[0][0] = 0
    for i in 0...name.count {
      for j in 0...query.count {
        for di in 0...min(2, i) {
          for dj in 0...min(2, j) where di + dj > 0 {
            guard let from = stretch(name, di, endingAt: i), let to = stretch(query, dj, endingAt: j) else { continue }
            let cost = costs.costs[from * costs.count + to]
            if cost == AlignmentCosts.unknown { continue }
            table[i][j] = min(table[i][j], table[i - di][j - dj] + Int32(cost))
          }
        }
      }
    }
    return table[name.count][query.count]
  }

  @Test func costsAreThoseOfTheDefinition() {
    let names = [
      "a", "homs", "khan shaykhun", "aa", "deir", "~souk wadi barada", "x1 yz",
      "abcdefghijklmnopqrstuvwxyz abcdefghijklmnop",
      "سراقب", "shouei",
    ]
    var aligner = Aligner(Self.costs)
    for query in names {
      var text = AlignmentText()
      text.set(Array(query.utf8))
      let queryCodes = text.codes
      aligner.setQuery(Array(query.utf8))
      for name in names {
        text.set(Array(name.utf8))
        #expect(aligner.cost(of: Array(name.utf8)) == Self.reference(text.codes, queryCodes), "\(name) as \(query)")
      }
    }
  }

  @Test func aLimitEndsEarlyAndChangesNothingBelowIt() {
    var aligner = Aligner(Self.costs)
    aligner.setQuery(Array("khan shaykhun".utf8))
    let cost = aligner.cost(of: Array("maarrat misrin".utf8))
    #expect(aligner.cost(of: Array("maarrat misrin".utf8), limit: cost) == cost)
    #expect(aligner.cost(of: Array("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz".utf8), limit: 0) == .max)
  }

  @Test func operationsAddUpToTheCost() {
    var aligner = Aligner(Self.costs)
    aligner.setQuery(Array("shouei".utf8))
    let found = aligner.operations(of: Array("khoueid".utf8))
    #expect(found.cost == found.operations.reduce(0) { $0 + Int32(Self.costs.costs[$1]) })
  }
}
