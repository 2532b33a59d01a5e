// Writes the list of native rules as a Swift source.
//
// usage: RegistryWriter <output.swift> <type name>...

@preconcurrency import Glibc

let arguments = CommandLine.arguments
guard arguments.count >= 2, let file = fopen(arguments[1], "w") else {
  fputs("error: usage: RegistryWriter <output.swift> <type name>...\n", stderr)
  exit(1)
}
fputs(
  """
  // Made from the files of Sources/Rules by the build; not to be edited.
  import RuleKit

  /// The rules that are written in Swift.
  public enum RuleRegistry {
    public static let all: [any Rule.Type] = [

  """, file)
for name in arguments.dropFirst(2) { fputs("    \(name).self,\n", file) }
fputs("  ]\n}\n", file)
fclose(file)
