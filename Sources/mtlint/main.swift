import CommandLine
@preconcurrency import Glibc

exit(await MtlintCommand.status(of: Array(Swift.CommandLine.arguments.dropFirst())))
