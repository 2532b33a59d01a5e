import ArgumentParser
import Dashboard
import FeedState
import Files
import Glossary
import Linting

/// `mtlint feed report`: the dashboard of a state file.
struct FeedReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes a page with what the runs have found: by day, source, rule, item, place.")

  @Option(help: ArgumentHelp("The state file of the runs.", valueName: "file")) var state: String
  @Option(help: ArgumentHelp("Where the page goes; - is standard output.", valueName: "file")) var output = "-"
  @Option(help: ArgumentHelp("How many days, up to the last that brought something.", valueName: "n"))
  var days = 30
  @OptionGroup var glossaries: GlossaryOptions

  func validate() throws {
    guard (1...3660).contains(days) else { throw ValidationError("--days takes a number from 1 to 3660") }
  }

  func run() async throws {
    let figures: DashboardFigures
    do throws(StateError) {
      figures = try DashboardFigures(try FeedStateStore(path: state, isReadOnly: true), days: days)
    } catch {
      throw failed(error.description)
    }
    let rules = try glossaries.ruleBook().metadata
    let titles = Dictionary(rules.map { ($0.id.name, $0.summary) }) { first, _ in first }
    let page = DashboardPage(figures, tool: "mtlint \(Version.text)", titles: titles)
    let stream = OutputStream(path: output)
    do throws(FileError) {
      try stream.write(page.html())
      try stream.finish()
    } catch {
      throw failed(error.description)
    }
  }
}
