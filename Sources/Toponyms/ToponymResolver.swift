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

  func resolve(_ candidates: [ToponymFinder.Candidate], names: [ToponymFinder.Spellings]) -> [PlaceMention] {
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
    var known = [Resolution?](repeating: nil, count: names.count)
    var out: [PlaceMention] = []
    out.reserveCapacity(candidates.count)
    for candidate in candidates {
      if let mention = mention(candidate, names, near: located, &known) { out.append(mention) }
    }
    return out
  }

  /// Which place a name means in this text, wherever it stands in it.
  private struct Resolution {
    let meaning: PlaceMeaning
    let spelling: PlaceMention.Spelling
  }

  private func mention(
    _ candidate: ToponymFinder.Candidate, _ names: [ToponymFinder.Spellings], near located: [Coordinate],
    _ known: inout [Resolution?]
  ) -> PlaceMention? {
    let range = candidate.tokens
    // A generic such as Kafr or Jabal with a name behind it is a part of that name.
    if cues.isAmbiguous(range), !cues.hasPlaceCue(range) || cues.isBesideName(range) { return nil }
    if cues.hasPersonCue(range) || cues.isPartOfOrganisation(range) { return nil }
    guard let meant = known[candidate.name] ?? resolution(of: names[candidate.name], near: located) else { return nil }
    if known[candidate.name] == nil { known[candidate.name] = meant }
    return PlaceMention(
      tokens: range, range: text.range(of: range), spelling: spelling(at: range, of: meant), meaning: meant.meaning)
  }

  /// Under a house's style every Latin spelling but its own is to be corrected.
  private func spelling(at range: Range<Int>, of meant: Resolution) -> PlaceMention.Spelling {
    guard style != nil, text.tokens[range.lowerBound].script == .latin else { return meant.spelling }
    let (own, wanted) = (text.string(range), meant.meaning.place.name)
    let opens = text.tokens[range.lowerBound].has(.sentenceStart)
    let isSame = own == wanted || opens && own.dropFirst() == wanted.dropFirst()
    return isSame ? .canonical : .variant
  }

  private func resolution(
    of spellings: [(place: Place, status: SpellingStatus)], near located: [Coordinate]
  ) -> Resolution? {
    let isAlone = spellings.count == 1
    let scored = spellings.map { ($0, isAlone ? 1 : score($0.place, $0.status, near: located)) }
    guard let best = scored.max(by: { $0.1 < $1.1 })?.0 else { return nil }
    let total = scored.reduce(0) { $0 + $1.1 }
    let confidence = isAlone ? 0.97 : (scored.map(\.1).max() ?? 0) / max(total, 1e-9)
    let spelling: PlaceMention.Spelling =
      switch best.status {
      case .canonical, .arabic, .arabicVariant: .canonical
      case .accepted: .accepted
      // A name that is right for one place is no fault for another.
      case .variant, .fault:
        spellings.contains { $0.status == .canonical || $0.status == .accepted }
          ? .accepted : best.status == .fault ? .variant : .accepted
      }
    let meaning = PlaceMeaning(
      place: reference(best.place, confidence), feature: best.place.feature.name,
      rivals: spellings.map(\.place.id).filter { $0 != best.place.id }, isCurated: best.place.isCurated)
    return Resolution(meaning: meaning, spelling: spelling)
  }

  /// How likely a place is meant, up to a factor: the settled spelling, the size, the class, the neighbourhood.
  private func score(_ place: Place, _ status: SpellingStatus, near located: [Coordinate]) -> Double {
    var score = status == .canonical || status == .arabic ? 4.0 : status == .accepted ? 2.0 : 1.0
    switch place.feature {
    case .city, .country: score *= 4
    case .town, .region, .governorate: score *= 2
    default: break
    }
    if place.population > 100_000 { score *= 3 }
    if place.isCurated { score *= 3 }
    if let here = place.location, !located.isEmpty {
      let distances = located.map { here.kilometres(to: $0) }.sorted().prefix(3)
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
