/// Learned costs of writing one stretch of letters for another, in 1/16 of a nat.
///
/// A stretch is empty, one letter, or one of the pairs that the model knows. Costs are those of the first stretch (of a
/// name in the tables) being spelt as the second (of a name asked for).
public struct AlignmentCosts: Sendable {
  /// Cost of what the model has no entry for.
  package static let unknown: UInt8 = 255
  package static let noPair: UInt8 = 0xFF
  package static let most = 224

  /// Number of stretches: the empty one, the letters, the pairs.
  package let count: Int
  /// `costs[from * count + to]`
  package let costs: [UInt8]
  /// Number of the stretch of two letters, `first * letterCount + second`; ``noPair`` where the model has none.
  package let pairs: [UInt8]

  /// Names of the letters in parameter files.
  package static let letterNames: [UInt8] = Array("abcdefghijklmnopqrstuvwxyz_~#?".utf8)

  package init(pairNames: [(UInt8, UInt8)], entries: [(from: Int, to: Int, cost: UInt8)]) {
    let letters = AlignmentText.letterCount
    count = 1 + letters + pairNames.count
    var pairs = [UInt8](repeating: Self.noPair, count: letters * letters)
    for (at, pair) in pairNames.enumerated() { pairs[Int(pair.0) * letters + Int(pair.1)] = UInt8(1 + letters + at) }
    var costs = [UInt8](repeating: Self.unknown, count: count * count)
    // Any letter may be another, be left out or be put in, at a price.
    for from in 0...letters {
      for to in 0...letters where from != 0 || to != 0 { costs[from * count + to] = from == to ? 4 : 100 }
    }
    for entry in entries { costs[entry.from * count + entry.to] = entry.cost }
    self.pairs = pairs
    self.costs = costs
  }

  /// Reads a parameter file: lines of a stretch, a stretch and a cost, parted by blanks; `-` is the empty stretch, `_` a
  /// blank, `~` the article, `#` a digit, `?` any other letter. Lines that begin with `%` are comments.
  public init(parameters: String) throws(ModelError) {
    var pairNames: [(UInt8, UInt8)] = []
    // Stretches by their bytes: one letter, or two in one number.
    var numbers: [UInt16: Int] = [UInt16(UInt8(ascii: "-")): 0]
    for (at, name) in Self.letterNames.enumerated() { numbers[UInt16(name)] = at + 1 }
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    func code(_ name: UInt8) -> UInt8? { Self.letterNames.firstIndex(of: name).map(UInt8.init) }
    func stretch(_ name: ArraySlice<UInt8>) -> Int? {
      guard let first = name.first, let last = name.last, name.count <= 2 else { return nil }
      let key = name.count == 1 ? UInt16(first) : UInt16(first) << 8 | UInt16(last)
      if let number = numbers[key] { return number }
      guard name.count == 2, let one = code(first), let two = code(last), pairNames.count < 200 else { return nil }
      pairNames.append((one, two))
      numbers[key] = AlignmentText.letterCount + pairNames.count
      return numbers[key]
    }
    for (line, text) in Array(parameters.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if text.isEmpty || text.first == UInt8(ascii: "%") { continue }
      let fields = text.split(separator: 0x20)
      guard fields.count == 3, let from = stretch(fields[0]), let to = stretch(fields[1]),
        let cost = UInt8(String(decoding: fields[2], as: UTF8.self))
      else { throw ModelError(model: "alignment", line: line + 1) }
      entries.append((from, to, cost))
    }
    self.init(pairNames: pairNames, entries: entries)
  }
}

/// A parameter file that cannot be read.
public struct ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Name of the model: `alignment`, `ranking`, `romanizer`.
  public let model: String
  /// Line of the file, from 1.
  public let line: Int

  public init(model: String, line: Int) {
    self.model = model
    self.line = line
  }

  public var description: String {
    "the \(model) model is damaged at line \(line); restore its file under Glossaries/models or train it anew"
  }
}
