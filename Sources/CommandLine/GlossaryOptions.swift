import ArgumentParser
import Files
import Glossary
import Linting
import RulePacks

/// Options that say which rules and names a run knows.
struct GlossaryOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A rule pack (*.yml) or a folder of glossaries to add.", valueName: "path"))
  var glossary: [String] = []

  init() {}

  /// The built-in rules and those of `--glossary`.
  func ruleBook() throws -> RuleBook {
    var rules: RuleSet
    do {
      rules = try Glossary.rules()
      let files = try glossary.flatMap { try GlossaryFolder.files(of: $0) }
      if !files.isEmpty { rules = try PackCompiler.compile(files, onto: rules) }
    } catch {
      throw failed(String(describing: error))
    }
    return RuleBook(rules: rules)
  }

  func nameFinder() throws -> NameFinder? { NameFinder() }
}

/// Glossary files that a user adds.
enum GlossaryFolder {
  /// The files of a folder of glossaries, or one pack.
  static func files(of path: String) throws(FileError) -> [GlossaryFile] {
    guard Paths.isFolder(path) else { return [GlossaryFile(path: path, bytes: try FileReader.read(path))] }
    var out: [GlossaryFile] = []
    for file in FileWalker.files(of: [path], exclude: []).files
    where [".yml", ".yaml", ".tsv"].contains(where: file.hasSuffix) {
      out.append(
        GlossaryFile(
          path: String(file.dropFirst(path.count + (path.hasSuffix("/") ? 0 : 1))), bytes: try FileReader.read(file)))
    }
    return out
  }
}
