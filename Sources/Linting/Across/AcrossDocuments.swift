import Findings
import Romanization
import RuleKit
import RulePacks
import SourceText

/// Compares the names of places and organisations over the documents of a run.
///
/// Documents are taken in input order; what is found does not depend on how they were worked on. Memory grows with the
/// number of names and spellings, and with the documents that hold the first of each.
public struct AcrossDocuments: Sendable {
  /// How one spelling is used.
  private struct Spelling {
    /// As it was written first.
    let text: String
    var mentions = 0
    /// Numbers of the documents, in order.
    var documents: [Int] = []
    /// How many documents of earlier runs.
    var earlier = 0
    /// Where it stands first in this run.
    var first: Place?

    mutating func add(_ mentions: Int, _ body: (inout Spelling) -> Void) {
      self.mentions += mentions
      body(&self)
    }
  }

  private struct Place {
    /// Without its findings.
    let report: DocumentReport
    let range: ByteRange
  }

  /// One name of one place or organisation, in one language.
  private struct Key: Hashable {
    let subject: String
    let consonants: [UInt8]
    let language: String
  }

  private struct Group {
    let house: String
    var place: PlaceReference?
    var spellings: [[UInt8]: Spelling] = [:]
    /// Keys of `spellings` as they came.
    var order: [[UInt8]] = []

    mutating func add(_ use: NameUse, _ body: (inout Spelling) -> Void) {
      place = place ?? use.place
      if spellings[use.folded] == nil { order.append(use.folded) }
      spellings[use.folded, default: Spelling(text: use.spelling)].add(use.mentions, body)
    }
  }

  private let configuration: Configuration
  private let level: Level
  private let packs: PackEngine
  /// Made for the second document: one is compared with nothing.
  private var names: NameUses?
  private var only: DocumentReport?
  private var groups: [Key: Group] = [:]
  private var count = 0

  /// Nil where the rule does not run.
  ///
  /// - Parameter packs: whose tables name organisations.
  public init?(_ configuration: Configuration, packs: PackEngine) {
    let metadata = AcrossDocumentsRule.metadata
    guard let level = configuration.level(of: metadata.id, own: metadata.level) else { return nil }
    self.level = level
    self.configuration = configuration
    self.packs = packs
  }

  /// Takes in a document. Documents are numbered from 0 in the order of the calls.
  public mutating func add(_ report: DocumentReport) {
    if names == nil {
      guard let first = only else {
        only = report
        return
      }
      names = NameUses(organisations: OrganisationNames(packs))
      only = nil
      add(names?.uses(in: first) ?? [], of: first)
    }
    add(names?.uses(in: report) ?? [], of: report)
  }

  /// Takes in what earlier runs saw of a place; to be called before the first document comes. A finding is then made
  /// only where this run brings a spelling of its own.
  public mutating func know(
    place: String, house: String, spelling: String, language: String, mentions: Int, documents: Int
  ) {
    if names == nil { names = NameUses(organisations: OrganisationNames(packs)) }
    let use = NameUse(
      subject: NameUse.subject(ofPlace: place), house: house, place: nil, spelling: spelling, first: ByteRange(0, 0),
      mentions: mentions)
    guard let use else { return }
    update(use, Self.primary(language)) { $0.earlier += documents }
  }

  private mutating func add(_ uses: [NameUse], of report: DocumentReport) {
    defer { count += 1 }
    if uses.isEmpty { return }
    let bare = report.keeping { _ in false }
    let language = Self.primary(report.language)
    let number = count
    for use in uses {
      update(use, language) { spelling in
        if spelling.documents.last != number { spelling.documents.append(number) }
        if spelling.first == nil { spelling.first = Place(report: bare, range: use.first) }
      }
    }
  }

  private static func primary(_ language: String) -> String {
    String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  private mutating func update(_ use: NameUse, _ language: String, _ body: (inout Spelling) -> Void) {
    let key = Key(subject: use.subject, consonants: use.consonants, language: language)
    // In place: a copy of what many documents have left would make the work grow with their square.
    groups[key, default: Group(house: use.house, place: use.place)].add(use, body)
  }

  /// A finding for each name that is spelled in several ways, with the number of the document that it stands in and
  /// the document itself.
  public func findings() -> [(document: Int, report: DocumentReport, finding: Finding)] {
    groups.values.compactMap { finding($0) }.sorted {
      ($0.document, $0.finding.range, $0.finding.message) < ($1.document, $1.finding.range, $1.finding.message)
    }
  }

  /// Stands where the first spelling stands that is not the chosen one.
  private func finding(_ group: Group) -> (document: Int, report: DocumentReport, finding: Finding)? {
    guard group.spellings.count > 1, group.spellings.values.contains(where: { $0.earlier == 0 }) else { return nil }
    let chosen = choice(group)
    for folded in group.order where folded != chosen {
      guard let spelling = group.spellings[folded], let first = spelling.first, let number = spelling.documents.first
      else { continue }
      // Two spellings in one text and nowhere else are for the rule that reads the text.
      let others = group.spellings.filter { $0.key != folded }.values
      let isApart = others.contains { $0.earlier > 0 || $0.documents != [number] }
      guard isApart || spelling.documents.count > 1 || spelling.earlier > 0 else { continue }
      let metadata = AcrossDocumentsRule.metadata
      let finding = Finding(
        rule: metadata.id, level: level, category: metadata.category, severity: metadata.severity,
        message: message(group), range: first.range, place: group.place)
      return configuration.spares(finding, in: first.report.document) ? nil : (number, first.report, finding)
    }
    return nil
  }

  /// The house's spelling where it is used, else the one that is used most.
  private func choice(_ group: Group) -> [UInt8] {
    let house = FoldedName(group.house).joined
    if group.spellings[house] != nil { return house }
    var best: (key: [UInt8], mentions: Int)?
    for key in group.order {
      let mentions = group.spellings[key]?.mentions ?? 0
      if mentions > best?.mentions ?? 0 { best = (key, mentions) }
    }
    return best?.key ?? house
  }

  private func message(_ group: Group) -> String {
    let ranked = group.order.enumerated().compactMap { number, key in group.spellings[key].map { (number, $0) } }
      .sorted { ($1.1.mentions, $0.0) < ($0.1.mentions, $1.0) }
    let counts = ranked.map { _, spelling in
      let documents = spelling.documents.count + spelling.earlier
      return "“\(spelling.text)” \(Self.times(spelling.mentions)) in \(documents) document\(documents == 1 ? "" : "s")"
    }
    return
      "One name in \(ranked.count) spellings: \(counts.joined(separator: ", ")). The house writes “\(group.house)”."
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : count == 2 ? "twice" : "\(count) times" }
}
