/// A query ready for alignment: what each of its stretches costs when written for a stretch of a name, side by side, so
/// that a row of the table is filled eight letters at a time.
struct AlignmentProfile: Sendable {
  /// Numbers of the single letters as stretches.
  private(set) var singles: [UInt8] = []
  /// At each letter but the first: number of the pair that ends here, or ``AlignmentCosts/noPair``.
  private(set) var pairs: [UInt8] = []
  /// For each stretch of a name two rows of ``rowLength``: the costs of the single letters, and of the pairs.
  private var rows: [Int16]
  private var isBuilt: [Bool]
  /// For each stretch of a name ``priceCount`` prices, by the stretch of the query.
  private let prices: [Int16]

  /// More than any name costs; two of it are still a number of 16 bits.
  static let tooMuch: Int16 = 16000
  /// No pair that the model knows ends at a letter.
  static let noPair = Int(AlignmentCosts.noPair)
  /// Letters of a name, and room for the last eight.
  static let rowLength = AlignmentText.capacity + 8
  /// Any byte has a price: the pair that the model does not know costs too much.
  private static let priceCount = 256

  init(_ costs: AlignmentCosts) {
    rows = [Int16](repeating: Self.tooMuch, count: 2 * costs.count * Self.rowLength)
    isBuilt = [Bool](repeating: false, count: costs.count)
    var prices = [Int16](repeating: Self.tooMuch, count: costs.count * Self.priceCount)
    for from in 0..<costs.count {
      for to in 0..<costs.count {
        prices[from * Self.priceCount + to] = Self.price(costs.costs[from * costs.count + to])
      }
    }
    self.prices = prices
  }

  /// Sets the query, at most ``AlignmentText/capacity`` letters.
  mutating func set(_ codes: [UInt8], _ costs: AlignmentCosts) {
    singles.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    var previous: UInt8?
    for code in codes.prefix(AlignmentText.capacity) {
      singles.append(code + 1)
      pairs.append(
        previous.map { costs.pairs[Int($0) * AlignmentText.letterCount + Int(code)] } ?? AlignmentCosts.noPair)
      previous = code
    }
    for stretch in isBuilt.indices { isBuilt[stretch] = false }
  }

  /// Makes the rows of a letter of a name, and of the pair that ends there, where there is one.
  @inline(__always)
  mutating func build(_ single: Int, _ pair: Int) {
    if !isBuilt[single] { build(single) }
    if pair != Self.noPair, !isBuilt[pair] { build(pair) }
  }

  private mutating func build(_ stretch: Int) {
    isBuilt[stretch] = true
    let row = 2 * stretch * Self.rowLength
    Self.fill(&rows, from: row, singles, prices, stretch)
    Self.fill(&rows, from: row + Self.rowLength, pairs, prices, stretch)
  }

  /// Memory safety: a query has at most ``AlignmentText/capacity`` letters and a row room for eight more; a stretch has a
  /// price for every byte.
  private static func fill(
    _ rows: inout [Int16], from first: Int, _ others: [UInt8], _ prices: [Int16], _ stretch: Int
  ) {
    precondition(others.count <= AlignmentText.capacity && first + rowLength <= rows.count)
    precondition((stretch + 1) * priceCount <= prices.count)
    rows.withUnsafeMutableBufferPointer { rows in
      prices.withUnsafeBufferPointer { prices in
        guard let row = rows.baseAddress.map({ $0 + first }), let base = prices.baseAddress else { return }
        let price = base + stretch * priceCount
        var at = 0
        for other in others {
          row[at] = price[Int(other)]
          at += 1
        }
        // Rows are read eight letters at a time.
        UnsafeMutableRawPointer(row + at).storeBytes(of: SIMD8(repeating: tooMuch), as: SIMD8<Int16>.self)
      }
    }
  }

  /// What it costs to write nothing for a stretch.
  @inline(__always)
  func leaving(_ stretch: Int) -> Int16 { prices[stretch * Self.priceCount] }

  static func price(_ cost: UInt8) -> Int16 { cost == AlignmentCosts.unknown ? tooMuch : Int16(cost) }

  /// Calls a closure with all rows: those of a stretch begin at `2 * stretch * rowLength`.
  @inline(__always)
  func withRows<Result>(_ body: (UnsafeBufferPointer<Int16>) -> Result) -> Result { rows.withUnsafeBufferPointer(body) }
}
