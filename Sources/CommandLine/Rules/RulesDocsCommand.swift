import ArgumentParser
import Files
import RuleKit
import RulePacks

extension RulesCommand {
  /// `mtlint rules docs`: the rule reference as a folder of pages.
  struct Docs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the rule reference: an index, a page for each rule, the schema of rule packs.",
      discussion: "With --check nothing is written; the status is 1 where the folder is not what would be written.")

    @Argument(help: "The folder of the reference.") var folder: String
    @Flag(help: "Only compare.") var check = false
    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      let reference = RuleReference(rules: try glossaries.ruleBook(withExamples: true).metadata)
      do throws(FileError) {
        if check {
          let stale = try reference.stalePages(in: folder)
          if stale.isEmpty { return }
          for path in stale { Streams.complain("\(path) is not current") }
        } else {
          return try reference.write(to: folder)
        }
      } catch {
        throw failed("\(error)")
      }
      Streams.complain("write the reference anew: mtlint rules docs \(folder)")
      throw ExitStatus.findings
    }
  }

  /// `mtlint rules schema`: what editors complete and check packs with.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the JSON Schema (draft 2020-12) of rule packs, for editors.")

    func run() throws { try Streams.output.write(PackSchema.json) }
  }
}

extension RuleReference {
  /// Writes the pages that are not current and deletes those of rules that are no more.
  func write(to folder: String) throws(FileError) {
    let pages = pages
    for path in try stalePages(in: folder) {
      guard let page = pages.first(where: { Paths.join(folder, $0.path) == path }) else {
        try Paths.removeFile(path)
        continue
      }
      try Paths.makeFolder(Paths.parent(of: path))
      try AtomicWriter.replace(path, with: page.bytes)
    }
  }

  /// Paths of pages that are missing or differ, and of pages of this program's making that no rule has.
  func stalePages(in folder: String) throws(FileError) -> [String] {
    let pages = pages
    var stale: [String] = []
    for page in pages {
      let path = Paths.join(folder, page.path)
      if !Paths.exists(path) {
        stale.append(path)
      } else if try FileReader.read(path) != page.bytes {
        stale.append(path)
      }
    }
    let known = Set(pages.map { Paths.join(folder, $0.path) })
    for family in Paths.isFolder(folder) ? try Paths.names(in: folder) : [] {
      let subfolder = Paths.join(folder, family)
      guard Paths.isFolder(subfolder) else { continue }
      for name in try Paths.names(in: subfolder) where name.hasSuffix(".md") {
        let path = Paths.join(subfolder, name)
        if !known.contains(path), try FileReader.read(path).starts(with: Self.mark.utf8) { stale.append(path) }
      }
    }
    return stale
  }
}
