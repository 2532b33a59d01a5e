import CommandLine

MtlintCommand.run(Array(Swift.CommandLine.arguments.dropFirst()))
