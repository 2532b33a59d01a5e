import Findings
import Gazetteer
import RuleKit
import SourceText
import Tokens

/// Decides which place each name of a text means: the sure ones first, the others by what lies near them.
struct ToponymResolver {
  let text: TokenizedText
  let cues: ToponymCues
  let style: PlaceStyle?

  /// How many sure places a doubtful one is compared with.
  private static let mostNeighbours = 48

  func resolve(_ candidates: [ToponymFinder.Candidate], names memory: inout ToponymMemory.Names) -> [PlaceMention] {
    let names = memory.spellings
    // Each place counts once, and the first ones are enough: the work grows with the text, not with its square.
    var located: [Coordinate] = []
    var seen: [PlaceID] = []
    var isSeen = [Bool](repeating: false, count: names.count)
    for candidate in candidates where !isSeen[candidate.name] && names[candidate.name].count == 1 {
      if located.count == Self.mostNeighbours { break }
      if cues.isAmbiguous(candidate.tokens) { continue }
      isSeen[candidate.name] = true
      let place = names[candidate.name][0].place
      guard let location = place.location, !seen.contains(place.handle) else { continue }
      seen.append(place.handle)
      located.append(location)
    }
    let context = Context(
      located: located, countries: Self.countries(of: candidates, names),
      starts: candidates.map(\.tokens.lowerBound))
    // Moved out and back, so that it is not copied.
    var known = memory.settled
    memory.settled = []
    var out: [PlaceMention] = []
    out.reserveCapacity(candidates.count)
    for candidate in candidates {
      let end = out.last?.tokens.upperBound ?? -1
      if let mention = mention(candidate, names, behind: end, context, &known) { out.append(mention) }
    }
    // What a name with several places means depends on the text.
    for candidate in candidates where names[candidate.name].count != 1 { known[candidate.name] = nil }
    memory.settled = known
    return out
  }

  /// What the text says of where it is.
  private struct Context {
    /// Places that are sure.
    let located: [Coordinate]
    /// Countries that are named.
    let countries: Set<String>
    /// Tokens with which names of places begin, in order.
    let starts: [Int]

    /// Whether a name of a place begins with a token.
    func isPlace(_ token: Int) -> Bool {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < token { low = middle + 1 } else { high = middle }
      }
      return low < starts.count && starts[low] == token
    }
  }

  private static func countries(
    of candidates: [ToponymFinder.Candidate], _ names: [ToponymFinder.Spellings]
  ) -> Set<String> {
    var isSeen = [Bool](repeating: false, count: names.count)
    var countries: Set<String> = []
    for candidate in candidates where !isSeen[candidate.name] {
      isSeen[candidate.name] = true
      let meant = names[candidate.name]
      if meant.count == 1, meant[0].place.feature == .country { countries.insert(meant[0].place.country) }
    }
    return countries
  }

  /// Which place a name means in this text, wherever it stands in it.
  struct Resolution {
    let meaning: PlaceMeaning
    let spelling: PlaceMention.Spelling
  }

  /// - Parameter end: token behind the last place before.
  private func mention(
    _ candidate: ToponymFinder.Candidate, _ names: [ToponymFinder.Spellings], behind end: Int, _ context: Context,
    _ known: inout [Resolution?]
  ) -> PlaceMention? {
    let range = candidate.tokens
    if cues.isDirection(range) { return nil }
    let isClear = cues.hasPlaceCue(range) || cues.isListed(range, behind: end)
    // A generic such as Kafr or Jabal with a name behind it is a part of that name.
    if cues.isAmbiguous(range), !isClear || cues.isBesideName(range) { return nil }
    if cues.hasPersonCue(range) || cues.isPartOfOrganisation(range) || cues.isFigure(range) { return nil }
    if !isClear, cues.isBeforePersonName(range) || cues.opensLongerName(range, isPlace: context.isPlace) { return nil }
    let spellings = names[candidate.name]
    if cues.isElsewhere(range), !spellings.contains(where: { Self.american.contains($0.place.country) }) { return nil }
    guard let meant = known[candidate.name] ?? resolution(of: spellings, context) else { return nil }
    if known[candidate.name] == nil { known[candidate.name] = meant }
    if meant.spelling != .canonical, cues.isPeople(range) { return nil }
    return PlaceMention(
      tokens: range, range: text.range(of: range), spelling: spelling(at: range, of: meant), meaning: meant.meaning)
  }

  /// Countries with regions that are written behind a comma; Georgia has the name of one.
  private static let american: Set<String> = ["US", "CA", "GE"]

  /// Under a house's style every Latin spelling but its own is to be corrected.
  private func spelling(at range: Range<Int>, of meant: Resolution) -> PlaceMention.Spelling {
    guard style != nil, text.tokens[range.lowerBound].script == .latin else { return meant.spelling }
    let (own, wanted) = (text.string(range), meant.meaning.place.name)
    let opens = text.tokens[range.lowerBound].has(.sentenceStart)
    let isSame = own == wanted || opens && own.dropFirst() == wanted.dropFirst()
    return isSame ? .canonical : .variant
  }

  private func resolution(
    of spellings: [(place: Place, status: SpellingStatus)], _ context: Context
  ) -> Resolution? {
    let isAlone = spellings.count == 1
    let scored = spellings.map { ($0, isAlone ? 1 : score($0.place, $0.status, context)) }
    guard let likeliest = scored.max(by: { $0.1 < $1.1 })?.0 else { return nil }
    let best = namesake(of: likeliest, among: scored)
    let total = scored.reduce(0) { $0 + $1.1 }
    let confidence = isAlone ? 0.97 : (scored.map(\.1).max() ?? 0) / max(total, 1e-9)
    let spelling: PlaceMention.Spelling =
      switch best.status {
      case .canonical, .arabic, .arabicVariant: .canonical
      // What is the name of another place is not written as this one's: Gaza is more than Gaza City.
      case .accepted: spellings.contains { $0.status == .canonical } ? .canonical : .accepted
      // A name that is right for one place is no fault for another.
      case .variant, .fault:
        spellings.contains { $0.status == .canonical || $0.status == .accepted }
          ? .accepted : best.status == .fault ? .variant : .accepted
      }
    let meaning = PlaceMeaning(
      place: reference(best.place, confidence), feature: best.place.feature.name,
      rivals: spellings.map(\.place.id).filter { $0 != best.place.id },
      // A bulk table adds spellings to places that an editor lists: "Is" for al-Eis.
      isCurated: best.place.isCurated && best.status != .variant)
    return Resolution(meaning: meaning, spelling: spelling)
  }

  /// Kilometres within which a place and the one that it is called after are told apart by nobody.
  private static let sameArea = 150.0

  /// Of "Gaza", which is a right name of Gaza City and the name of the land around, the latter: it says no more than
  /// was written.
  private func namesake(
    of likeliest: (place: Place, status: SpellingStatus),
    among scored: [((place: Place, status: SpellingStatus), Double)]
  ) -> (place: Place, status: SpellingStatus) {
    guard likeliest.status == .accepted, let here = likeliest.place.location else { return likeliest }
    let others = scored.filter { entry in
      entry.0.status == .canonical
        && entry.0.place.location.map { $0.kilometres(to: here) < Self.sameArea } ?? false
    }
    return others.max { $0.1 < $1.1 }?.0 ?? likeliest
  }

  /// How likely a place is meant, up to a factor: the settled spelling, the size, the class, the neighbourhood.
  private func score(_ place: Place, _ status: SpellingStatus, _ context: Context) -> Double {
    var score = status == .canonical || status == .arabic ? 4.0 : status == .accepted ? 2.0 : 1.0
    switch place.feature {
    case .city, .country: score *= 4
    case .town, .region, .governorate: score *= 2
    default: break
    }
    if place.population > 100_000 { score *= 3 }
    // Between two cities of one name the larger one is meant, where nothing else decides.
    score *= 1 + Double(min(place.population, 10_000_000)) / 20_000_000
    if context.countries.contains(place.country) { score *= 2 }
    if place.isCurated { score *= 3 }
    if let here = place.location, !context.located.isEmpty {
      let distances = context.located.map { here.kilometres(to: $0) }.sorted().prefix(3)
      let mean = distances.reduce(0, +) / Double(distances.count)
      score *= 1 + 20 / (1 + mean / 25)
    }
    return score
  }

  func reference(_ place: Place, _ confidence: Double) -> PlaceReference {
    PlaceReference(
      id: place.id, name: style?.name(of: place) ?? (place.english.isEmpty ? place.arabic : place.english),
      arabic: place.arabic.isEmpty ? nil : place.arabic, country: place.country.isEmpty ? nil : place.country,
      governorate: place.admin1.isEmpty ? nil : place.admin1, feature: place.feature.name,
      latitude: place.location?.latitude,
      longitude: place.location?.longitude, confidence: (confidence * 100).rounded() / 100)
  }
}
