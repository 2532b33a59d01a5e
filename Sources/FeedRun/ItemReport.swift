import FeedState
import Feeds
import Findings
import JSONText
import Reporters
import SourceText
import Web

/// What was found in an item, beside what was found in it before.
public struct ItemReport: Sendable {
  /// The report with the facts of the item in its document's `extra`.
  public let report: DocumentReport
  /// Whether each finding was not in the version before.
  public let isNew: [Bool]
  /// Findings of the version before that are gone.
  public let resolved: [FindingRecord]
  /// What has become of the item since it was reported last.
  public enum Change: String, Sendable, Hashable {
    /// It was not reported before.
    case new
    /// It says something else now.
    case changed
    /// It says the same; only a run over all items reports it.
    case unchanged
  }

  public let change: Change
  private let item: RoundItem
  private let fingerprints: [Fingerprint]

  /// - Parameters:
  ///   - before: findings of the version before, where there was one.
  ///   - hasState: whether anything is known of earlier runs, so that "new" means something.
  public init(_ item: RoundItem, _ report: DocumentReport, before: [FindingRecord], hasState: Bool) {
    self.item = item
    fingerprints = Fingerprint.of(report)
    let known = Set(before.map(\.fingerprint))
    isNew = fingerprints.map { !known.contains($0.text) }
    let now = Set(fingerprints.map(\.text))
    resolved = before.filter { !now.contains($0.fingerprint) }
    change = item.previous.map { $0.fingerprint == item.fingerprint ? .unchanged : .changed } ?? .new
    let facts = Facts(
      item: item, report: report, isNew: isNew, resolved: resolved,
      change: hasState ? change : nil)
    self.report = report.carrying(extra: facts.json)
  }

  /// What the user is told on standard error of an item that was edited; nil for others.
  public var note: String? {
    guard change == .changed, let previous = item.previous else { return nil }
    let new = isNew.count { $0 }
    let counted = { (count: Int) in "\(count) \(count == 1 ? "finding" : "findings")" }
    return "\(report.document.file.path)#\(item.item.id): edited since \(previous.seen.text): "
      + "\(counted(new)) new, \(counted(resolved.count)) gone"
  }

  /// The version as the state is to keep it; nil where it keeps it already.
  public var version: (feed: Int64, version: NewVersion)? {
    guard change != .unchanged, let feed = item.feed else { return nil }
    let document = report.document
    let version = NewVersion(
      guid: item.item.id, link: item.item.link,
      title: item.item.title.map { String(decoding: $0.bytes, as: UTF8.self) },
      published: item.item.published, etag: item.etag, lastModified: item.lastModified,
      fingerprint: item.fingerprint, text: String(decoding: document.text, as: UTF8.self), language: report.language,
      words: report.words, findings: findings, names: names)
    return (feed, version)
  }

  private var findings: [FindingRecord] {
    report.findings.indices.map { index in
      let finding = report.findings[index]
      return FindingRecord(
        fingerprint: fingerprints[index].text, rule: finding.rule.name, level: finding.level.rawValue,
        category: finding.category.path, severity: finding.severity.rawValue, message: finding.message,
        text: report.document.string(finding.range), start: finding.range.start, end: finding.range.end,
        isNew: isNew[index])
    }
  }

  private var names: [NameRecord] {
    var order: [[String]] = []
    var records: [[String]: NameRecord] = [:]
    // A place that is less sure than this may be another.
    for named in report.places where named.place.confidence >= 0.6 {
      let spelling = report.document.string(named.range)
      let key = [named.place.id, spelling]
      if records[key] == nil { order.append(key) }
      records[
        key,
        default: NameRecord(
          place: named.place.id, name: named.place.name, arabic: named.place.arabic, spelling: spelling, count: 0)
      ].count += 1
    }
    return order.compactMap { records[$0] }
  }
}

/// The `extra` object of an item's document.
private struct Facts {
  let item: RoundItem
  let report: DocumentReport
  let isNew: [Bool]
  let resolved: [FindingRecord]
  let change: ItemReport.Change?

  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    ItemFacts(item.item).write(to: &writer)
    if let change {
      writer.key("change")
      writer.string(change.rawValue)
    }
    if change == .changed, let previous = item.previous { write(previous, to: &writer) }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func write(_ previous: VersionRecord, to writer: inout JSONWriter) {
    writer.key("since")
    writer.string(previous.seen.text)
    // Numbers of findings of this document, from 0.
    writer.key("new_findings")
    writer.beginArray()
    for index in isNew.indices where isNew[index] { writer.int(index) }
    writer.endArray()
    writer.key("resolved_findings")
    writer.beginArray()
    for finding in resolved {
      writer.beginObject()
      for (key, value) in [("rule", finding.rule), ("level", finding.level), ("text", finding.text)] {
        writer.key(key)
        writer.string(value)
      }
      writer.endObject()
    }
    writer.endArray()
    var diff: [UInt8] = []
    UnifiedDiff().write(
      path: item.item.id, original: Array(previous.text.utf8), corrected: report.document.text, into: &diff)
    writer.key("diff")
    writer.string(String(decoding: diff, as: UTF8.self))
  }
}

extension DocumentReport {
  /// The same with another `extra`.
  fileprivate func carrying(extra: String) -> DocumentReport {
    DocumentReport(
      document: document.carrying(extra: extra), language: language, words: words, findings: findings, places: places)
  }
}
