import ArgumentParser
import Glossary
import Romanization

extension RomanizationScheme: ExpressibleByArgument {}

/// `mtlint romanize`.
struct RomanizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "romanize", abstract: "Writes names in Arabic script in Latin letters, by a named scheme.",
    discussion: """
      mtlint romanize معارة الأرتيق
      mtlint romanize --scheme bgn-pcgn --country SY - < names.txt     one name a line

      Names with vowel marks are written by the rules of the scheme; vowels that are not written are supplied by a
      learned model. Text in other scripts comes back as it is.
      """)

  @Argument(help: "Names, or - for one name a line on standard input.") var names: [String] = []
  @Option(help: "press, bgn-pcgn, ungegn, ala-lc, iso-233-2, din-31635, ijmes or buckwalter.")
  var scheme: RomanizationScheme = .press
  @Option(help: ArgumentHelp("Where the names are from (ISO 3166-1 alpha-2).", valueName: "XX")) var country: String?

  func validate() throws {
    if let country, country.count != 2 { throw ValidationError("--country takes two letters, such as SY") }
  }

  func run() async throws {
    let romanizer = try HouseRomanizer.make(scheme: scheme, country: country)
    try InputLines.forEach(in: names.isEmpty ? ["-"] : names) { name in
      try Streams.hand(romanizer.romanize(name) + "\n")
    }
  }
}

/// The romanizer with the vowels that the program has learned.
enum HouseRomanizer {
  static func make(scheme: RomanizationScheme, country: String?) throws -> Romanizer {
    do {
      return Romanizer(scheme: scheme, country: country, model: try Glossary.romanizerModel())
    } catch {
      throw failed("the built-in romanizer does not load: \(error)")
    }
  }

  /// True where a name holds a letter of Arabic script.
  static func isArabic(_ name: String) -> Bool {
    name.unicodeScalars.contains { (0x0621...0x06D5).contains($0.value) || (0xFB50...0xFEFC).contains($0.value) }
  }
}
