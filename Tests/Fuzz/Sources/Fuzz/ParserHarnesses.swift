import Feeds
import Findings
import Linting
import RulePacks
import SourceText

/// A rule pack is refused or runs.
struct PackHarness: Harness {
  let name = "pack"
  private static let text = Array(
    "The armed armed groups, 12 of them, took Idlib countryside / “Aleppo”. They said so: 5,000 left al-Bab.".utf8)

  func run(_ bytes: [UInt8]) {
    guard let rules = try? PackCompiler.compile([GlossaryFile(path: "rules/en/fuzz.yml", bytes: bytes)]),
      let linter = try? Linter(book: RuleBook(rules: rules), configuration: Configuration(), names: nil)
    else { return }
    for finding in linter.lint(plainDocument(Self.text)).findings {
      check(finding.range.end <= Self.text.count, "\(finding.rule): outside")
    }
    guard let again = try? RuleImage.decode(RuleImage.encode(rules)) else { fatalError("an image that can't be read") }
    check(again.rules.count == rules.rules.count, "an image without some rules")
  }
}

/// A lexicon is refused or read.
struct LexiconHarness: Harness {
  let name = "lexicon"

  func run(_ bytes: [UInt8]) {
    guard let rules = try? PackCompiler.compile([GlossaryFile(path: "lexicon/en/fuzz.yml", bytes: bytes)]) else {
      return
    }
    _ = PackEngine(rules)
  }
}

/// A term table is refused or read.
struct TermHarness: Harness {
  let name = "terms"

  func run(_ bytes: [UInt8]) {
    for folder in ["terms", "concepts"] {
      guard let rules = try? PackCompiler.compile([GlossaryFile(path: "\(folder)/fuzz.tsv", bytes: bytes)]) else {
        continue
      }
      _ = PackEngine(rules)
    }
  }
}

/// A configuration is refused or read.
struct SettingsHarness: Harness {
  let name = "settings"

  func run(_ bytes: [UInt8]) { _ = try? Settings.parse(bytes, file: "/folder/.mtlint.yml") }
}

/// A baseline is refused or read.
struct BaselineHarness: Harness {
  let name = "baseline"

  func run(_ bytes: [UInt8]) {
    guard let baseline = try? Baseline.parse(bytes) else { return }
    guard (try? Baseline.parse(baseline.json())) != nil else { fatalError("a baseline that can't be read again") }
  }
}

/// A feed is refused or its items become documents.
struct FeedHarness: Harness {
  let name = "feed"

  func run(_ bytes: [UInt8]) {
    guard let feed = try? FeedReader.read(bytes, address: "https://example.org/feed") else { return }
    let texts = ItemText(feed: "feed", format: feed.format, language: feed.language)
    for item in feed.items {
      guard let document = try? texts.document(item) else { continue }
      check(TextEncoding.firstInvalidByte(in: document.text) == nil, "an item that is no UTF-8")
    }
  }
}
