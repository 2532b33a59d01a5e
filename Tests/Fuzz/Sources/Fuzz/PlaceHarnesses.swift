import Gazetteer
import Glossary
import SourceText

/// A place table is refused or becomes an index that answers.
struct PlaceTableHarness: Harness {
  let name = "places"

  func run(_ bytes: [UInt8]) {
    guard let table = try? PlaceTableReader.read(bytes, name: "fuzz.tsv"),
      let index = try? compileIndex(tables: [table])
    else { return }
    guard let gazetteer = try? Gazetteer.open(builtin: IndexStorage(index), tables: [], model: .untrained) else {
      fatalError("an index that does not open")
    }
    ask(gazetteer)
  }
}

/// An index with damaged bytes is refused or gives wrong answers, and never reads outside.
struct IndexHarness: Harness {
  let name = "index"

  private static let whole: [UInt8] = {
    let table = """
      id\tcountry\tfeature\tlat\tlon\tarabic\tenglish\tlatin_variants\taccepted
      a\tSY\ttown\t36.289\t37.085\tحريتان\tHaritan\tHuritan|Hreitan\tHraytan
      b\tSY\tvillage\t36.252\t37.054\tمعارة الأرتيق\tMaarat al-Artiq\tMaarat Al Ateeq\t
      c\tIQ\tcity\t36.34\t43.13\tالموصل\tMosul\tMossul\t
      """
    guard let rows = try? PlaceTableReader.read(Array(table.utf8), name: "seed.tsv"),
      let index = try? compileIndex(tables: [rows])
    else { fatalError("the table of this harness is wrong") }
    return index
  }()

  /// Three bytes of input are one damage: place (two bytes) and new value.
  func run(_ bytes: [UInt8]) {
    var index = Self.whole
    var at = 0
    while at + 2 < bytes.count {
      index[(Int(bytes[at]) << 8 | Int(bytes[at + 1])) % index.count] = bytes[at + 2]
      at += 3
    }
    if at < bytes.count { index.removeLast(min(index.count, Int(bytes[at]))) }
    guard let gazetteer = try? Gazetteer.open(builtin: IndexStorage(index), tables: [], model: .untrained) else {
      return
    }
    ask(gazetteer)
  }
}

/// Any name can be looked up; the canonical form of what is found is found again.
struct NameHarness: Harness {
  let name = "name"

  func run(_ bytes: [UInt8]) {
    let gazetteer = House.names.gazetteer
    var search = NameSearch(gazetteer)
    guard let best = search.find(String(decoding: bytes.prefix(200), as: UTF8.self), limit: 3).first else { return }
    check(best.confidence >= 0 && best.confidence <= 1, "a confidence of \(best.confidence)")
    let canonical = best.place.english
    guard !canonical.isEmpty else { return }
    check(!search.find(canonical, limit: 1).isEmpty, "“\(canonical)” is not found")
  }
}

private func ask(_ gazetteer: Gazetteer) {
  var search = NameSearch(gazetteer)
  for name in ["Haritan", "Huritan", "حريتان", "Mossul", "Al Artiq", "x", ""] {
    for found in search.find(name) {
      _ = found.place.spellings.count + found.place.id.utf8.count + found.place.population
      _ = (found.place.location, found.place.feature, found.place.country, found.place.admin1)
    }
  }
  let words = ["the", "town", "of", "Maarat", "al", "Artiq"].map { TextWord($0) }
  for at in words.indices {
    gazetteer.matches(in: words, startingAt: at) { _ = gazetteer.spellings(of: $0) }
  }
  _ = gazetteer.place(id: "a")
}
