import ICU
import Testing
import Tokens

@testable import Alignment

@Suite struct BeadLatticeTests {
  private func lattice(_ source: [String], _ target: [String], freeNodes: Int, half: Int) throws -> BeadLattice {
    let tokenizer = try Tokenizer(vocabulary: .empty)
    let texts = [source, target].map { tokenizer.tokenize(Array($0.joined(separator: "\n\n").utf8)) }
    let sides = texts.map { AlignmentText($0) }
    return BeadLattice(
      source: sides[0], target: sides[1],
      anchors: AnchorScores(source: sides[0], texts[0], target: sides[1], texts[1]), lengths: LengthModel(ratio: 1),
      freeNodes: freeNodes, leastHalfWidth: half)
  }

  private let source = (0..<60).map {
    "Satz \($0) handelt von \($0 * 37) Dingen." + ($0 % 3 == 0 ? " Das ist so." : "")
  }
  private let target = (0..<60).map { "Sentence \($0) is on \($0 * 37) things." + ($0 % 3 == 0 ? " That is so." : "") }

  @Test func aBandGivesWhatTheWholeGives() throws {
    let whole = try lattice(source, target, freeNodes: 1_000_000, half: 100).path()
    let band = try lattice(source, target, freeNodes: 100, half: 12).path()
    #expect(whole.map(\.source) == band.map(\.source))
    #expect(whole.map(\.target) == band.map(\.target))
    #expect(whole.allSatisfy { $0.source == $0.target && $0.probability > 0.95 })
  }

  @Test func probabilitiesAreShares() throws {
    let path = try lattice(["Eins.", "Zwei."], ["One.", "Two.", "Three."], freeNodes: 100, half: 10).path()
    #expect(path.allSatisfy { $0.probability > 0 && $0.probability <= 1 })
    #expect(path.first?.probability == 1 && path.last?.probability == 1)
    #expect(path.contains { $0.probability < 0.95 })
  }

  @Test func theEndsOfABandMeet() throws {
    let path = try lattice(source, [target[0]], freeNodes: 10, half: 2).path()
    #expect(path.last?.source == 80)
    #expect(path.last?.target == 2)
  }
}
