import Gazetteer
import Romanization

/// Trains all that look-up of names learns, in order: costs, origins of spellings, ranking.
enum NameTraining {
  /// Spellings that are withheld to learn the ranking from.
  static let withheldCount = 30_000
  /// Spellings of the tables that the ranking is learned from as well.
  static let knownCount = 48_000
  /// Every so many of them only says how sure the model may be.
  static let heldOut = 5
  static let rounds = 2

  /// Parameter files by name.
  static func train(_ tables: [PlaceTable], log say: (String) -> Void) throws -> [(name: String, text: String)] {
    let (reduced, withheld) = NameSplit.withhold(withheldCount, from: tables, seed: 11)
    let alignment = AlignmentTraining(tables: reduced, limit: 150_000)
    var costs = alignment.train(log: say)
    let crossing = AlignmentTraining(tables: reduced, limit: 100_000, fromArabic: true)
    let cross = crossing.train(log: say)
    let origin = OriginTraining.train(reduced, log: say)
    let index = try PlaceIndex(IndexStorage(compileIndex(tables: reduced)), verify: true)
    func gazetteer(_ ranking: RankingModel) -> Gazetteer {
      Gazetteer(
        indexes: [index],
        model: NameModel(alignment: costs, ranking: ranking, crossAlignment: cross, origin: origin))
    }
    var ranking = RankingModel(
      weights: [-0.5, -3] + [Double](repeating: 0, count: Feature.allCases.count - 2), none: -5)
    let unknown = FairSpellings.choose(withheld, in: gazetteer(ranking))
    // Most names that are asked for stand in the tables: the ranking must know what these are worth too.
    let known = KnownSpellings.choose(knownCount, from: reduced, seed: 12)
    // A model is too sure of what its costs and weights were learned from: the confidence is fitted on other names.
    let all = (unknown + known).enumerated()
    let fair = all.filter { $0.offset % heldOut != 0 }.map(\.element)
    let held = all.filter { $0.offset % heldOut == 0 }.map(\.element)
    say("ranking: \(unknown.count) of \(withheld.count) withheld spellings, \(known.count) known ones")
    for round in 0..<rounds {
      let examples = RankingTraining.examples(
        of: fair, in: gazetteer(ranking), useCountry: { $0 % 2 == 0 }, withOperations: true)
      ranking = RankingTraining(examples: examples).train(log: say)
      if round + 1 < rounds {
        costs = CostTraining(examples: examples, model: ranking, costs: costs).train(epochs: 4, log: say)
      } else {
        ranking = HiddenTraining(examples: examples).train(log: say)
        let others = RankingTraining.examples(
          of: held, in: gazetteer(ranking), useCountry: { $0 % 2 == 0 }, costRange: NameSearch.usualCostRange)
        RankingTraining(examples: others).calibrate(&ranking)
      }
    }
    // What it is to be far from a known position is not in the tables: set by hand.
    ranking.weights[Feature.distance.rawValue] = -1
    return [
      ("alignment.txt", alignment.parameters(costs)), ("cross-alignment.txt", crossing.parameters(cross)),
      ("origin.txt", origin.parameters), ("ranking.txt", ranking.parameters),
    ]
  }
}

/// Withheld spellings that a person could be asked to resolve, and some that nobody can.
enum FairSpellings {
  /// A spelling is fair when no other place has it for its name, and it resembles some other spelling of its own place.
  static func isFair(_ spelling: WithheldSpelling, in gazetteer: Gazetteer) -> Bool {
    let folded = FoldedName(spelling.text)
    let wanted = NameFolding.fold(spelling.english)
    let hits = NameSearch(gazetteer).exactHits(NameSearch.forms(of: folded), country: nil)
    if !hits.isEmpty, !hits.contains(where: { NameFolding.fold(gazetteer.place($0.place).english) == wanted }) {
      return false
    }
    guard let place = gazetteer.place(id: spelling.placeID) else { return false }
    let own = folded.joined
    return place.spellings.contains { other in
      let joined = FoldedName(other.text).joined
      return Double(EditDistance.of(joined, own)) <= 0.45 * Double(max(joined.count, own.count))
    }
  }

  /// All fair spellings and every fourth of the others, so that the model learns to answer "none of them".
  static func choose(_ withheld: [WithheldSpelling], in gazetteer: Gazetteer) -> [WithheldSpelling] {
    withheld.enumerated().filter { $0.offset % 4 == 0 || isFair($0.element, in: gazetteer) }.map(\.element)
  }
}

/// Spellings that the tables have.
enum KnownSpellings {
  /// Spellings of places drawn at random, canonical ones for two of three, as people mostly ask for those, others of
  /// both scripts for the rest.
  static func choose(_ count: Int, from tables: [PlaceTable], seed: UInt64) -> [WithheldSpelling] {
    var generator = SeededGenerator(seed: seed)
    let rows = tables.flatMap(\.rows).filter { !$0.english.isEmpty }
    return (0..<min(count, rows.count)).map { number in
      let row = rows[Int.random(in: 0..<rows.count, using: &generator)]
      let others = row.latinVariants + [row.arabic] + row.arabicVariants
      let other = others.filter { !$0.isEmpty }.randomElement(using: &generator)
      return WithheldSpelling(
        text: number % 3 != 0 ? row.english : other ?? row.english, placeID: row.id, english: row.english,
        arabic: row.arabic, country: row.country)
    }
  }
}
