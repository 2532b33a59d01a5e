import ArgumentParser
import Files
import Gazetteer
import JSONText
import Linting
import Romanization
import RuleKit
import SourceText
import Toponyms

/// `mtlint normalize`.
struct NormalizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize", abstract: "Takes spellings of places, in Latin or Arabic script, to the house's form.",
    discussion: """
      mtlint normalize "Deir Ezzor" معارة الأرتيق
      mtlint normalize --format jsonl - < names.txt     one name a line
      mtlint normalize --in-text - < article.txt        the names inside running text

      A name that is not found is printed unchanged; one in Arabic script is romanized.
      """)

  /// How answers are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv, jsonl }

  @Argument(help: "Names, or - for one name a line on standard input.") var names: [String] = []
  @Option(help: "text, tsv or jsonl.") var format: Format = .text
  @Option(help: ArgumentHelp("Only places of this country (ISO 3166-1 alpha-2).", valueName: "XX")) var country: String?
  @Option(help: ArgumentHelp("Prefer places near this point, in degrees.", valueName: "LAT,LON")) var near: String?
  @Option(help: ArgumentHelp("Name so many other places that may be meant (jsonl).", valueName: "n"))
  var alternatives: Int = 3
  @Option(
    help: ArgumentHelp(
      "Answer from this confidence on, 0 to 1 (where nothing is said 0.7, with a country 0.6: nine in ten are right).",
      valueName: "share"))
  var minConfidence: Double?
  @Flag(help: "Rewrite the place names inside running text.") var inText = false
  @OptionGroup var glossaries: GlossaryOptions

  func validate() throws {
    if let country, country.count != 2 { throw ValidationError("--country takes two letters, such as SY") }
    if near != nil, point == nil { throw ValidationError("--near takes two numbers, such as 36.2,37.1") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1")
    }
    if alternatives < 0 { throw ValidationError("--alternatives takes a number from 0") }
  }

  private var point: Coordinate? {
    let parts = (near ?? "").split(separator: ",").compactMap { Double($0) }
    return parts.count == 2 ? Coordinate(latitude: parts[0], longitude: parts[1]) : nil
  }

  func run() async throws {
    let names = self.names.isEmpty ? ["-"] : self.names
    if inText { return try rewrite(names) }
    let context = NameSearch.Context(country: country?.uppercased(), near: point)
    var normalizer = NameNormalizer(
      try glossaries.openGazetteer(), context: context, alternatives: format == .jsonl ? alternatives : 0,
      leastConfidence: minConfidence)
    let printer = NamePrinter(
      format: format, style: try glossaries.placeStyle(), country: country?.uppercased())
    if format == .tsv { try Streams.hand(NamePrinter.header) }
    try InputLines.forEach(in: names) { name in
      try Streams.hand(try printer.line(normalizer.normalize(name)))
    }
  }

  /// Texts with their place names in the house's spelling.
  private func rewrite(_ paths: [String]) throws {
    let book = try glossaries.ruleBook()
    let rewriter = try ToponymRewriter(finder: try glossaries.toponymFinder(book), vocabulary: book.packs.vocabulary)
    for path in paths {
      do {
        let bytes = Paths.exists(path) || path == "-" ? try FileReader.read(path) : Array((path + "\n").utf8)
        let text = try TextEncoding.decode(bytes)
        try Streams.hand(text.encoding.encode(rewriter.rewrite(text.utf8)))
      } catch {
        throw failed("\(path): \(error)")
      }
    }
  }
}

/// Writes answers, one a line.
struct NamePrinter {
  let format: NormalizeCommand.Format
  let style: PlaceStyle?
  let country: String?

  static let header =
    "input\tcanonical\tid\tarabic\tcountry\tfeature\tlatitude\tlongitude\tconfidence\tmethod\n"

  func line(_ answer: NameNormalizer.Answer) throws -> String {
    var romanized: String?
    if answer.best == nil, HouseRomanizer.isArabic(answer.input) {
      // Only such names need the learned model, which takes some milliseconds to read.
      let house = style?.style
      let romanizer = try HouseRomanizer.make(scheme: house?.scheme ?? .press, country: house?.country ?? country)
      romanized = romanizer.romanize(answer.input)
      romanized = romanized.map { house?.withArticles($0) ?? $0 }
    }
    let name = answer.best.map { self.name(of: $0.place) } ?? romanized
    switch format {
    case .text: return (name ?? answer.input) + "\n"
    case .tsv: return tsv(answer, name)
    case .jsonl: return json(answer, name, isRomanized: romanized != nil)
    }
  }

  private func name(of place: Place) -> String {
    style?.name(of: place) ?? (place.english.isEmpty ? place.arabic : place.english)
  }

  private func tsv(_ answer: NameNormalizer.Answer, _ name: String?) -> String {
    let place = answer.best?.place
    var cells = [answer.input, name ?? "", place?.id ?? "", place?.arabic ?? "", place?.country ?? ""]
    cells += [place?.feature.name ?? "", place?.location.map { "\($0.latitude)" } ?? ""]
    cells += [place?.location.map { "\($0.longitude)" } ?? "", answer.best.map { rounded($0.confidence) } ?? ""]
    cells.append(answer.best?.method.rawValue ?? (name == nil ? "" : "romanized"))
    return cells.map { $0.replacing("\t", with: " ") }.joined(separator: "\t") + "\n"
  }

  private func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  private func json(_ answer: NameNormalizer.Answer, _ name: String?, isRomanized: Bool) -> String {
    var out = JSONWriter()
    let place = answer.best?.place
    out.beginObject()
    let texts: [(String, String?)] = [
      ("input", answer.input), ("canonical", name), ("id", place?.id), ("arabic", place?.arabic),
      ("country", place?.country), ("feature", place?.feature.name),
    ]
    for (key, value) in texts {
      out.key(key)
      out.string(value.flatMap { $0.isEmpty && key != "input" ? nil : $0 })
    }
    out.key("latitude")
    if let location = place?.location { out.double(location.latitude, decimals: 5) } else { out.null() }
    out.key("longitude")
    if let location = place?.location { out.double(location.longitude, decimals: 5) } else { out.null() }
    out.key("confidence")
    if let best = answer.best { out.double(best.confidence, decimals: 2) } else { out.null() }
    out.key("method")
    out.string(answer.best?.method.rawValue ?? (isRomanized ? "romanized" : nil))
    out.key("alternatives")
    out.beginArray()
    for other in answer.alternatives {
      out.beginObject()
      out.key("canonical")
      out.string(self.name(of: other.place))
      out.key("id")
      out.string(other.place.id)
      out.key("confidence")
      out.double(other.confidence, decimals: 2)
      out.endObject()
    }
    out.endArray()
    out.endObject()
    out.endLine()
    return String(decoding: out.bytes, as: UTF8.self)
  }
}
