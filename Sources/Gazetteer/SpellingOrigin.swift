@preconcurrency import Glibc
import Romanization

/// Tells from the look of a spelling which country's names are written so: Deïr, Douar, -e Bālā, ‘Iz. el-, Kebîr.
///
/// A multinomial logit over hashed runs of two to four scalars of the spelling as it stands, diacritics included.
public struct SpellingOrigin: Sendable {
  package static let bucketCount = 8192
  /// Countries in the order of their weights.
  package let countries: [Int]
  /// `weights[bucket * countries.count + country]`: in 1/8.
  let weights: [Int8]
  private let countryBits: [Int]

  package init(countries: [Int], weights: [Int8]) {
    precondition(weights.count >= countries.count * (countries.isEmpty ? 0 : Self.bucketCount))
    self.countries = countries
    self.weights = weights
    countryBits = countries.map(IndexFormat.countryBit)
  }

  /// A model that knows nothing.
  public init() { self.init(countries: [], weights: []) }

  /// Reads a parameter file: a line of country codes, then a line for every ``rowsPerLine`` runs, a printable ASCII
  /// character a weight (`P` is 0).
  public init(parameters: String) throws(ModelError) {
    var countries: [Int] = []
    var weights: [Int8] = []
    var parameters = parameters
    // Byte by byte: there are two hundred thousand weights, and every run that looks a name up reads them.
    let damaged: Int? = parameters.withUTF8 { bytes in
      var line = 1
      var at = 0
      while at < bytes.count {
        var end = at
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        if at < end, bytes[at] != UInt8(ascii: "%") {
          if countries.isEmpty {
            let codes = String(decoding: bytes[at..<end], as: UTF8.self).split(separator: " ")
            countries = codes.map { IndexFormat.countryCode(String($0)) }
            weights.reserveCapacity(Self.bucketCount * countries.count)
          } else {
            for place in at..<end {
              guard (0x21...0x7E).contains(bytes[place]) else { return line }
              weights.append(Int8(bitPattern: bytes[place]) - 0x50)
            }
          }
        }
        at = end + 1
        line += 1
      }
      return nil
    }
    if let damaged { throw ModelError(model: "origin", line: damaged) }
    guard !countries.isEmpty, !countries.contains(0), weights.count == Self.bucketCount * countries.count else {
      throw ModelError(model: "origin", line: 1)
    }
    self.init(countries: countries, weights: weights)
  }

  package var parameters: String {
    var text = "% Weights of the origin of spellings; written by mtlint-train.\n"
    text += countries.map(IndexFormat.countryName).joined(separator: " ") + "\n"
    for start in stride(from: 0, to: weights.count, by: countries.count * 4) {
      let row = weights[start..<min(start + countries.count * 4, weights.count)]
      text += String(decoding: row.map { UInt8(clamping: Int($0) + 0x50) }, as: UTF8.self) + "\n"
    }
    return text
  }

  /// Calls a closure with the bucket of every run of two to four scalars of a spelling.
  package static func forEachRun(of spelling: String, _ body: (Int) -> Void) {
    var recent: UInt64 = 0x20
    var length = 1
    func visit(_ scalar: UInt64) {
      // Sixteen bits a scalar are enough to tell the letters that names are written in.
      recent = recent << 16 | scalar & 0xFFFF
      length += 1
      var mask: UInt64 = 0xFFFF_FFFF
      for run in 2...4 where run <= length {
        var x = (recent & mask) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(run)
        x ^= x >> 29
        x &*= 0xBF58_476D_1CE4_E5B9
        body(Int(x >> 51))
        mask = mask << 16 | 0xFFFF
      }
    }
    for scalar in spelling.unicodeScalars {
      let value = UInt64(scalar.value)
      visit((0x41...0x5A).contains(value) ? value | 0x20 : value)
    }
    visit(0x20)
  }

  /// Log-probability of each country, in the order of ``countries``.
  func logProbabilities(of spelling: String) -> [Double] {
    if countries.isEmpty { return [] }
    var sums = [Int32](repeating: 0, count: countries.count)
    var runs = 0
    sums.withUnsafeMutableBufferPointer { sums in
      weights.withUnsafeBufferPointer { weights in
        Self.forEachRun(of: spelling) { bucket in
          // Every bucket has a row: `init(parameters:)` and the trainer see to the length.
          let row = UnsafeBufferPointer(rebasing: weights[bucket * sums.count..<(bucket + 1) * sums.count])
          for at in sums.indices { sums[at] &+= Int32(row[at]) }
          runs += 1
        }
      }
    }
    let scale = 0.125 / Double(max(1, runs)).squareRoot()
    let top = sums.max() ?? 0
    let scaled = sums.map { Double($0 - top) * scale }
    let total = log(scaled.reduce(0) { $0 + exp($1) })
    return scaled.map { $0 - total }
  }

  /// Bits (``IndexFormat/countryBit(_:)``) of the likeliest countries, which share nine tenths of the probability; all
  /// bits for a model that knows nothing. `probabilities` are those of ``logProbabilities(of:)``.
  func likelyCountries(by probabilities: [Double]) -> Int {
    if probabilities.isEmpty { return -1 }
    var rest = probabilities
    var bits = 0
    var sum = 0.0
    while sum < 0.9 {
      guard let most = rest.indices.max(by: { rest[$0] < rest[$1] }), rest[most] > -.infinity else { break }
      bits |= countryBits[most]
      sum += exp(rest[most])
      rest[most] = -.infinity
    }
    return bits
  }
}
