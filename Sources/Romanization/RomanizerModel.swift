@preconcurrency import Glibc

/// A learned romanizer: supplies the vowels that Arabic script leaves out.
///
/// Every letter becomes a chunk of Latin letters (ح → `ha`, `hu`, `h` …), chosen by a log-linear model of the letters
/// around it, the pattern of the word, the country and the chunks before, with a beam; words that the model is known to
/// get wrong stand in a list. It is deterministic, and the same on every machine that computes IEEE doubles.
public struct RomanizerModel: Sendable {
  package static let weightBits = 19
  package static let weightCount = 1 << weightBits
  static let beamWidth = 8

  /// Chunks by code of the letter, the most frequent first.
  package let chunks: [[[UInt8]]]
  /// Weights of feature and chunk by hash, in 1/``scale``.
  package var weights: [Int8]
  package static let scale: Float = 12
  /// Words with their romanization: key is the codes, `+` after a word that others follow, and the country or nothing.
  package var exceptions: SortedPairs

  package init(chunks: [[[UInt8]]], weights: [Int8], exceptions: SortedPairs) {
    self.chunks = chunks
    self.weights = weights
    self.exceptions = exceptions
  }

  /// Key of a word among the exceptions.
  package static func key(_ word: RomanizerWord, country: String) -> [UInt8] {
    var key = word.codes
    if !word.isLast { key.append(UInt8(ascii: "+")) }
    if !country.isEmpty { key += [UInt8(ascii: "/")] + Array(country.utf8) }
    return key
  }

  // MARK: Features

  /// Hashes of what the chunk of one letter is chosen by, but for the chunks before.
  package struct Context {
    package var hashes: [UInt64] = []
    /// What goes with the chunks before.
    fileprivate var letter: UInt64 = 0
    fileprivate var next: UInt64 = 0
    fileprivate var place: UInt64 = 0
    fileprivate var country: UInt64 = 0
  }

  @inline(__always)
  private static func mix(_ kind: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) -> UInt64 {
    var x = kind &* 0x9E37_79B9_7F4A_7C15
    for value in [a, b, c, d] {
      x = (x ^ value) &* 0xD6E8_FEB8_6659_FD93
      x ^= x >> 32
    }
    return x
  }

  /// Contexts of the letters of a word. `country` is ISO 3166-1 alpha-2, or empty.
  package static func contexts(_ word: RomanizerWord, country: String) -> [Context] {
    let codes = word.codes.map(UInt64.init)
    let country = country.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let stem = codes.first == UInt64(RomanizerWord.article) ? 1 : 0
    // The pattern of the word: long vowels and endings as they are, consonants alike.
    var pattern: UInt64 = 0
    for (at, code) in word.codes.enumerated() where at >= stem {
      let kept: UInt8 =
        switch code {
        case UInt8(ascii: "A"), UInt8(ascii: "w"), UInt8(ascii: "y"), UInt8(ascii: "p"), UInt8(ascii: "Y"),
          UInt8(ascii: "'"), UInt8(ascii: "|"):
          code
        default: 1
        }
      pattern = pattern &* 131 &+ UInt64(kept)
    }
    let last = UInt64(word.isLast ? 1 : 0)
    func letter(_ at: Int) -> UInt64 { at < 0 ? 1 : at >= codes.count ? 2 : codes[at] }
    return codes.indices.map { at in
      let (a, b, x, y, z) = (letter(at - 2), letter(at - 1), letter(at), letter(at + 1), letter(at + 2))
      let place = UInt64(at - stem + 1)
      let fromEnd = UInt64(codes.count - at)
      var context = Context()
      context.hashes = [
        mix(1, x), mix(2, x, y), mix(3, b, x), mix(4, b, x, y), mix(5, x, y, z), mix(6, a, b, x),
        mix(7, a << 16 | b, x, y, z), mix(8, x, y, z, letter(at + 3)), mix(9, pattern, place),
        mix(10, pattern, place, x),
        mix(11, country, x), mix(12, country, x, y), mix(13, country, b, x), mix(14, country, b, x, y),
        mix(15, x, min(place, 3), min(fromEnd, 3), last), mix(16, country, pattern, place),
        mix(17, a << 16 | letter(at - 3), b, x, y), mix(18, country, x, y, z), mix(19, pattern, place, b << 16 | x, y),
      ]
      context.letter = x
      context.next = y
      context.place = mix(20, pattern, place)
      context.country = country
      return context
    }
  }

  /// Hashes of the features that hold the chunks before.
  package static func historyHashes(_ context: Context, one: UInt64, two: UInt64) -> [UInt64] {
    [
      mix(30, one, context.letter), mix(31, one, context.letter, context.next), mix(32, one, context.place),
      mix(33, one, two, context.letter), mix(34, context.country, one, context.letter),
      mix(35, one << 32 | two & 0xFFFF_FFFF, context.letter, context.next),
    ]
  }

  package static func hash(ofChunk chunk: [UInt8]) -> UInt64 {
    chunk.reduce(UInt64(chunk.count) &+ 7) { ($0 << 8 | UInt64($1)) & 0xFFFF_FFFF_FFFF }
  }

  /// Slot of a feature and a chunk among the weights.
  @inline(__always)
  package static func slot(_ feature: UInt64, _ chunk: UInt64) -> Int {
    var x = (feature ^ chunk) &* 0x9E37_79B9_7F4A_7C15
    x ^= x >> 31
    x &*= 0xBF58_476D_1CE4_E5B9
    return Int(x >> (64 - UInt64(weightBits)))
  }

  // MARK: Decoding

  /// A romanized word: a chunk for each letter.
  package struct Reading: Sendable {
    package var chunks: [[UInt8]]
    /// Log-probability.
    package var score: Double
  }

  private struct Hypothesis {
    var chunks: [Int]
    var one: UInt64
    var two: UInt64
    var score: Double
  }

  /// The likeliest reading of a word by the model alone; `among` limits the readings to those that spell these letters.
  package func decode(_ word: RomanizerWord, country: String, among spelling: [UInt8]? = nil) -> Reading? {
    let contexts = Self.contexts(word, country: country)
    var beam = [Hypothesis(chunks: [], one: 1, two: 1, score: 0)]
    var spelled = [0]
    for (at, context) in contexts.enumerated() {
      let choices = chunks[Int(word.codes[at]) & 0x7F]
      if choices.isEmpty { return nil }
      let hashes = choices.map(Self.hash(ofChunk:))
      // What does not depend on the chunks before is summed once.
      let base = hashes.map { chunk in
        context.hashes.reduce(Int32(0)) { $0 + Int32(weights[Self.slot($1, chunk)]) }
      }
      var next: [(hypothesis: Hypothesis, spelled: Int)] = []
      for (number, hypothesis) in beam.enumerated() {
        let history = Self.historyHashes(context, one: hypothesis.one, two: hypothesis.two)
        var scores = [Double](repeating: 0, count: choices.count)
        var top = -Double.infinity
        for choice in choices.indices {
          let sum = history.reduce(base[choice]) { $0 + Int32(weights[Self.slot($1, hashes[choice])]) }
          scores[choice] = Double(sum) / Double(Self.scale)
          top = max(top, scores[choice])
        }
        let total = top + log(scores.reduce(0) { $0 + exp($1 - top) })
        for choice in choices.indices {
          var end = 0
          if let spelling {
            end = spelled[number] + choices[choice].count
            guard end <= spelling.count, spelling[spelled[number]..<end].elementsEqual(choices[choice]) else {
              continue
            }
          }
          next.append(
            (
              Hypothesis(
                chunks: hypothesis.chunks + [choice], one: hashes[choice], two: hypothesis.one,
                score: hypothesis.score + scores[choice] - total), end
            ))
        }
      }
      next.sort { one, other in
        if one.hypothesis.score != other.hypothesis.score { return one.hypothesis.score > other.hypothesis.score }
        return one.hypothesis.chunks.lexicographicallyPrecedes(other.hypothesis.chunks)
      }
      let width = spelling == nil ? Self.beamWidth : 64
      beam = next.prefix(width).map(\.hypothesis)
      spelled = next.prefix(width).map(\.spelled)
      if beam.isEmpty { return nil }
    }
    for (number, hypothesis) in beam.enumerated() where spelling.map({ $0.count == spelled[number] }) ?? true {
      let letters = zip(hypothesis.chunks, word.codes).map { chunks[Int($1) & 0x7F][$0] }
      return Reading(chunks: letters, score: hypothesis.score)
    }
    return nil
  }

  /// The reading of a word: that of the list of exceptions, else the model's.
  package func read(_ word: RomanizerWord, country: String) -> Reading {
    let known =
      exceptions.value(of: Self.key(word, country: country)) ?? exceptions.value(of: Self.key(word, country: ""))
    if let known {
      if let reading = decode(word, country: country, among: known) { return reading }
      // The list may hold what no chunks spell; then it all goes with the first letter.
      return Reading(chunks: [known] + [[UInt8]](repeating: [], count: max(0, word.codes.count - 1)), score: 0)
    }
    return decode(word, country: country)
      ?? Reading(chunks: word.codes.map { (0x30...0x39).contains($0) ? [$0] : [] }, score: 0)
  }
}
