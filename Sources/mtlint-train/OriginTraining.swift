import Gazetteer
@preconcurrency import Glibc
import Romanization

/// Learns ``SpellingOrigin`` from the spellings of the tables: a multinomial logit by stochastic gradient steps.
enum OriginTraining {
  static func train(_ tables: [PlaceTable], epochs: Int = 3, log say: (String) -> Void) -> SpellingOrigin {
    var numberOfCountry: [Int: Int] = [:]
    var countries: [Int] = []
    var examples: [(text: String, country: Int)] = []
    for row in tables.flatMap(\.rows) {
      let code = IndexFormat.countryCode(row.country)
      if code == 0 { continue }
      let number = numberOfCountry[code, default: countries.count]
      if number == countries.count {
        numberOfCountry[code] = number
        countries.append(code)
      }
      for spelling in [row.english] + row.latinVariants where !spelling.isEmpty { examples.append((spelling, number)) }
    }
    let size = countries.count
    var weights = [Float](repeating: 0, count: SpellingOrigin.bucketCount * size)
    var scores = [Float](repeating: 0, count: size)
    var buckets: [Int] = []
    var generator = SeededGenerator(seed: 5)
    for epoch in 0..<epochs {
      examples.shuffle(using: &generator)
      let rate = 0.5 / Float(1 + 2 * epoch)
      var likelihood = 0.0
      for example in examples {
        buckets.removeAll(keepingCapacity: true)
        SpellingOrigin.forEachRun(of: example.text) { buckets.append($0 * size) }
        let scale = 1 / Float(max(1, buckets.count)).squareRoot()
        for at in 0..<size { scores[at] = 0 }
        for bucket in buckets {
          for at in 0..<size { scores[at] += weights[bucket + at] }
        }
        var top: Float = -.infinity
        for at in 0..<size {
          scores[at] *= scale
          top = max(top, scores[at])
        }
        var total: Float = 0
        for at in 0..<size {
          scores[at] = exp(scores[at] - top)
          total += scores[at]
        }
        likelihood += Double(logf(scores[example.country] / total))
        for at in 0..<size { scores[at] = rate * scale * ((at == example.country ? 1 : 0) - scores[at] / total) }
        for bucket in buckets {
          for at in 0..<size { weights[bucket + at] += scores[at] }
        }
      }
      say("origin, epoch \(epoch): \((likelihood / Double(examples.count) * 1000).rounded() / 1000) nats a spelling")
    }
    return SpellingOrigin(countries: countries, weights: weights.map { Int8(max(-46, min(46, ($0 * 8).rounded()))) })
  }
}
