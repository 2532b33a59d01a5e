import Findings
import JSONText
import SourceText

/// The document objects of `json` and `jsonl`.
struct DocumentJSON: Sendable {
  let includesText: Bool

  func write(_ report: DocumentReport, to json: inout JSONWriter) {
    let document = report.document
    json.beginObject()
    json.member("path", document.file.path)
    json.key("id")
    if let id = document.id, document.isNumericID { json.raw(id) } else { json.string(document.id) }
    json.member("format", document.format.name)
    json.member("language", report.language)
    json.member("words", report.words)
    if includesText, document.offsetBase == .record {
      json.member("text", String(decoding: document.text, as: UTF8.self))
    }
    json.key("findings")
    json.beginArray()
    let locator = FindingLocator(document)
    for located in locator.locate(report.findings) { write(located, locator, to: &json) }
    json.endArray()
    var summary = ReportSummary()
    summary.add(report)
    json.key("mqm")
    Self.writeMQM(summary, to: &json)
    if let extra = document.extra {
      json.key("extra")
      json.raw(extra)
    }
    json.endObject()
  }

  static func writeMQM(_ summary: ReportSummary, to json: inout JSONWriter) {
    json.beginObject()
    json.member("penalty", summary.penalty)
    json.key("per_thousand_words")
    json.double(summary.penaltyPerThousandWords, decimals: 2)
    json.endObject()
  }

  private func write(_ located: LocatedFinding, _ locator: FindingLocator, to json: inout JSONWriter) {
    let finding = located.finding
    json.beginObject()
    json.member("rule", finding.rule.name)
    json.member("level", finding.level.rawValue)
    json.member("category", finding.category.path)
    json.member("severity", finding.severity.rawValue)
    json.member("message", finding.message)
    json.key("start")
    write(located.range.start, located.start, to: &json)
    json.key("end")
    write(located.range.end, located.end, to: &json)
    json.member("text", locator.document.string(finding.range))
    json.key("fixes")
    json.beginArray()
    for fix in finding.fixes {
      if let edits = ReportedEdits.of(fix, in: locator.document) { write(fix, edits, to: &json) }
    }
    json.endArray()
    if let place = finding.place {
      json.key("place")
      Self.write(place, to: &json)
    }
    json.endObject()
  }

  private func write(_ offset: Int, _ position: Position, to json: inout JSONWriter) {
    json.beginObject()
    json.member("offset", offset)
    json.member("line", position.line)
    json.member("column", position.column)
    json.endObject()
  }

  private func write(_ fix: Fix, _ edits: [ReportedEdits.Edit], to json: inout JSONWriter) {
    json.beginObject()
    json.member("message", fix.message)
    json.member("applicability", fix.applicability.rawValue)
    json.key("edits")
    json.beginArray()
    for edit in edits {
      json.beginObject()
      json.member("start", edit.range.start)
      json.member("end", edit.range.end)
      json.member("replacement", edit.replacement)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  static func write(_ place: PlaceReference, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", place.id)
    json.member("name", place.name)
    json.key("arabic")
    json.string(place.arabic)
    json.key("country")
    json.string(place.country)
    if let governorate = place.governorate {
      json.member("governorate", governorate)
    }
    if let feature = place.feature {
      json.member("feature", feature)
    }
    json.key("latitude")
    writeDegrees(place.latitude, to: &json)
    json.key("longitude")
    writeDegrees(place.longitude, to: &json)
    json.key("confidence")
    json.double(place.confidence, decimals: 4)
    json.endObject()
  }

  private static func writeDegrees(_ degrees: Double?, to json: inout JSONWriter) {
    if let degrees { json.double(degrees, decimals: 6) } else { json.null() }
  }
}
