/// Computes the cheapest alignment of two names. Holds its working memory, so each task has its own.
package struct Aligner {
  package let costs: AlignmentCosts
  private var table: [Int32]
  private var query = Encoded()
  private var name = Encoded()
  private var text = AlignmentText()

  private struct Encoded {
    /// Numbers of the single letters as stretches.
    var singles: [UInt8] = []
    /// At each letter but the first: number of the pair that ends here, or ``AlignmentCosts/noPair``.
    var pairs: [UInt8] = []

    mutating func set(_ codes: [UInt8], _ costs: AlignmentCosts) {
      singles.removeAll(keepingCapacity: true)
      pairs.removeAll(keepingCapacity: true)
      var previous: UInt8?
      for code in codes {
        singles.append(code + 1)
        if let previous {
          pairs.append(costs.pairs[Int(previous) * AlignmentText.letterCount + Int(code)])
        } else {
          pairs.append(AlignmentCosts.noPair)
        }
        previous = code
      }
    }
  }

  private static let width = AlignmentText.capacity + 1

  package init(_ costs: AlignmentCosts) {
    self.costs = costs
    table = [Int32](repeating: 0, count: Self.width * Self.width)
  }

  /// Sets what names are compared with: the text of a name as the index stores it.
  package mutating func setQuery(_ text: [UInt8]) {
    self.text.set(text)
    query.set(self.text.codes, costs)
  }

  /// Letters of the query.
  package var queryLength: Int { query.singles.count }

  /// Cost of the query as a spelling of a name, in 1/16 of a nat; `Int32.max` as soon as it must pass `limit`.
  package mutating func cost(of nameText: some Collection<UInt8>, limit: Int32 = .max) -> Int32 {
    text.set(nameText)
    name.set(text.codes, costs)
    return Self.fill(&table, name, query, costs, limit: limit)
  }

  private static func fill(
    _ cells: inout [Int32], _ name: Encoded, _ query: Encoded, _ costs: AlignmentCosts, limit: Int32
  ) -> Int32 {
    let (n, m) = (name.singles.count, query.singles.count)
    let size = costs.count
    let none = AlignmentCosts.noPair
    let values = costs.costs.span
    let (names, namePairs) = (name.singles.span, name.pairs.span)
    let (queries, queryPairs) = (query.singles.span, query.pairs.span)
    var table = cells.mutableSpan
    /// Cost of an operation with a pair, dear where the model has none.
    @inline(__always) func price(_ at: Int) -> Int32 {
      let value = values[at]
      return value == AlignmentCosts.unknown ? 1 << 20 : Int32(value)
    }
    table[0] = 0
    for j in 0..<m {
      var cell = table[j] + Int32(values[Int(queries[j])])
      if queryPairs[j] != none { cell = min(cell, table[j - 1] + price(Int(queryPairs[j]))) }
      table[j + 1] = cell
    }
    var lastBest: Int32 = 0
    for i in 0..<n {
      let a1 = Int(names[i]) * size
      let pairA = namePairs[i]
      let a2 = Int(pairA) * size
      let row = (i + 1) * width
      let above = row - width
      let twoAbove = above - width
      var left = table[above] + Int32(values[a1])
      if pairA != none { left = min(left, table[twoAbove] + price(a2)) }
      table[row] = left
      var best = left
      for j in 0..<m {
        let b1 = Int(queries[j])
        var cell = min(
          table[above + j] + Int32(values[a1 + b1]), table[above + j + 1] + Int32(values[a1]), left + Int32(values[b1]))
        let pairB = queryPairs[j]
        if pairB != none {
          let b2 = Int(pairB)
          cell = min(cell, table[above + j - 1] + price(a1 + b2), table[row + j - 1] + price(b2))
          if pairA != none { cell = min(cell, table[twoAbove + j - 1] + price(a2 + b2)) }
        }
        if pairA != none {
          cell = min(cell, table[twoAbove + j] + price(a2 + b1), table[twoAbove + j + 1] + price(a2))
        }
        table[row + j + 1] = cell
        left = cell
        best = min(best, cell)
      }
      // A stretch of the name spans two rows at most, so two rows above the limit end it.
      if best > limit, lastBest > limit { return .max }
      lastBest = best
    }
    return table[n * width + m]
  }

  @inline(__always)
  private func price(_ at: Int) -> Int32 {
    let value = costs.costs[at]
    return value == AlignmentCosts.unknown ? 1 << 20 : Int32(value)
  }

  /// The operations of the cheapest alignment of a name and the query, as `from * count + to`. For training.
  package mutating func operations(of nameText: some Collection<UInt8>) -> (cost: Int32, operations: [Int]) {
    let cost = cost(of: nameText)
    var operations: [Int] = []
    let size = costs.count
    var (i, j) = (name.singles.count, query.singles.count)
    while i > 0 || j > 0 {
      var found = false
      search: for di in 0...min(2, i) {
        for dj in 0...min(2, j) where di + dj > 0 {
          let from = di == 0 ? 0 : di == 1 ? Int(name.singles[i - 1]) : Int(name.pairs[i - 1])
          let to = dj == 0 ? 0 : dj == 1 ? Int(query.singles[j - 1]) : Int(query.pairs[j - 1])
          if (di == 2 && from == Int(AlignmentCosts.noPair)) || (dj == 2 && to == Int(AlignmentCosts.noPair)) {
            continue
          }
          let operation = from * size + to
          let isSimple = di < 2 && dj < 2
          let price = isSimple ? Int32(costs.costs[operation]) : price(operation)
          let before = table[(i - di) * Self.width + j - dj]
          if before + price == table[i * Self.width + j] {
            operations.append(operation)
            i -= di
            j -= dj
            found = true
            break search
          }
        }
      }
      if !found { break }
    }
    return (cost, operations)
  }
}
