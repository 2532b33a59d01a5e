/// Computes the cheapest alignment of two names. Holds its working memory, so each task has its own.
package struct Aligner {
  package let costs: AlignmentCosts
  private var cells: [Int16]
  private var query: AlignmentProfile
  private var nameSingles: [UInt8] = []
  private var namePairs: [UInt8] = []
  private var text = AlignmentText()

  /// Cells of a row of the table: eight before the first letter, so that what lies before it can be read, and the rest.
  private static let width = 8 + AlignmentProfile.rowLength
  /// The cell before the first letter.
  private static let start = 8

  package init(_ costs: AlignmentCosts) {
    self.costs = costs
    query = AlignmentProfile(costs)
    cells = [Int16](repeating: AlignmentProfile.tooMuch, count: (AlignmentText.capacity + 1) * Self.width)
  }

  /// Sets what names are compared with: the text of a name as the index stores it.
  package mutating func setQuery(_ text: [UInt8]) {
    self.text.set(text)
    query.set(self.text.codes, costs)
    query.build(0, costs)
    fillFirstRow()
  }

  /// Letters of the query.
  package var queryLength: Int { query.singles.count }

  /// Cost of the query as a spelling of a name, in 1/16 of a nat; `Int32.max` as soon as it must pass `limit`.
  package mutating func cost(of nameText: some Collection<UInt8>, limit: Int32 = .max) -> Int32 {
    text.set(nameText)
    AlignmentProfile.encode(text.codes, costs, &nameSingles, &namePairs)
    query.build(nameSingles, costs)
    query.build(namePairs, costs)
    return Self.fill(&cells, nameSingles, namePairs, query, costs, limit: Int16(clamping: limit))
  }

  private mutating func fillFirstRow() {
    cells[Self.start] = 0
    query.withRows { rows in
      var left: Int16 = 0
      var twoLeft = AlignmentProfile.tooMuch
      for at in query.singles.indices {
        let cell = min(left &+ rows[at], twoLeft &+ rows[AlignmentProfile.rowLength + at], AlignmentProfile.tooMuch)
        cells[Self.start + at + 1] = cell
        (twoLeft, left) = (left, cell)
      }
    }
  }

  /// Fills the table row by row: first all that comes from rows above, eight letters at a time, then what comes from the
  /// left, one by one.
  ///
  /// Memory safety: names and queries have at most ``AlignmentText/capacity`` letters, for which rows and table have
  /// room and eight more; stretches are below the count of the costs, for each of which there are rows.
  private static func fill(
    _ table: inout [Int16], _ nameSingles: [UInt8], _ namePairs: [UInt8], _ query: AlignmentProfile,
    _ costs: AlignmentCosts, limit: Int16
  ) -> Int32 {
    let (n, m) = (nameSingles.count, query.singles.count)
    let size = costs.count
    let length = AlignmentProfile.rowLength
    let tooMuch = AlignmentProfile.tooMuch
    precondition(n <= AlignmentText.capacity && m <= AlignmentText.capacity)
    let names = nameSingles.span
    let namePairs = namePairs.span
    let values = costs.costs.span
    let cost = table.withUnsafeMutableBufferPointer { cells in
      query.withRows { rows -> Int16 in
        guard let table = UnsafeMutableRawPointer(cells.baseAddress), let rows = UnsafeRawPointer(rows.baseAddress)
        else { return tooMuch }
        @inline(__always) func above(_ row: Int, _ at: Int) -> SIMD8<Int16> {
          table.loadUnaligned(fromByteOffset: 2 * (row + at), as: SIMD8<Int16>.self)
        }
        @inline(__always) func prices(_ stretch: Int, pairs: Bool, _ at: Int) -> SIMD8<Int16> {
          rows.loadUnaligned(
            fromByteOffset: 2 * ((2 * stretch + (pairs ? 1 : 0)) * length + at), as: SIMD8<Int16>.self)
        }
        @inline(__always) func least(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
          a.replacing(with: b, where: b .< a)
        }
        var lastBest: Int16 = 0
        for i in 0..<n {
          let one = Int(names[i])
          let pair = namePairs[i]
          let row = (i + 1) * width + start
          let up = row - width
          let leaving = Int16(values[one * size])
          var left = cells[up] &+ leaving
          let two = Int(pair)
          let hasPair = pair != AlignmentCosts.noPair
          let leavingTwo = hasPair ? AlignmentProfile.price(values[two * size]) : tooMuch
          if hasPair { left = min(left, cells[up - width] &+ leavingTwo) }
          left = min(left, tooMuch)
          for at in stride(from: 0, to: m, by: 8) {
            var best = least(
              above(up, at) &+ prices(one, pairs: false, at),
              above(up, at + 1) &+ SIMD8(repeating: leaving))
            best = least(best, above(up, at - 1) &+ prices(one, pairs: true, at))
            if hasPair {
              let upper = up - width
              best = least(best, above(upper, at) &+ prices(two, pairs: false, at))
              best = least(best, above(upper, at + 1) &+ SIMD8(repeating: leavingTwo))
              best = least(best, above(upper, at - 1) &+ prices(two, pairs: true, at))
            }
            table.storeBytes(of: best, toByteOffset: 2 * (row + at + 1), as: SIMD8<Int16>.self)
          }
          cells[row] = left
          var best = left
          var twoLeft = tooMuch
          for j in 0..<m {
            let added = rows.load(fromByteOffset: 2 * j, as: Int16.self)
            let addedTwo = rows.load(fromByteOffset: 2 * (length + j), as: Int16.self)
            let cell = min(min(cells[row + j + 1], left &+ added), min(twoLeft &+ addedTwo, tooMuch))
            cells[row + j + 1] = cell
            (twoLeft, left) = (left, cell)
            best = min(best, cell)
          }
          // A stretch of the name spans two rows at most, so two rows above the limit end it.
          if best > limit, lastBest > limit { return tooMuch }
          lastBest = best
        }
        return cells[n * width + start + m]
      }
    }
    return cost >= tooMuch ? .max : Int32(cost)
  }

  /// The operations of the cheapest alignment of a name and the query, as `from * count + to`. For training.
  package mutating func operations(of nameText: some Collection<UInt8>) -> (cost: Int32, operations: [Int]) {
    let cost = cost(of: nameText)
    var operations: [Int] = []
    let size = costs.count
    var (i, j) = (nameSingles.count, query.singles.count)
    while i > 0 || j > 0 {
      var found = false
      search: for di in 0...min(2, i) {
        for dj in 0...min(2, j) where di + dj > 0 {
          let from = di == 0 ? 0 : di == 1 ? Int(nameSingles[i - 1]) : Int(namePairs[i - 1])
          let to = dj == 0 ? 0 : dj == 1 ? Int(query.singles[j - 1]) : Int(query.pairs[j - 1])
          if (di == 2 && from == Int(AlignmentCosts.noPair)) || (dj == 2 && to == Int(AlignmentCosts.noPair)) {
            continue
          }
          let operation = from * size + to
          if cell(i - di, j - dj) &+ AlignmentProfile.price(costs.costs[operation]) == cell(i, j) {
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

  private func cell(_ i: Int, _ j: Int) -> Int16 { cells[i * Self.width + Self.start + j] }
}
