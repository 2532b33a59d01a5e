import ArgumentParser
import Readers

/// Options about the form of the inputs.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Tables: the column to check, by its name in the first row or its number.", valueName: "column"))
  var textColumn: String?
  @Option(help: ArgumentHelp("Tables: the column with the original.", valueName: "column")) var sourceColumn: String?
  @Flag(inversion: .prefixedNo, help: "Tables: the first row names the columns. Default: by what stands in it.")
  var header: Bool?
  @Option(
    help: ArgumentHelp(
      "JSON: a field to check, such as articles[].body (repeatable). Default: all that reads as prose.",
      valueName: "path"))
  var field: [String] = []
  @Flag(help: "HTML: only the article, without menus and boilerplate.") var article = false

  var readOptions: ReadOptions {
    ReadOptions(
      textColumn: textColumn.map { ReadOptions.Column($0) }, sourceColumn: sourceColumn.map { ReadOptions.Column($0) },
      hasHeader: header, fields: field, articleOnly: article)
  }
}
