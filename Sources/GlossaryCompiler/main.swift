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
  let source = """
    // Made from Glossaries/ by the build; not to be edited.
    enum CompiledGlossaries {
      /// Rule packs, lexicons and terms, as `RuleImage` stores them.
      static let rules: StaticString = \(StringLiteral.literal(of: rules))
      /// The index of Glossaries/places.
      static let places: StaticString = \(StringLiteral.literal(of: places))
      /// Parameter files of Glossaries/models by name.
      static func model(_ name: String) -> StaticString? {
        switch name {
    \(models.map { "    case \"\($0.path.dropFirst(7))\": \(StringLiteral.literal(of: $0.bytes))" }.joined(separator: "\n"))
        default: nil
        }
      }
    }

    """
  guard FileBytes.write(Array(source.utf8), to: arguments[2]) else { fail("\(arguments[2]) cannot be written") }
} catch {
  fail("Glossaries/\(error)")
}
