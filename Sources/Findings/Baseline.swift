import JSONText
import SourceText

/// Findings that were there before and are not reported again.
///
/// Kept as JSON that is written alike for the same findings, so that it can be committed:
/// `{"schema": "mtlint-baseline/1", "documents": {"a.txt": [{"fingerprint": "…", "rule": "…", "text": "…"}]}}`.
/// Rule and text are there for its readers; only the fingerprint counts.
public struct Baseline: Sendable, Hashable {
  static let schema = "mtlint-baseline/1"

  public struct Entry: Sendable, Hashable {
    public let fingerprint: Fingerprint
    /// Rule of the finding, as it was named.
    public let rule: String
    /// The finding's words, shortened.
    public let text: String
  }

  /// Findings by document, named as `name(of:basePath:)` does.
  public private(set) var documents: [String: [Entry]] = [:]
  private var known: [String: Set<Fingerprint>] = [:]

  /// Longest text of an entry, in characters.
  private static let longestText = 80

  public init() {}

  /// Number of findings.
  public var count: Int { documents.values.reduce(0) { $0 + $1.count } }

  /// What a document is called in a baseline: its path relative to `basePath`, and a record's id behind `#`.
  public static func name(of document: Document, basePath: String?) -> String {
    let path = RelativePath.of(document.file.path, to: basePath)
    guard document.offsetBase == .record, let id = document.id else { return path }
    return "\(path)#\(id)"
  }

  /// Takes in all findings of a report.
  public mutating func add(_ report: DocumentReport, basePath: String?) {
    let name = Self.name(of: report.document, basePath: basePath)
    for (finding, fingerprint) in zip(report.findings, Fingerprint.of(report)) {
      let words = report.document.string(finding.range)
      add(
        Entry(fingerprint: fingerprint, rule: finding.rule.name, text: String(words.prefix(Self.longestText))), to: name
      )
    }
  }

  private mutating func add(_ entry: Entry, to name: String) {
    guard known[name, default: []].insert(entry.fingerprint).inserted else { return }
    documents[name, default: []].append(entry)
  }

  /// For each finding of a report: whether the baseline has it.
  public func isKnown(_ report: DocumentReport, basePath: String?) -> [Bool] {
    guard let old = known[Self.name(of: report.document, basePath: basePath)] else {
      return [Bool](repeating: false, count: report.findings.count)
    }
    return Fingerprint.of(report).map(old.contains)
  }

  /// The report with only the findings that the baseline does not have.
  public func new(in report: DocumentReport, basePath: String?) -> DocumentReport {
    let isOld = isKnown(report, basePath: basePath)
    return DocumentReport(
      document: report.document, language: report.language, words: report.words,
      findings: zip(report.findings, isOld).filter { !$0.1 }.map(\.0), places: report.places)
  }

  /// The baseline as the bytes of its file.
  public func json() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.beginObject()
    json.key("schema")
    json.string(Self.schema)
    json.key("documents")
    json.beginObject()
    for (name, entries) in documents.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      json.key(name)
      json.beginArray()
      for entry in entries {
        json.beginObject()
        json.key("fingerprint")
        json.string(entry.fingerprint.text)
        json.key("rule")
        json.string(entry.rule)
        json.key("text")
        json.string(entry.text)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.take()
  }

  /// Reads a baseline file.
  public static func parse(_ bytes: [UInt8]) throws(BaselineError) -> Baseline {
    let root: JSONNode
    do { root = try JSONParser.parse(bytes) } catch { throw .json(error) }
    func fail(_ node: JSONNode, _ problem: String) -> BaselineError {
      let line = bytes[..<node.range.lowerBound].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
      return .form(line: line, problem: problem)
    }
    guard let found = root["schema"]?.value.string else { throw fail(root, "this is not a baseline of mtlint") }
    guard found == schema else { throw fail(root, "schema “\(found)” is not “\(schema)”: write the baseline anew") }
    guard case .object(let documents)? = root["documents"]?.content else {
      throw fail(root, "“documents” is missing or no object")
    }
    var baseline = Baseline()
    for document in documents {
      guard case .array(let entries) = document.value.content else {
        throw fail(document.value, "expected a list of findings")
      }
      for entry in entries {
        guard let text = entry["fingerprint"]?.value.string, let fingerprint = Fingerprint(text) else {
          throw fail(entry, "expected a “fingerprint” of 32 hexadecimal digits")
        }
        baseline.add(
          Entry(
            fingerprint: fingerprint, rule: entry["rule"]?.value.string ?? "", text: entry["text"]?.value.string ?? ""),
          to: document.key.string)
      }
    }
    return baseline
  }
}

/// Why a baseline could not be read.
public enum BaselineError: Error, Hashable, Sendable, CustomStringConvertible {
  case json(JSONError)
  /// JSON, but not a baseline. The line counts from 1.
  case form(line: Int, problem: String)

  public var description: String {
    switch self {
    case .json(let error): error.description
    case .form(let line, let problem): "line \(line): \(problem)"
    }
  }
}
