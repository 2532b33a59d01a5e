import Foundation
import PackagePlugin

/// Compiles the folder `Glossaries` into a Swift source that holds it as read-only data, so that the program reads no
/// file at start and needs none installed.
@main
struct CompileGlossary: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Glossaries", directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "CompiledGlossaries.swift")
    var files: [String] = []
    let folderPath = folder.path(percentEncoded: false)
    if let walker = FileManager.default.enumerator(atPath: folderPath) {
      for case let path as String in walker where [".yml", ".tsv", ".txt"].contains(where: { path.hasSuffix($0) }) {
        files.append(path)
      }
    }
    files.sort()
    return [
      .buildCommand(
        displayName: "Compile \(files.count) glossary files",
        executable: try context.tool(named: "GlossaryCompiler").url,
        arguments: [folderPath, output.path(percentEncoded: false)] + files,
        // The folder itself is an input, so that a new file is seen.
        inputFiles: [folder] + files.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
