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

  /// More than any name costs; two of it are still a number of 16 bits.
  static let tooMuch: Int16 = 16000
  /// Letters of a name, and room for the last eight.
  static let rowLength = AlignmentText.capacity + 8

  init(_ costs: AlignmentCosts) {
    rows = [Int16](repeating: Self.tooMuch, count: 2 * costs.count * Self.rowLength)
    isBuilt = [Bool](repeating: false, count: costs.count)
  }

  /// Sets the query, at most ``AlignmentText/capacity`` letters.
  mutating func set(_ codes: [UInt8], _ costs: AlignmentCosts) {
    Self.encode(codes.prefix(AlignmentText.capacity), costs, &singles, &pairs)
    for stretch in isBuilt.indices { isBuilt[stretch] = false }
  }

  /// Letters as stretches, and the pairs that they make.
  static func encode(
    _ codes: some Collection<UInt8>, _ costs: AlignmentCosts, _ singles: inout [UInt8], _ pairs: inout [UInt8]
  ) {
    singles.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    var previous: UInt8?
    for code in codes {
      singles.append(code + 1)
      pairs.append(
        previous.map { costs.pairs[Int($0) * AlignmentText.letterCount + Int(code)] } ?? AlignmentCosts.noPair)
      previous = code
    }
  }

  /// Makes the rows of some stretches of a name.
  mutating func build(_ stretches: [UInt8], _ costs: AlignmentCosts) {
    for stretch in stretches where stretch != AlignmentCosts.noPair && !isBuilt[Int(stretch)] {
      build(Int(stretch), costs)
    }
  }

  mutating func build(_ stretch: Int, _ costs: AlignmentCosts) {
    isBuilt[stretch] = true
    let row = 2 * stretch * Self.rowLength
    Self.fill(&rows, from: row, singles, stretch, costs)
    Self.fill(&rows, from: row + Self.rowLength, pairs, stretch, costs)
  }

  private static func fill(
    _ rows: inout [Int16], from first: Int, _ others: [UInt8], _ stretch: Int, _ costs: AlignmentCosts
  ) {
    let from = stretch * costs.count
    let values = costs.costs.span.extracting(from..<from + costs.count)
    let others = others.span
    var rows = rows.mutableSpan
    for at in others.indices {
      let other = others[at]
      rows[first + at] = other == AlignmentCosts.noPair ? tooMuch : price(values[Int(other)])
    }
  }

  static func price(_ cost: UInt8) -> Int16 { cost == AlignmentCosts.unknown ? tooMuch : Int16(cost) }

  /// Calls a closure with all rows: those of a stretch begin at `2 * stretch * rowLength`.
  @inline(__always)
  func withRows<Result>(_ body: (UnsafeBufferPointer<Int16>) -> Result) -> Result { rows.withUnsafeBufferPointer(body) }
}
