import Gazetteer
@preconcurrency import Glibc
import Romanization

/// A word in Arabic script, aligned letter by letter with the ways it is written in Latin script.
struct AlignedWord {
  let word: RomanizerWord
  let country: String
  /// For each spelling of the place: a chunk a letter.
  var spellings: [[[UInt8]]]
}

/// Learns ``RomanizerModel`` from places that have names in both scripts.
struct RomanizerTraining {
  /// Costs of chunks by code and packed letters, as far as they were asked for.
  private var costs: [UInt64: Double] = [:]
  /// Costs that were learned; empty before the first round.
  private var learned: [UInt64: Double] = [:]

  /// Consonants a letter is usually written with.
  private static let consonants: [UInt8: [String]] = {
    let table =
      "b b p;t t;v th t s;j j dj g z;H h;x kh k ch;d d;* dh d z;r r;z z;s s ss c;$ sh ch s sch;S s c ss;D d dh z;T t;Z z dh d;"
      + "E a;g gh g r rh;f f v;q q k g c qu gu;k k c g;l l;m m;n n;h h;w w v ou o u;y y i ;p h t;P p b;J ch j tch;R zh j z;"
      + "G g gu k;V v f p;@ al el as es ash ech at et ad ed an en ar er az ez il ol ;& w;} y;? "
    var consonants: [UInt8: [String]] = [:]
    for entry in table.split(separator: ";") {
      let fields = entry.split(separator: " ").map(String.init)
      if let code = fields.first?.utf8.first { consonants[code] = Array(fields.dropFirst()) }
    }
    return consonants
  }()

  private static func isVowel(_ letter: UInt8) -> Bool {
    [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y")]
      .contains(letter)
  }

  /// Cost of a chunk for a letter before anything is learned.
  private static func firstCost(_ code: UInt8, _ chunk: [UInt8]) -> Double {
    if chunk.isEmpty {
      return code == UInt8(ascii: "E") || code == UInt8(ascii: "A") || code == UInt8(ascii: "'") ? 0.5 : 5
    }
    if (0x30...0x39).contains(code) { return chunk == [code] ? 0 : 20 }
    if code == RomanizerWord.article {
      return consonants[code, default: []].contains(String(decoding: chunk, as: UTF8.self)) ? 0.5 : 9
    }
    var best = 9.0 + Double(chunk.count)
    for consonant in consonants[code, default: []] + [""] {
      let letters = Array(consonant.utf8)
      for repeats in [1, 2] where repeats == 1 || !letters.isEmpty {
        let head = repeats == 1 ? letters : letters + letters
        guard chunk.starts(with: head) else { continue }
        let tail = chunk[head.count...]
        guard tail.allSatisfy(isVowel) else { continue }
        let isVowelLetter = [
          UInt8(ascii: "A"), UInt8(ascii: "w"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "|"),
          UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "'"), UInt8(ascii: "}"), UInt8(ascii: "&"),
        ].contains(code)
        let missing =
          letters.isEmpty && !isVowelLetter && code != UInt8(ascii: "E") && code != UInt8(ascii: "p") ? 6.0 : 0
        best = min(best, 0.5 + 0.4 * Double(tail.count) + (repeats == 2 ? 0.7 : 0) + missing)
      }
    }
    return best
  }

  private static func pack(_ code: UInt8, _ chunk: ArraySlice<UInt8>) -> UInt64 {
    chunk.reduce(UInt64(code)) { $0 << 8 | UInt64($1) }
  }

  private mutating func cost(_ code: UInt8, _ chunk: ArraySlice<UInt8>) -> Double {
    let key = Self.pack(code, chunk)
    if let known = costs[key] { return known }
    let value = learned[key] ?? Self.firstCost(code, Array(chunk)) + (learned.isEmpty ? 0 : 4)
    costs[key] = value
    return value
  }

  static let longestChunk = 5

  /// Divides Latin letters among Arabic ones; nil when the two are not the same name.
  mutating func align(_ codes: [UInt8], _ letters: [UInt8]) -> [[UInt8]]? {
    let (n, m) = (codes.count, letters.count)
    if n == 0 || m == 0 || n > 40 || m > 80 { return nil }
    var table = [Double](repeating: .infinity, count: (n + 1) * (m + 1))
    var back = [Int](repeating: 0, count: (n + 1) * (m + 1))
    table[0] = 0
    for i in 0..<n {
      for j in 0...m where table[i * (m + 1) + j] < .infinity {
        for length in 0...min(Self.longestChunk, m - j) {
          let total = table[i * (m + 1) + j] + cost(codes[i], letters[j..<j + length])
          let to = (i + 1) * (m + 1) + j + length
          if total < table[to] {
            table[to] = total
            back[to] = length
          }
        }
      }
    }
    guard table[n * (m + 1) + m] < 2.6 * Double(n) else { return nil }
    var chunks: [[UInt8]] = []
    var j = m
    for i in stride(from: n, to: 0, by: -1) {
      let length = back[i * (m + 1) + j]
      chunks.append(Array(letters[j - length..<j]))
      j -= length
    }
    return chunks.reversed()
  }

  /// A name of a place in Arabic script and its Latin spellings.
  struct Name {
    let words: [RomanizerWord]
    let country: String
    let spellings: [[UInt8]]
  }

  static func names(_ tables: [PlaceTable]) -> [Name] {
    var names: [Name] = []
    for row in tables.flatMap(\.rows) where !row.arabic.isEmpty {
      let words = RomanizerWord.words(of: row.arabic)
      if words.isEmpty { continue }
      var spellings: [[UInt8]] = []
      for spelling in [row.english] + row.latinVariants {
        let letters = NameFolding.fold(spelling).filter { $0 < 0x80 && $0 != UInt8(ascii: " ") }
        if !letters.isEmpty, !spellings.contains(letters) { spellings.append(letters) }
      }
      if !spellings.isEmpty { names.append(Name(words: words, country: row.country, spellings: spellings)) }
    }
    return names
  }

  /// Aligned words of all names, the same word in the same country with the same spellings counted each time.
  private mutating func aligned(_ names: [Name]) -> [AlignedWord] {
    var aligned: [AlignedWord] = []
    for name in names {
      let codes = name.words.flatMap(\.codes)
      var perWord = [[[[UInt8]]]](repeating: [], count: name.words.count)
      for spelling in name.spellings.prefix(8) {
        guard let chunks = align(codes, spelling) else { continue }
        var at = 0
        for (number, word) in name.words.enumerated() {
          perWord[number].append(Array(chunks[at..<at + word.codes.count]))
          at += word.codes.count
        }
      }
      for (number, word) in name.words.enumerated() where !perWord[number].isEmpty {
        aligned.append(AlignedWord(word: word, country: name.country, spellings: perWord[number]))
      }
    }
    return aligned
  }

  mutating func train(_ tables: [PlaceTable], epochs: Int, log say: (String) -> Void) -> RomanizerModel {
    let names = Self.names(tables)
    for round in 0..<2 {
      let words = aligned(names)
      var counts: [UInt8: [[UInt8]: Double]] = [:]
      for word in words {
        for (code, chunk) in zip(word.word.codes, word.spellings[0]) {
          counts[code, default: [:]][chunk, default: 0] += 1
        }
      }
      costs = [:]
      learned = [:]
      for (code, chunks) in counts {
        let total = chunks.values.reduce(0, +)
        for (chunk, count) in chunks where count >= 3 {
          learned[Self.pack(code, chunk[...])] = -log((count + 0.1) / total)
        }
      }
      say("romanizer, alignment \(round): \(words.count) words of \(names.count) names")
    }
    let words = aligned(names)
    let chunks = inventory(words)
    var trainer = ChunkTrainer(chunks: chunks, words: Self.thinned(words))
    trainer.train(epochs: epochs, log: say)
    var model = trainer.model()
    model.exceptions = exceptions(words, model: model)
    say("romanizer: \(model.exceptions.text.count { $0 == 0x0A }) words that stand in the list")
    return model
  }

  /// Words without the many repetitions of common ones: at most three of a word in a country.
  private static func thinned(_ words: [AlignedWord]) -> [AlignedWord] {
    var counts: [[UInt8]: Int] = [:]
    return words.filter { word in
      let key = RomanizerModel.key(word.word, country: word.country)
      counts[key, default: 0] += 1
      return counts[key, default: 0] <= 3
    }
  }

  /// Chunks of each letter, the frequent ones.
  private func inventory(_ words: [AlignedWord]) -> [[[UInt8]]] {
    var counts = [[[UInt8]: Int]](repeating: [:], count: 128)
    for word in words {
      for spelling in word.spellings.prefix(3) {
        for (code, chunk) in zip(word.word.codes, spelling) { counts[Int(code) & 0x7F][chunk, default: 0] += 1 }
      }
    }
    return counts.enumerated().map { code, chunks in
      let least = code == Int(RomanizerWord.other) ? 1 : 6
      return chunks.filter { $0.value >= least }
        .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
        .prefix(36).map(\.key)
    }
  }

  static let exceptionLimit = 22_000

  /// Words that the model reads otherwise than most places do: first for all countries, then for one.
  private func exceptions(_ words: [AlignedWord], model: RomanizerModel) -> SortedPairs {
    struct Word: Hashable {
      let word: RomanizerWord
      let country: String
    }
    // Each place speaks for all its spellings, its first the loudest.
    var votes: [Word: [[UInt8]: Double]] = [:]
    for word in words {
      var seen: Set<[UInt8]> = []
      for (number, spelling) in word.spellings.enumerated() {
        let letters = Array(spelling.joined())
        guard seen.insert(letters).inserted else { continue }
        let weight = number == 0 ? 1 : 0.9
        votes[Word(word: word.word, country: word.country), default: [:]][letters, default: 0] += weight
        votes[Word(word: word.word, country: ""), default: [:]][letters, default: 0] += weight * 0.999
      }
    }
    func best(_ votes: [[UInt8]: Double]) -> (letters: [UInt8], votes: Double)? {
      votes.max { $0.value != $1.value ? $0.value < $1.value : $1.key.lexicographicallyPrecedes($0.key) }
        .map { ($0.key, $0.value) }
    }
    var found: [(key: [UInt8], letters: [UInt8], gain: Double)] = []
    for (word, counts) in votes where !word.country.isEmpty {
      guard let (letters, count) = best(counts) else { continue }
      let guess = model.decode(word.word, country: word.country).map { Array($0.chunks.joined()) } ?? []
      let gain = count - counts[guess, default: 0]
      if gain > 0.5 { found.append((RomanizerModel.key(word.word, country: word.country), letters, gain)) }
    }
    found.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.key.lexicographicallyPrecedes($1.key) }
    var list: [[UInt8]: [UInt8]] = [:]
    for entry in found.prefix(Self.exceptionLimit) { list[entry.key] = entry.letters }
    return SortedPairs(list)
  }
}

/// The log-linear model of chunks, by stochastic gradient steps (Adagrad) on the probability of the best spelling.
struct ChunkTrainer {
  let chunks: [[[UInt8]]]
  /// Hashes of the chunks.
  private let ids: [[UInt64]]
  var words: [AlignedWord]
  private var weights: [Float]
  private var squares: [Float]

  init(chunks: [[[UInt8]]], words: [AlignedWord]) {
    self.chunks = chunks
    ids = chunks.map { $0.map(RomanizerModel.hash(ofChunk:)) }
    self.words = words
    weights = [Float](repeating: 0, count: RomanizerModel.weightCount)
    squares = [Float](repeating: 1e-3, count: RomanizerModel.weightCount)
  }

  func model() -> RomanizerModel {
    RomanizerModel(
      chunks: chunks, weights: weights.map { Int8(max(-46, min(46, ($0 * RomanizerModel.scale).rounded()))) },
      exceptions: SortedPairs())
  }

  mutating func train(epochs: Int, log say: (String) -> Void) {
    var order = Array(words.indices)
    var targets = [Int](repeating: 0, count: words.count)
    var generator = SeededGenerator(seed: 9)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      var likelihood = 0.0
      var letters = 0
      let rate: Float = epoch + 2 < epochs ? 0.25 : 0.1
      for index in order {
        let word = words[index]
        // Any attested spelling will do: from the second round on, the one the model likes best.
        if epoch % 2 == 1, word.spellings.count > 1 {
          var best = -Double.infinity
          for (number, spelling) in word.spellings.enumerated() {
            let other = score(word, spelling) + (number == 0 ? 0.7 : 0)
            if other > best { (best, targets[index]) = (other, number) }
          }
        }
        let target = word.spellings[targets[index]]
        let country = UInt64.random(in: 0..<8, using: &generator) == 0 ? "" : word.country
        likelihood += step(word.word, country: country, target: target, rate: rate)
        letters += target.count
      }
      say("romanizer, epoch \(epoch): \((likelihood / Double(letters) * 1e4).rounded() / 1e4) nats a letter")
    }
  }

  private func scores(_ hashes: [UInt64], _ choices: [UInt64]) -> [Float] {
    choices.map { chunk in hashes.reduce(Float(0)) { $0 + weights[RomanizerModel.slot($1, chunk)] } }
  }

  private func score(_ word: AlignedWord, _ spelling: [[UInt8]]) -> Double {
    var sum = 0.0
    var (one, two): (UInt64, UInt64) = (1, 1)
    for (at, context) in RomanizerModel.contexts(word.word, country: word.country).enumerated() {
      let choices = chunks[Int(word.word.codes[at]) & 0x7F]
      guard let right = choices.firstIndex(of: spelling[at]) else { return -1e9 }
      let hashes = context.hashes + RomanizerModel.historyHashes(context, one: one, two: two)
      let scores = scores(hashes, ids[Int(word.word.codes[at]) & 0x7F])
      let top = scores.max() ?? 0
      sum += Double(scores[right] - top) - Double(log(scores.reduce(0) { $0 + exp($1 - top) }))
      two = one
      one = RomanizerModel.hash(ofChunk: spelling[at])
    }
    return sum
  }

  private mutating func step(_ word: RomanizerWord, country: String, target: [[UInt8]], rate: Float) -> Double {
    var likelihood = 0.0
    var (one, two): (UInt64, UInt64) = (1, 1)
    for (at, context) in RomanizerModel.contexts(word, country: country).enumerated() {
      let choices = chunks[Int(word.codes[at]) & 0x7F]
      let chosen = RomanizerModel.hash(ofChunk: target[at])
      if let right = choices.firstIndex(of: target[at]) {
        let hashes = context.hashes + RomanizerModel.historyHashes(context, one: one, two: two)
        let ids = ids[Int(word.codes[at]) & 0x7F]
        var shares = scores(hashes, ids)
        let top = shares.max() ?? 0
        var total: Float = 0
        for choice in shares.indices {
          shares[choice] = exp(shares[choice] - top)
          total += shares[choice]
        }
        likelihood += Double(log(shares[right] / total))
        for choice in shares.indices {
          let gradient = (choice == right ? 1 : 0) - shares[choice] / total
          if abs(gradient) < 0.002 { continue }
          for feature in hashes {
            let slot = RomanizerModel.slot(feature, ids[choice])
            squares[slot] += gradient * gradient
            weights[slot] += rate * gradient / squares[slot].squareRoot()
          }
        }
      }
      two = one
      one = chosen
    }
    return likelihood
  }
}
