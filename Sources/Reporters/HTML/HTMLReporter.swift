import Findings

/// One page that explains itself: the texts with their findings marked in place, fixes to tick, charts, and a map of
/// the places. It holds all it needs and works from a file, without a network.
///
/// The page is written at the end; until then the parts of each document are kept, which is as much as the page.
public struct HTMLReporter: Reporter {
  public static let id = "html"
  public static let summary = "a page for editors: marked text, fixes to tick, charts and a map"

  private let context: ReportContext
  private var documents: [UInt8] = []
  private var contents: [PageContents.Line] = []
  private var charts: FindingCharts
  private var places = MappedPlaces()
  private var fixes = FixCount()
  private var failures: [InputFailure] = []

  public init(_ context: ReportContext) {
    self.context = context
    charts = FindingCharts(context.rules)
  }

  public mutating func report(_ report: DocumentReport, into out: inout [UInt8]) {
    let document = PageDocument(report, number: contents.count + 1)
    fixes.add(report)
    charts.add(report.findings)
    places.add(document)
    contents.append(PageContents.Line(document))
    DocumentSection(document: document).write(into: &documents)
  }

  public mutating func failure(_ failure: InputFailure, into out: inout [UInt8]) { failures.append(failure) }

  public mutating func end(_ summary: ReportSummary, into out: inout [UInt8]) {
    let page = PageTemplate(
      context: context, summary: summary, fixes: fixes, failures: failures, contents: contents, charts: charts,
      places: places)
    page.writeHead(into: &out)
    out += documents
    page.writeFoot(into: &out)
    documents = []
  }
}
