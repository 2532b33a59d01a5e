import Tokens

/// The tests of a pattern's first tokens, the one that tells most first.
struct SortedTests {
  /// The token whose test rules most texts out.
  enum Telling { case own, next, previous, none }

  private(set) var telling = Telling.none
  /// Numbers of the tests.
  let tests: (Int32, Int32, Int32)
  /// Which token of the match each is asked of.
  let places: (Int8, Int8, Int8)

  init(of entry: LinkedPatterns.Entry, _ all: [TokenTest]) {
    let numbers = (entry.first, entry.second, entry.third)
    let needed = Int(entry.needed)
    func number(_ place: Int) -> Int32 { place == 0 ? numbers.0 : place == 1 ? numbers.1 : numbers.2 }
    // The place of the word itself, where it is the same in every match.
    let own = entry.nearest == entry.furthest ? Int(entry.nearest) : -2
    func tells(_ place: Int) -> Bool {
      own >= 0 && place >= 0 && place < needed && all[Int(number(place))].free != TokenTest.everyKind
    }
    var first = -1
    if own >= 0, own < needed, all[Int(number(own))].isSeldomMet {
      (telling, first) = (.own, own)
    } else if tells(own + 1) {
      (telling, first) = (.next, own + 1)
    } else if tells(own - 1) {
      (telling, first) = (.previous, own - 1)
    }
    // What the word itself must be, it mostly is, so that it is asked last.
    var order = first >= 0 ? [first] : []
    for place in 0..<needed where place != first && place != own { order.append(place) }
    if own >= 0, own < needed, own != first { order.append(own) }
    order += [0, 0, 0]
    tests = (number(order[0]), number(order[1]), number(order[2]))
    places = (Int8(order[0]), Int8(order[1]), Int8(order[2]))
  }
}

extension TokenTest {
  /// True where most tokens of the very word fail: words are mostly in small letters behind a blank, and marks have none in
  /// front.
  fileprivate var isSeldomMet: Bool {
    let kinds = free | bound
    if kinds & Self.kinds(.word) == 0 {
      return kinds != 0 && kinds & ~Self.kinds(.punct) == 0 && required & Token.Flags.spaceBefore.rawValue != 0
    }
    return kinds & Self.kinds(.lower) == 0 || forbidden & Token.Flags.spaceBefore.rawValue != 0
  }
}
