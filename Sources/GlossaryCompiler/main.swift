// Compiles the folder of glossaries into a Swift source that holds it as read-only data.
//
// usage: GlossaryCompiler <glossary folder> <output.swift> <file>...   files relative to the folder

import Gazetteer
@preconcurrency import Glibc
import RulePacks

/// Ends the build with a message in the form that build tools show at its place.
func fail(_ message: String) -> Never {
  fputs("error: \(message)\n", stderr)
  exit(1)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { fail("usage: GlossaryCompiler <folder> <output.swift> <file>...") }

/// The literal of bytes that were written for one.
func literal(_ bytes: [UInt8], of name: String) -> String {
  guard let text = StringLiteral.literal(of: bytes) else { fail("\(name) is not valid UTF-8") }
  return text
}

var files: [GlossaryFile] = []
for path in arguments.dropFirst(3) {
  guard let bytes = FileBytes.read(arguments[1] + "/" + path) else { fail("\(path) cannot be read") }
  files.append(GlossaryFile(path: path, bytes: bytes))
}
do {
  let rules = RuleImage.encode(try PackCompiler.compile(files))
  let tables = try files.filter { $0.path.hasPrefix("places/") && $0.path.hasSuffix(".tsv") }
    .map { try PlaceTableReader.read($0.bytes, name: $0.path) }
  let places = try compileIndex(tables: tables)
  let models = files.filter { $0.path.hasPrefix("models/") }
  let styles = files.filter { $0.path.hasPrefix("styles/") }.sorted { $0.path < $1.path }
  let source = """
    // Made from Glossaries/ by the build; not to be edited.
    enum CompiledGlossaries {
      /// Rule packs, lexicons and terms, as `RuleImage` stores them.
      static let rules: StaticString = \(literal(rules, of: "the compiled rules"))
      /// The index of Glossaries/places.
      static let places: StaticString = \(literal(places, of: "the index of places"))
      /// Parameter files of Glossaries/models by name.
      static func model(_ name: String) -> StaticString? {
        switch name {
    \(models.map { "    case \"\($0.path.dropFirst(7))\": \(literal($0.bytes, of: $0.path))" }.joined(separator: "\n"))
        default: nil
        }
      }
      /// Names of the files of Glossaries/styles.
      static let styleNames: [String] = [\(styles.map { "\"\($0.path.dropFirst(7))\"" }.joined(separator: ", "))]
      /// House styles by the names of their files.
      static func style(_ name: String) -> StaticString? {
        switch name {
    \(styles.map { "    case \"\($0.path.dropFirst(7))\": \(literal($0.bytes, of: $0.path))" }.joined(separator: "\n"))
        default: nil
        }
      }
    }

    """
  guard FileBytes.write(Array(source.utf8), to: arguments[2]) else { fail("\(arguments[2]) cannot be written") }
} catch {
  fail("Glossaries/\(error)")
}
