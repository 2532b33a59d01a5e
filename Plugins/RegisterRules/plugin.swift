import Foundation
import PackagePlugin

/// Lists the native rules: each file `…Rule.swift` of the target declares a rule of that name.
@main
struct RegisterRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let rules = module.sourceFiles(withSuffix: "Rule.swift").map(\.url)
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "RuleRegistry.swift")
    return [
      .buildCommand(
        displayName: "List \(rules.count) rules", executable: try context.tool(named: "RegistryWriter").url,
        arguments: [output.path(percentEncoded: false)] + rules, inputFiles: [], outputFiles: [output])
    ]
  }
}
