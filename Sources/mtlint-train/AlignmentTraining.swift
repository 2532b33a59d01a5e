import Gazetteer
@preconcurrency import Glibc
import Romanization

/// Learns the costs of ``AlignmentCosts`` from pairs of spellings of one place, by expectation–maximisation over best
/// alignments: align with the costs so far, count, make costs of the counts.
struct AlignmentTraining {
  struct Pair {
    let name: [UInt8]
    let spelling: [UInt8]
  }

  let pairs: [Pair]
  /// Pairs of letters that may be one stretch, at most.
  static let stretchLimit = 190

  /// Pairs of spellings of the same place, at most `limit`, evenly drawn.
  ///
  /// With `fromArabic`, the names are those in Arabic script and the spellings the Latin ones.
  init(tables: [PlaceTable], limit: Int, fromArabic: Bool = false) {
    var pairs: [Pair] = []
    for row in tables.flatMap(\.rows) {
      var texts: [[UInt8]] = []
      for spelling in [row.english] + row.latinVariants where !spelling.isEmpty {
        let name = FoldedName(spelling)
        if name.isEmpty || name.isArabic { continue }
        let text = IndexFormat.text(of: name)
        if !texts.contains(text) { texts.append(text) }
      }
      if fromArabic {
        let name = FoldedName(row.arabic)
        if name.isArabic {
          for b in texts.prefix(8) { pairs.append(Pair(name: IndexFormat.text(of: name), spelling: b)) }
        }
        continue
      }
      for a in texts.prefix(8) {
        for b in texts.prefix(8) where a != b { pairs.append(Pair(name: a, spelling: b)) }
      }
    }
    var generator = SeededGenerator(seed: 1)
    pairs.shuffle(using: &generator)
    self.pairs = Array(pairs.prefix(limit))
  }

  func train(log: (String) -> Void) -> AlignmentCosts {
    let letters = AlignmentText.letterCount
    var costs = initial()
    for round in 0..<3 {
      let counts = count(costs, perLetter: round == 0 ? 14 : 18)
      costs = estimate(counts.operations, of: costs)
      log("single letters, round \(round): \(counts.used) of \(pairs.count) pairs, \(counts.mean) nats each")
    }
    let stretches = usefulStretches(costs)
    log("stretches: \(stretches.count)")
    costs = AlignmentCosts(pairNames: stretches, entries: entries(costs, upTo: letters + 1) + seeds(stretches))
    for round in 0..<4 {
      let counts = count(costs, perLetter: 20)
      costs = estimate(counts.operations, of: costs)
      log("stretches, round \(round): \(counts.used) of \(pairs.count) pairs, \(counts.mean) nats each")
    }
    return costs
  }

  private func initial() -> AlignmentCosts {
    let vowels: Set<Int> = [0, 4, 8, 14, 20, 24, 22]
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    let letters = AlignmentText.letterCount
    for a in 0...letters {
      for b in 0...letters where a != 0 || b != 0 {
        let isVowel = (a == 0 || vowels.contains(a - 1)) && (b == 0 || vowels.contains(b - 1))
        let isWeak = (a == 0 || a - 1 == 26 || a - 1 == 27) && (b == 0 || b - 1 == 26 || b - 1 == 27)
        entries.append((a, b, a == b ? 4 : isWeak ? 16 : isVowel ? 28 : 64))
      }
    }
    return AlignmentCosts(pairNames: [], entries: entries)
  }

  private func count(_ costs: AlignmentCosts, perLetter: Int) -> (operations: [Double], used: Int, mean: Double) {
    var aligner = Aligner(costs)
    var operations = [Double](repeating: 0, count: costs.count * costs.count)
    var used = 0
    var total = 0.0
    for pair in pairs {
      aligner.setQuery(pair.spelling)
      let (cost, found) = aligner.operations(of: pair.name)
      // Other names of the place are no spellings of this one.
      if Int(cost) > perLetter * max(pair.name.count, pair.spelling.count) { continue }
      used += 1
      total += Double(cost) / 16
      for operation in found { operations[operation] += 1 }
    }
    return (operations, used, (total / Double(max(1, used)) * 100).rounded() / 100)
  }

  /// Costs are −log of the probability of the operation, less that of the name's letters by themselves, so that names
  /// of different letters compare: the likelihood of the spelling given the name.
  private func estimate(_ counts: [Double], of costs: AlignmentCosts) -> AlignmentCosts {
    let size = costs.count
    let letters = AlignmentText.letterCount
    let total = counts.reduce(0, +)
    var perLetter = [Double](repeating: 0.5, count: letters)
    let stretches = stretchLetters(costs)
    for from in 1..<size {
      let sum = counts[from * size..<from * size + size].reduce(0, +)
      for letter in stretches[from] { perLetter[letter] += sum }
    }
    let letterTotal = perLetter.reduce(0, +)
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    for from in 0..<size {
      let source = stretches[from].reduce(0.0) { $0 - log(perLetter[$1] / letterTotal) }
      for to in 0..<size where from != 0 || to != 0 {
        let isSimple = from <= letters && to <= letters
        let seen = counts[from * size + to]
        if !isSimple, seen < 8 { continue }
        let nats = -log((seen + 0.05) / (total + 0.05 * Double(size))) - source
        let units = min(max((nats * 16).rounded(), 1), Double(AlignmentCosts.most))
        entries.append((from, to, UInt8(units)))
      }
    }
    return AlignmentCosts(pairNames: pairNames(costs), entries: entries)
  }

  /// Letters of each stretch, by its number.
  private func stretchLetters(_ costs: AlignmentCosts) -> [[Int]] {
    var letters: [[Int]] = [[]]
    for letter in 0..<AlignmentText.letterCount { letters.append([letter]) }
    for pair in pairNames(costs) { letters.append([Int(pair.0), Int(pair.1)]) }
    return letters
  }

  func pairNames(_ costs: AlignmentCosts) -> [(UInt8, UInt8)] {
    let letters = AlignmentText.letterCount
    var names = [(UInt8, UInt8)](repeating: (0, 0), count: costs.count - 1 - letters)
    for at in 0..<letters * letters where costs.pairs[at] != AlignmentCosts.noPair {
      names[Int(costs.pairs[at]) - 1 - letters] = (UInt8(at / letters), UInt8(at % letters))
    }
    return names
  }

  private func entries(_ costs: AlignmentCosts, upTo limit: Int) -> [(from: Int, to: Int, cost: UInt8)] {
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    for from in 0..<limit {
      for to in 0..<limit where from != 0 || to != 0 {
        entries.append((from, to, costs.costs[from * costs.count + to]))
      }
    }
    return entries
  }

  /// Neighbouring operations that are dear one by one and come together often name the stretches worth having.
  private func usefulStretches(_ costs: AlignmentCosts) -> [(UInt8, UInt8)] {
    var aligner = Aligner(costs)
    var gain: [Int: Double] = [:]
    let size = costs.count
    let letters = AlignmentText.letterCount
    for pair in pairs.prefix(60_000) {
      aligner.setQuery(pair.spelling)
      let (cost, operations) = aligner.operations(of: pair.name)
      if Int(cost) > 18 * max(pair.name.count, pair.spelling.count) { continue }
      for (later, earlier) in zip(operations, operations.dropFirst()) {
        let from = [earlier / size, later / size].filter { $0 != 0 }
        let to = [earlier % size, later % size].filter { $0 != 0 }
        let price = Double(costs.costs[earlier]) + Double(costs.costs[later])
        if from == to || price < 40 { continue }
        for side in [from, to] where side.count == 2 {
          gain[(side[0] - 1) * letters + side[1] - 1, default: 0] += price
        }
      }
    }
    let ranked = gain.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Self.stretchLimit).map { (UInt8($0.key / letters), UInt8($0.key % letters)) }
  }

  /// Starting costs of operations with stretches of two.
  private func seeds(_ stretches: [(UInt8, UInt8)]) -> [(from: Int, to: Int, cost: UInt8)] {
    let letters = AlignmentText.letterCount
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    for at in stretches.indices {
      let stretch = 1 + letters + at
      for letter in 0...letters {
        entries.append((stretch, letter, 90))
        entries.append((letter, stretch, 90))
      }
      for other in stretches.indices { entries.append((stretch, 1 + letters + other, at == other ? 10 : 110)) }
    }
    return entries
  }

  /// The costs as a parameter file; what the model would give anyway is left out.
  func parameters(_ costs: AlignmentCosts) -> String {
    var names = ["-"] + AlignmentCosts.letterNames.map { String(decoding: [$0], as: UTF8.self) }
    for pair in pairNames(costs) {
      names.append(
        String(
          decoding: [AlignmentCosts.letterNames[Int(pair.0)], AlignmentCosts.letterNames[Int(pair.1)]], as: UTF8.self))
    }
    var text = "% Costs of spelling one stretch of a name as another, 1/16 nat; written by mtlint-train.\n"
    for from in 0..<costs.count {
      for to in 0..<costs.count where from != 0 || to != 0 {
        let cost = costs.costs[from * costs.count + to]
        let isSimple = from <= AlignmentText.letterCount && to <= AlignmentText.letterCount
        if cost == AlignmentCosts.unknown || (isSimple && cost == (from == to ? 4 : 100)) { continue }
        text += "\(names[from]) \(names[to]) \(cost)\n"
      }
    }
    return text
  }
}
