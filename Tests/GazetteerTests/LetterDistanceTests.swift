import Romanization
import Testing

@testable import Gazetteer

struct LetterDistanceTests {
  @Test func isLevenshteinsDistance() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      func word() -> [UInt8] {
        (0..<Int.random(in: 1...40, using: &generator)).map { _ in UInt8.random(in: 0x61...0x65, using: &generator) }
      }
      let (one, other) = (word(), word())
      var distance = LetterDistance()
      distance.set(one)
      #expect(distance.to(other) == EditDistance.of(one, other), "\(one) \(other)")
    }
  }

  @Test func anEmptyQueryIsFarFromAll() {
    var distance = LetterDistance()
    distance.set([])
    #expect(distance.to([0x61]) == 64)
  }

  @Test func weakSoundsCanBePassedOver() {
    var distance = LetterDistance()
    distance.set("krtn".utf8)
    #expect(distance.to("kuraitin".utf8, isStrong: true) == 0)
  }
}
