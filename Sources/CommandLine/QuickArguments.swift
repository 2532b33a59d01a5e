import Findings

/// Reads the plainest command lines of `mtlint lint` without the argument parser, which takes longer than an article.
///
/// What it reads it reads as the parser does. Anything else — an option that is not listed here, one that is given
/// twice, a value that is none, help — gives nothing, and the parser has its say. A test compares the two.
enum QuickArguments {
  /// A command as the parser would give it; nil where the parser must read the arguments.
  static func command(_ arguments: [String]) -> LintCommand? {
    guard arguments.first == "lint" else { return nil }
    var command = LintCommand.plain
    var options = RunOptions.plain
    var seen: Set<String> = []
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument.isEmpty { return nil }
      if !argument.hasPrefix("-") || argument == "-" {
        command.paths.append(argument)
        continue
      }
      guard seen.insert(argument).inserted else { return nil }
      switch argument {
      case "--no-color": options.noColor = true
      case "--quiet": options.quiet = true
      case "--fail-level":
        guard let level = rest.popFirst().flatMap(FailLevel.init(rawValue:)) else { return nil }
        options.failLevel = level
      case "--min-level":
        guard let level = rest.popFirst().flatMap(Level.init(rawValue:)) else { return nil }
        options.minLevel = level
      case "--jobs":
        guard let jobs = rest.popFirst().flatMap({ Int($0) }), jobs > 0 else { return nil }
        options.jobs = jobs
      case "--format":
        guard let format = rest.popFirst(), !format.hasPrefix("-") else { return nil }
        options.format = [format]
      default: return nil
      }
    }
    command.options = options
    do {
      try command.budget.validate()
      try options.validate()
      try command.validate()
    } catch {
      return nil
    }
    return command
  }
}

extension LintCommand {
  /// The command without arguments: every property as the parser leaves it where nothing is given.
  fileprivate static var plain: LintCommand {
    var command = LintCommand()
    command.paths = []
    command.inputFormat = "auto"
    command.source = nil
    command.fix = false
    command.unsafeFixes = false
    command.diff = false
    command.baseline = nil
    command.writeBaseline = nil
    command.changedSince = nil
    command.budget = .plain
    command.exclude = []
    command.reportUnused = false
    command.verbose = false
    command.inputs = .plain
    return command
  }
}

extension RunOptions {
  fileprivate static var plain: RunOptions {
    var options = RunOptions()
    options.format = []
    options.output = []
    options.language = nil
    options.sourceLanguage = nil
    options.minLevel = nil
    options.failLevel = nil
    options.select = []
    options.ignore = []
    options.config = nil
    options.jobs = nil
    options.noColor = false
    options.quiet = false
    options.glossaries = .plain
    return options
  }
}

extension GlossaryOptions {
  fileprivate static var plain: GlossaryOptions {
    var options = GlossaryOptions()
    options.glossary = []
    options.gazetteer = []
    options.noBuiltin = false
    options.style = nil
    return options
  }
}

extension BudgetOptions {
  fileprivate static var plain: BudgetOptions {
    var options = BudgetOptions()
    options.maxWarnings = nil
    options.maxMqm = nil
    options.failOnNew = false
    return options
  }
}

extension InputOptions {
  fileprivate static var plain: InputOptions {
    var options = InputOptions()
    options.textColumn = nil
    options.sourceColumn = nil
    options.header = nil
    options.field = []
    options.article = false
    return options
  }
}
