import Gazetteer
import Romanization

/// Looks through place tables for what is well-formed and yet wrong: names that are other words, names in the wrong
/// column, places outside their country, rows that stand twice, parents that are not there.
public struct PlaceAudit {
  /// Something that a person should look at.
  public struct Finding: Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// Line of the table, from 1.
    public let line: Int
    /// Id of the place.
    public let id: String
    public let problem: String

    public var description: String { "\(file):\(line): \(id): \(problem)" }
  }

  private struct Entry {
    let row: PlaceRow
    let file: String
    let line: Int
  }

  private let words: OrdinaryWords
  private var entries: [Entry] = []
  private var entryOfID: [String: Int] = [:]

  public init(words: OrdinaryWords) { self.words = words }

  public mutating func add(_ table: PlaceTable) {
    for (at, row) in table.rows.enumerated() {
      if entryOfID[row.id] == nil { entryOfID[row.id] = entries.count }
      entries.append(Entry(row: row, file: table.name, line: at < table.lines.count ? table.lines[at] : 0))
    }
  }

  /// All findings, by file and line.
  public func findings() -> [Finding] {
    var out: [Finding] = []
    let canonical = canonicalNames()
    for (at, entry) in entries.enumerated() {
      for problem in scriptProblems(entry.row) + repeats(entry.row) + positionProblems(entry.row)
        + nameProblems(at, canonical) + parentProblems(at)
      {
        out.append(Finding(file: entry.file, line: entry.line, id: entry.row.id, problem: problem))
      }
    }
    for (at, problem) in twins() {
      let entry = entries[at]
      out.append(Finding(file: entry.file, line: entry.line, id: entry.row.id, problem: problem))
    }
    return out.enumerated().sorted {
      ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset)
    }.map(\.element)
  }

  // MARK: One row

  private func scriptProblems(_ row: PlaceRow) -> [String] {
    var problems: [String] = []
    for name in [row.arabic] + row.arabicVariants where !name.isEmpty && !Romanizer.isArabic(name) {
      problems.append("“\(name)” stands among the Arabic names and is not in Arabic script")
    }
    for name in latin(row) where Romanizer.isArabic(name) {
      problems.append("“\(name)” stands among the Latin names and is in Arabic script")
    }
    return problems
  }

  private func latin(_ row: PlaceRow) -> [String] {
    ([row.english] + row.accepted + row.latinVariants).filter { !$0.isEmpty }
  }

  private func repeats(_ row: PlaceRow) -> [String] {
    var seen: Set<String> = []
    return (latin(row) + [row.arabic] + row.arabicVariants).filter { !$0.isEmpty && !seen.insert($0).inserted }
      .map { "“\($0)” is listed twice" }
  }

  private func positionProblems(_ row: PlaceRow) -> [String] {
    // Seas and ranges reach over borders.
    guard let point = row.location, row.feature != .water, row.feature != .mountain,
      let box = CountryBox.of(row.country), !box.contains(point)
    else { return [] }
    return ["\(point.latitude), \(point.longitude) lies outside \(row.country)"]
  }

  // MARK: Names

  /// Entries by their canonical Latin name, folded.
  private func canonicalNames() -> [[UInt8]: [Int]] {
    var names: [[UInt8]: [Int]] = [:]
    for (at, entry) in entries.enumerated() where !entry.row.english.isEmpty {
      names[FoldedName(entry.row.english).joined, default: []].append(at)
    }
    return names
  }

  /// A name counts as it is written, and without its noun of class, as look-up and texts take it: "Indian district" is
  /// found as "Indian". A right name may be that of another place too; a wrong one must not be.
  private func nameProblems(_ at: Int, _ canonical: [[UInt8]: [Int]]) -> [String] {
    let row = entries[at].row
    let own = FoldedName(row.english).joined
    var problems: [String] = []
    for name in [row.english] + row.accepted + row.latinVariants {
      let whole = FoldedName(name)
      for (form, isBare) in [(whole, false), (whole.withoutClassWords, true)] {
        guard let form, form.joined != own else { continue }
        let said = isBare ? "“\(name)”, which is also found as “\(Self.text(form))”," : "“\(name)”"
        if let kind = words.kind(of: form) { problems.append("\(said) is \(kind) too") }
        if row.latinVariants.contains(name), let other = canonical[form.joined]?.first(where: { !isKin($0, at) }) {
          problems.append("\(said) is the name of \(entries[other].row.id)")
        }
      }
    }
    return problems
  }

  private static func text(_ name: FoldedName) -> String {
    name.words.map { String(decoding: name.bytes[$0.range], as: UTF8.self) }.joined(separator: " ")
  }

  /// Places that rightly have one name: a city and its district, two villages of one Arabic name.
  private func isKin(_ one: Int, _ other: Int) -> Bool {
    if one == other { return true }
    let (a, b) = (entries[one].row, entries[other].row)
    if a.id == b.parentID || b.id == a.parentID { return true }
    func keys(_ row: PlaceRow) -> Set<[UInt8]> {
      Set(
        ([row.arabic] + row.arabicVariants).filter { !$0.isEmpty }.map {
          let name = FoldedName($0)
          return (name.withoutClassWords ?? name).joined
        })
    }
    return !keys(a).isDisjoint(with: keys(b))
  }

  // MARK: Several rows

  private func parentProblems(_ at: Int) -> [String] {
    let row = entries[at].row
    if row.parentID.isEmpty { return [] }
    guard let parent = entryOfID[row.parentID] else { return ["its parent “\(row.parentID)” is in none of the tables"] }
    var seen: Set<Int> = [at]
    var above: Int? = parent
    while let here = above {
      // The first of a circle says so for all of it.
      if here == at { return seen.min() == at ? ["its parents lead back to it"] : [] }
      guard seen.insert(here).inserted else { return [] }
      above = entryOfID[entries[here].row.parentID]
    }
    return []
  }

  /// Rows that are one place: they share an identifier, or name, class and position.
  private func twins() -> [(Int, String)] {
    var first: [String: Int] = [:]
    var out: [(Int, String)] = []
    for (at, entry) in entries.enumerated() {
      let row = entry.row
      var keys = [("id", row.id), ("geonames", row.geonames), ("wikidata", row.wikidata), ("pcode", row.pcode)]
        .filter { !$0.1.isEmpty }
      if let point = row.location {
        let name = String(decoding: FoldedName(row.english.isEmpty ? row.arabic : row.english).joined, as: UTF8.self)
        let place = [point.latitude, point.longitude].map { "\(($0 * 100).rounded() / 100)" }
        keys.append(("name, class and position", ([name, row.feature.name] + place).joined(separator: ", ")))
      }
      for (kind, value) in keys {
        let key = "\(kind) \(value)"
        if let other = first[key] {
          out.append((at, "has the \(kind) of \(entries[other].row.id)"))
          break
        }
        first[key] = at
      }
    }
    return out
  }
}
