/// Computes the cheapest alignment of two names. Holds its working memory, so each task has its own.
package struct Aligner {
  package let costs: AlignmentCosts
  private var cells: [Int16]
  private var query: AlignmentProfile
  /// The stretches of the name that is compared.
  private var stretches = [Stretches](repeating: Stretches(), count: AlignmentText.capacity)
  private var text = AlignmentText()

  /// The stretches that end at a letter of a name.
  private struct Stretches {
    var single = 0
    var pair = AlignmentProfile.noPair
  }

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
    query.build(0, AlignmentProfile.noPair)
    fillFirstRow()
  }

  /// Letters of the query.
  package var queryLength: Int { query.singles.count }

  /// Cost of the query as a spelling of a name, in 1/16 of a nat; `Int32.max` as soon as it must pass `limit`.
  package mutating func cost(of nameText: some Collection<UInt8>, limit: Int32 = .max) -> Int32 {
    text.set(nameText)
    return text.codes.withUnsafeBytes { cost(ofLetters: $0, limit: limit) }
  }

  /// The same for a name whose letters are those of an ``AlignmentText``, as the index stores them.
  mutating func cost(ofLetters letters: UnsafeRawBufferPointer, limit: Int32 = .max) -> Int32 {
    let count = min(letters.count, AlignmentText.capacity)
    var previous: Int?
    for at in 0..<count {
      // Whatever a damaged file holds is a letter.
      let letter = Int(min(letters[at], AlignmentText.other))
      let single = letter + 1
      let pair = previous.map { Int(costs.pairs[$0 * AlignmentText.letterCount + letter]) } ?? AlignmentProfile.noPair
      query.build(single, pair)
      stretches[at] = Stretches(single: single, pair: pair)
      previous = letter
    }
    return Self.fill(&cells, stretches, count, query, limit: Int16(clamping: limit))
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
    // What lies behind the last letter is filled along and must never look cheap.
    for at in query.singles.count + 1...query.singles.count + 8 { cells[Self.start + at] = AlignmentProfile.tooMuch }
  }

  /// Fills the table row by row: first all that comes from rows above, eight letters at a time, then what comes from the
  /// left, one by one. Nothing that comes from the left is cheaper than where it comes from, so the least of a row is
  /// known before.
  ///
  /// Memory safety: names and queries have at most ``AlignmentText/capacity`` letters, for which rows and table have
  /// room and eight more; stretches are below the count of the costs, for each of which there are rows.
  private static func fill(
    _ table: inout [Int16], _ stretches: [Stretches], _ n: Int, _ query: AlignmentProfile, limit: Int16
  ) -> Int32 {
    let m = query.singles.count
    let length = AlignmentProfile.rowLength
    let tooMuch = AlignmentProfile.tooMuch
    precondition(n <= stretches.count && n <= AlignmentText.capacity && m <= AlignmentText.capacity)
    let cost = table.withUnsafeMutableBufferPointer { cells in
      query.withRows { rows -> Int16 in
        guard let table = cells.baseAddress, let rows = rows.baseAddress else { return tooMuch }
        let most = SIMD8<Int16>(repeating: tooMuch)
        @inline(__always) func eight(_ address: UnsafePointer<Int16>) -> SIMD8<Int16> {
          UnsafeRawPointer(address).loadUnaligned(as: SIMD8<Int16>.self)
        }
        @inline(__always) func least(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
          a.replacing(with: b, where: b .< a)
        }
        var lastBest: Int16 = 0
        var row = table + start
        for i in 0..<n {
          let up = UnsafePointer(row)
          row += width
          let one = stretches[i].single
          let pair = stretches[i].pair
          let onePrices = rows + 2 * one * length
          let leaving = query.leaving(one)
          var left = up[0] &+ leaving
          var bests = most
          if pair == AlignmentProfile.noPair {
            let leaving = SIMD8(repeating: leaving)
            var at = 0
            while at < m {
              let best = least(
                least(eight(up + at) &+ eight(onePrices + at), eight(up + at + 1) &+ leaving),
                least(eight(up + at - 1) &+ eight(onePrices + length + at), most))
              UnsafeMutableRawPointer(row + at + 1).storeBytes(of: best, as: SIMD8<Int16>.self)
              bests = least(bests, best)
              at += 8
            }
          } else {
            let upper = up - width
            let pairPrices = rows + 2 * pair * length
            let leavingTwo = query.leaving(pair)
            left = min(left, upper[0] &+ leavingTwo)
            let (leaving, both) = (SIMD8(repeating: leaving), SIMD8(repeating: leavingTwo))
            var at = 0
            while at < m {
              let byOne = least(
                least(eight(up + at) &+ eight(onePrices + at), eight(up + at + 1) &+ leaving),
                least(eight(up + at - 1) &+ eight(onePrices + length + at), most))
              let byTwo = least(
                least(eight(upper + at) &+ eight(pairPrices + at), eight(upper + at + 1) &+ both),
                eight(upper + at - 1) &+ eight(pairPrices + length + at))
              let best = least(byOne, byTwo)
              UnsafeMutableRawPointer(row + at + 1).storeBytes(of: best, as: SIMD8<Int16>.self)
              bests = least(bests, best)
              at += 8
            }
          }
          left = min(left, tooMuch)
          row[0] = left
          let best = min(left, bests.min())
          // A stretch of the name spans two rows at most, so two rows above the limit end it.
          if best > limit, lastBest > limit { return tooMuch }
          lastBest = best
          var twoLeft = tooMuch
          for j in 0..<m {
            let cell = min(row[j + 1], min(left &+ rows[j], twoLeft &+ rows[length + j]))
            row[j + 1] = cell
            (twoLeft, left) = (left, cell)
          }
        }
        return row[m]
      }
    }
    return cost >= tooMuch ? .max : Int32(cost)
  }

  /// The operations of the cheapest alignment of a name and the query, as `from * count + to`. For training.
  package mutating func operations(of nameText: some Collection<UInt8>) -> (cost: Int32, operations: [Int]) {
    let cost = cost(of: nameText)
    var operations: [Int] = []
    let size = costs.count
    var (i, j) = (text.codes.count, query.singles.count)
    while i > 0 || j > 0 {
      var found = false
      search: for di in 0...min(2, i) {
        for dj in 0...min(2, j) where di + dj > 0 {
          let from = di == 0 ? 0 : di == 1 ? stretches[i - 1].single : stretches[i - 1].pair
          let to = dj == 0 ? 0 : dj == 1 ? Int(query.singles[j - 1]) : Int(query.pairs[j - 1])
          if (di == 2 && from == AlignmentProfile.noPair) || (dj == 2 && to == Int(AlignmentCosts.noPair)) {
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
