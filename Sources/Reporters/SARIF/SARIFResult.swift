import Findings
import JSONText
import SourceText

/// One finding as a SARIF result.
struct SARIFResult: Sendable {
  let located: LocatedFinding
  let fingerprint: Fingerprint
  let locator: FindingLocator
  let artifact: ArtifactURI
  let artifactIndex: Int
  let ruleIndex: Int?

  private var finding: Finding { located.finding }
  private var document: Document { locator.document }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("ruleId", finding.rule.name)
    if let ruleIndex { json.member("ruleIndex", ruleIndex) }
    json.member("level", SARIFRules.level(finding.level))
    json.object("message") { json in json.member("text", finding.message) }
    json.array("locations", [located]) { json, located in writeLocation(located, to: &json) }
    json.object("partialFingerprints") { json in json.member("mtlintFingerprint/v1", fingerprint.text) }
    writeFixes(to: &json)
    json.object("properties") { json in writeProperties(to: &json) }
    json.endObject()
  }

  private func writeLocation(_ located: LocatedFinding, to json: inout JSONWriter) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { json in Self.write(artifact, index: artifactIndex, to: &json) }
      json.object("region") { json in
        if document.offsetBase == .file {
          Self.write(located.start, located.end, to: &json)
        } else {
          // Lines of a record's text are no lines of the file, but its bytes are.
          let bytes = document.map.source(finding.range)
          json.member("byteOffset", document.fileOffset + bytes.start)
          json.member("byteLength", bytes.count)
        }
        json.object("snippet") { json in json.member("text", locator.string(located.range)) }
      }
    }
    if document.offsetBase == .record, let id = document.id {
      json.array("logicalLocations", [id]) { json, id in
        json.member("name", id)
        json.member("kind", "record")
      }
    }
  }

  private func writeFixes(to json: inout JSONWriter) {
    guard document.offsetBase == .file else { return }
    var cursor = PositionCursor(locator.text)
    let fixes = finding.fixes.compactMap { fix in ReportedEdits.of(fix, in: document).map { (fix, $0) } }
    if fixes.isEmpty { return }
    json.array("fixes", fixes) { json, pair in
      let (fix, edits) = pair
      json.object("description") { json in json.member("text", fix.message) }
      json.array("artifactChanges", [edits]) { json, edits in
        json.object("artifactLocation") { json in Self.write(artifact, index: artifactIndex, to: &json) }
        json.array("replacements", edits) { json, edit in
          json.object("deletedRegion") { json in
            let start = cursor.position(at: edit.range.start)
            Self.write(start, cursor.position(at: edit.range.end), to: &json)
          }
          json.object("insertedContent") { json in json.member("text", edit.replacement) }
        }
      }
      json.object("properties") { json in json.member("applicability", fix.applicability.rawValue) }
    }
  }

  private func writeProperties(to json: inout JSONWriter) {
    json.object("mqm") { json in
      json.member("category", finding.category.path)
      json.member("severity", finding.severity.rawValue)
    }
    if document.offsetBase == .record {
      json.object("record") { json in
        Self.write(located.start, located.end, to: &json)
        json.member("text", document.string(finding.range))
      }
    }
    if let place = finding.place {
      json.key("place")
      DocumentJSON.write(place, to: &json)
    }
  }

  static func write(_ location: ArtifactURI, index: Int?, to json: inout JSONWriter) {
    json.member("uri", location.uri)
    if location.isRelative { json.member("uriBaseId", ArtifactURI.base) }
    if let index { json.member("index", index) }
  }

  /// A region; its end column is that of the character after it.
  private static func write(_ start: Position, _ end: Position, to json: inout JSONWriter) {
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
  }
}
