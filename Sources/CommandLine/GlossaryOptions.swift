import ArgumentParser
import Files
import Gazetteer
import Glossary
import Linting
import RulePacks
import Toponyms

/// Options that say which rules and names a run knows.
struct GlossaryOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A rule pack (*.yml) or a folder of glossaries to add.", valueName: "path"))
  var glossary: [String] = []

  @Option(help: ArgumentHelp("A place table (*.tsv) or a folder of them to add.", valueName: "path"))
  var gazetteer: [String] = []
  @Flag(help: "Leave the built-in places out.") var noBuiltin = false
  @Option(
    help: ArgumentHelp("House style of place names: press, ap, ocha, bgn…, or a file (*.yml).", valueName: "name"))
  var style: String?

  init() {}

  /// The built-in rules and those of `--glossary`.
  ///
  /// - Parameter withExamples: whether the built-in rules bring their examples, which a run of the linter needs not.
  func ruleBook(withExamples: Bool = false) throws -> RuleBook {
    do {
      let files = try glossary.flatMap { try GlossaryFolder.files(of: $0) }
      if files.isEmpty { return RuleBook(packs: try Glossary.engine(withExamples: withExamples)) }
      return RuleBook(
        rules: try PackCompiler.compile(files, onto: try Glossary.rules(withExamples: withExamples)))
    } catch {
      throw failed(String(describing: error))
    }
  }

  /// The built-in places and those of `--gazetteer`.
  func openGazetteer() throws -> Gazetteer {
    do {
      return try Gazetteer.open(
        builtin: noBuiltin ? nil : Glossary.places, tables: gazetteer, model: Glossary.lazyNameModel,
        note: Streams.complain)
    } catch {
      throw failed(String(describing: error))
    }
  }

  func toponymFinder(_ book: RuleBook) throws -> ToponymFinder {
    ToponymFinder(gazetteer: try openGazetteer(), lexicon: book.packs.lexicon, style: try placeStyle())
  }

  /// The style of `--style`; nil for that of the tables.
  func placeStyle() throws -> PlaceStyle? {
    guard let name = style else { return nil }
    do {
      let isFile = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
      let style =
        isFile
        ? try HouseStyleReader.parse(try FileReader.read(name), name: name, file: name)
        : try HouseStyleReader.named(name)
      guard let style else {
        throw failed("no style is called “\(name)”; there are \(HouseStyleReader.names.joined(separator: ", "))")
      }
      if style.isThatOfTables { return nil }
      return PlaceStyle(style, model: style.exonyms == .all ? nil : try Glossary.romanizerModel())
    } catch let error as ExitStatus {
      throw error
    } catch {
      throw failed("\(error)")
    }
  }
}

/// Glossary files that a user adds.
enum GlossaryFolder {
  /// The files of a folder of glossaries, or one pack.
  static func files(of path: String) throws(FileError) -> [GlossaryFile] {
    guard Paths.isFolder(path) else { return [GlossaryFile(path: path, bytes: try FileReader.read(path))] }
    var out: [GlossaryFile] = []
    let found = FileWalker.files(of: [path], exclude: [])
    if let error = found.errors.first { throw error }
    for file in found.files
    where [".yml", ".yaml", ".tsv"].contains(where: file.hasSuffix) {
      out.append(
        GlossaryFile(
          path: String(file.dropFirst(path.count + (path.hasSuffix("/") ? 0 : 1))), bytes: try FileReader.read(file)))
    }
    return out
  }
}
