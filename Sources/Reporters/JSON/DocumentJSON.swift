import Findings
import JSONText
import SourceText

/// The document objects of `json` and `jsonl`.
struct DocumentJSON: Sendable {
  let includesText: Bool

  func write(_ report: DocumentReport, to json: inout JSONWriter) {
    let document = report.document
    json.beginObject()
    json.key("path")
    json.string(document.file.path)
    json.key("id")
    json.string(document.id)
    json.key("format")
    json.string(document.format.name)
    json.key("language")
    json.string(report.language)
    json.key("words")
    json.int(report.words)
    if includesText, document.offsetBase == .record {
      json.key("text")
      json.string(String(decoding: document.text, as: UTF8.self))
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
    json.key("penalty")
    json.int(summary.penalty)
    json.key("per_thousand_words")
    json.double(summary.penaltyPerThousandWords, decimals: 2)
    json.endObject()
  }

  private func write(_ located: LocatedFinding, _ locator: FindingLocator, to json: inout JSONWriter) {
    let finding = located.finding
    json.beginObject()
    json.key("rule")
    json.string(finding.rule.name)
    json.key("level")
    json.string(finding.level.rawValue)
    json.key("category")
    json.string(finding.category.path)
    json.key("severity")
    json.string(finding.severity.rawValue)
    json.key("message")
    json.string(finding.message)
    json.key("start")
    write(located.range.start, located.start, to: &json)
    json.key("end")
    write(located.range.end, located.end, to: &json)
    json.key("text")
    json.string(locator.document.string(finding.range))
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
    json.key("offset")
    json.int(offset)
    json.key("line")
    json.int(position.line)
    json.key("column")
    json.int(position.column)
    json.endObject()
  }

  private func write(_ fix: Fix, _ edits: [ReportedEdits.Edit], to json: inout JSONWriter) {
    json.beginObject()
    json.key("message")
    json.string(fix.message)
    json.key("applicability")
    json.string(fix.applicability.rawValue)
    json.key("edits")
    json.beginArray()
    for edit in edits {
      json.beginObject()
      json.key("start")
      json.int(edit.range.start)
      json.key("end")
      json.int(edit.range.end)
      json.key("replacement")
      json.string(edit.replacement)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func write(_ place: PlaceReference, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.string(place.id)
    json.key("name")
    json.string(place.name)
    json.key("arabic")
    json.string(place.arabic)
    json.key("country")
    json.string(place.country)
    if let governorate = place.governorate {
      json.key("governorate")
      json.string(governorate)
    }
    if let feature = place.feature {
      json.key("feature")
      json.string(feature)
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
