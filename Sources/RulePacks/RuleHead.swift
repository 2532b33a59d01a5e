import Findings
import RuleKit

/// What a run must know of a rule before it has found anything.
public struct RuleHead: Sendable {
  public let id: RuleID
  /// Its own level.
  public let level: Level
  public let languages: LanguageScope
  let crossesSentences: Bool
  /// Where the code of its first program starts among that of all.
  let start: Int

  init(_ rule: CompiledRule) {
    id = rule.metadata.id
    level = rule.metadata.level
    languages = rule.metadata.languages
    crossesSentences = rule.crossesSentences
    start = rule.patterns.first?.program.start ?? 0
  }

  init(_ reader: inout ByteReader) throws(DamagedImage) {
    id = try reader.require(RuleID(try reader.text()))
    level = try reader.named(Level.self)
    languages = LanguageScope(targets: try reader.texts(), sources: try reader.texts())
    crossesSentences = try reader.bool()
    start = try reader.int()
  }

  func encode(to out: inout ByteWriter) {
    out.put(id.name)
    out.put(level.rawValue)
    out.put(languages.targets)
    out.put(languages.sources)
    out.put(crossesSentences)
    out.put(start)
  }
}
