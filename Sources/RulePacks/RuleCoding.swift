import Findings
import RuleKit
import SourceText

/// Rules one by one, as an image stores them.
enum RuleCoding {
  /// What is read of a rule.
  struct Parts {
    /// Without, examples are passed over.
    var examples = true
    /// Without, its patterns leave their code and their anchors to the engine, which has them linked, and their texts
    /// to whoever asks.
    var code = true
  }

  static func encode(_ rule: CompiledRule, to out: inout ByteWriter) {
    encode(rule.metadata, to: &out)
    out.put(rule.patterns) { encode($1, to: &$0) }
    out.put(rule.except) { encode($1, to: &$0) }
    out.put(rule.conditions) { encode($1, to: &$0) }
    out.put(Int(rule.quoted.rawValue))
    out.put(Int(rule.headings.rawValue))
    out.put(rule.document != nil)
    if let document = rule.document { encode(document, to: &out) }
    out.put(rule.source != nil)
    if let source = rule.source {
      out.put(source.has)
      out.put(source.lacks)
    }
    out.put(rule.crossesSentences)
    out.put(rule.maps.sorted { $0.key < $1.key }) {
      $0.put($1.key)
      $0.put($1.value.sorted { $0.key < $1.key }) {
        $0.put($1.key)
        $0.put($1.value)
      }
    }
  }

  static func decodeRule(_ reader: inout ByteReader, _ parts: Parts) throws(DamagedImage) -> CompiledRule {
    let metadata = try decodeMetadata(&reader, parts)
    let patterns = try reader.list { (r: inout ByteReader) throws(DamagedImage) in try decodePattern(&r, parts) }
    let except = try decodePrograms(&reader, parts)
    let conditions = try reader.list { (r: inout ByteReader) throws(DamagedImage) in try decodeCondition(&r) }
    let quoted = try reader.raw(Presence.self)
    let headings = try reader.raw(Presence.self)
    let document = try reader.bool() ? try decodeDocument(&reader, parts) : nil
    let source = try reader.bool() ? SourceCondition(has: try reader.texts(), lacks: try reader.texts()) : nil
    let crosses = try reader.bool()
    let maps = try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      let name = try r.text()
      let pairs = try r.list { (r: inout ByteReader) throws(DamagedImage) in (try r.text(), try r.text()) }
      return (name, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
    return CompiledRule(
      metadata: metadata, patterns: patterns, except: except, conditions: conditions, quoted: quoted,
      headings: headings, document: document, source: source, crossesSentences: crosses,
      maps: Dictionary(maps, uniquingKeysWith: { first, _ in first }))
  }

  private static func encode(_ metadata: RuleMetadata, to out: inout ByteWriter) {
    out.put(metadata.id.name)
    for text in [metadata.summary, metadata.cause, metadata.advice, metadata.avoids, metadata.category.path] {
      out.put(text)
    }
    out.put(metadata.severity.rawValue)
    out.put(metadata.level.rawValue)
    out.put(metadata.languages.targets)
    out.put(metadata.languages.sources)
    var examples = ByteWriter()
    examples.put(metadata.examples) {
      $0.put($1.text)
      $0.put($1.flagged) {
        $0.put($1.start)
        $0.put($1.end)
      }
      $0.put($1.fixed)
      $0.put($1.source)
    }
    out.put(block: examples.bytes)
  }

  private static func decodeMetadata(
    _ reader: inout ByteReader, _ parts: Parts
  ) throws(DamagedImage) -> RuleMetadata {
    let id = try reader.require(RuleID(try reader.text()))
    let summary = try reader.text()
    let cause = try reader.text()
    let advice = try reader.text()
    let avoids = try reader.text()
    let category = try reader.require(MQMCategory(try reader.text()))
    let severity = try reader.named(Severity.self)
    let level = try reader.named(Level.self)
    let scope = LanguageScope(targets: try reader.texts(), sources: try reader.texts())
    let end = try reader.blockEnd()
    guard parts.examples else {
      reader.skip(to: end)
      return RuleMetadata(
        id: id, summary: summary, cause: cause, advice: advice, avoids: avoids, category: category,
        severity: severity, level: level, languages: scope, examples: [])
    }
    let examples = try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      let text = try r.text()
      let flagged = try r.list { (r: inout ByteReader) throws(DamagedImage) in ByteRange(try r.int(), try r.int()) }
      return RuleExample(text: text, flagged: flagged, fixed: try r.optionalText(), source: try r.optionalText())
    }
    return RuleMetadata(
      id: id, summary: summary, cause: cause, advice: advice, avoids: avoids, category: category, severity: severity,
      level: level, languages: scope, examples: examples)
  }

  private static func encode(_ program: Program, to out: inout ByteWriter) {
    out.put(program.slotCount)
    out.put(program.refersBack)
    out.put(program.length)
    var code = ByteWriter()
    code.put(program.code)
    out.put(block: code.bytes)
  }

  private static func decodeProgram(_ reader: inout ByteReader, _ parts: Parts) throws(DamagedImage) -> Program {
    let slotCount = try reader.int()
    let refersBack = try reader.bool()
    let length = try reader.int()
    let end = try reader.blockEnd()
    guard (0...Program.mostSlots).contains(slotCount), length >= 0 else { throw DamagedImage(offset: reader.at) }
    if parts.code { return Program(code: try reader.words(), slotCount: slotCount) }
    reader.skip(to: end)
    return Program(length: length, slotCount: slotCount, refersBack: refersBack)
  }

  private static func decodePrograms(_ reader: inout ByteReader, _ parts: Parts) throws(DamagedImage) -> [Program] {
    try reader.list { (r: inout ByteReader) throws(DamagedImage) in try decodeProgram(&r, parts) }
  }

  private static func encode(_ pattern: CompiledPattern, to out: inout ByteWriter) {
    encode(pattern.program, to: &out)
    var anchor = ByteWriter()
    anchor.put(pattern.anchor.words)
    anchor.put(pattern.anchor.before.lowerBound)
    anchor.put(pattern.anchor.before.upperBound)
    anchor.put(pattern.anchor.required)
    anchor.put(pattern.anchor.choices) { $0.put($1) }
    out.put(block: anchor.bytes)
    var texts = ByteWriter()
    pattern.texts.encode(to: &texts)
    out.put(block: texts.bytes)
    out.put(pattern.applicability.rawValue)
    out.put(pattern.level?.rawValue)
    out.put(pattern.except) { encode($1, to: &$0) }
  }

  private static func decodeAnchor(_ reader: inout ByteReader, _ parts: Parts) throws(DamagedImage) -> Anchor {
    let end = try reader.blockEnd()
    guard parts.code else {
      reader.skip(to: end)
      return Anchor(words: [], before: 0...0)
    }
    let words = try reader.words()
    let low = try reader.int()
    let high = try reader.int()
    guard 0 <= low, low <= high else { throw DamagedImage(offset: reader.at) }
    return Anchor(
      words: words, before: low...high, required: try reader.words(),
      choices: try reader.list { (r: inout ByteReader) throws(DamagedImage) in try r.words() })
  }

  private static func decodePattern(_ reader: inout ByteReader, _ parts: Parts) throws(DamagedImage) -> CompiledPattern
  {
    let program = try decodeProgram(&reader, parts)
    let anchor = try decodeAnchor(&reader, parts)
    let end = try reader.blockEnd()
    var texts = PatternTexts.Source.stored(reader.bytes, at: reader.at)
    if parts.code { texts = .read(try PatternTexts(&reader)) }
    reader.skip(to: end)
    let applicability = try reader.named(Fix.Applicability.self)
    var level: Level?
    if let name = try reader.optionalText() { level = try reader.require(Level(rawValue: name)) }
    return CompiledPattern(
      program: program, anchor: anchor, texts: texts, applicability: applicability, level: level,
      except: try decodePrograms(&reader, parts))
  }

  private static func encode(_ document: DocumentCondition, to out: inout ByteWriter) {
    out.put(document.atLeast)
    out.put(document.distinct)
    out.put(Int(document.share * 1_000_000))
    out.put(document.also) { encode($1, to: &$0) }
    out.put(document.unless) { encode($1, to: &$0) }
    out.put(Int(document.paragraph.rawValue))
    out.put(document.reportsOnce)
  }

  private static func decodeDocument(_ reader: inout ByteReader, _ parts: Parts) throws(DamagedImage)
    -> DocumentCondition
  {
    DocumentCondition(
      atLeast: try reader.int(), distinct: try reader.optionalText(), share: Double(try reader.int()) / 1_000_000,
      also: try decodePrograms(&reader, parts), unless: try decodePrograms(&reader, parts),
      paragraph: try reader.raw(DocumentCondition.Paragraph.self), reportsOnce: try reader.bool())
  }

  private static func encode(_ condition: CaptureCondition, to out: inout ByteWriter) {
    let (kind, a, b, number): (Int, String, String, Int) =
      switch condition {
      case .same(let a, let b): (0, a, b, 0)
      case .differs(let a, let b): (1, a, b, 0)
      case .sameStem(let a, let b): (2, a, b, 0)
      case .longer(let a, let count): (3, a, "", count)
      case .notPlace(let a): (4, a, "", 0)
      case .within(let a, let number): (5, a, "", Int(number))
      case .notWithin(let a, let number): (6, a, "", Int(number))
      case .notRepeated(let a): (7, a, "", 0)
      case .elsewhereCapitalized(let a): (8, a, "", 0)
      }
    out.put(kind)
    out.put(a)
    out.put(b)
    out.put(number)
  }

  private static func decodeCondition(_ reader: inout ByteReader) throws(DamagedImage) -> CaptureCondition {
    let kind = try reader.int()
    let a = try reader.text()
    let b = try reader.text()
    let number = try reader.int()
    switch kind {
    case 0: return .same(a, b)
    case 1: return .differs(a, b)
    case 2: return .sameStem(a, b)
    case 3: return .longer(a, number)
    case 4: return .notPlace(a)
    case 5: return .within(a, classes: try reader.require(UInt32(exactly: number)))
    case 6: return .notWithin(a, classes: try reader.require(UInt32(exactly: number)))
    case 7: return .notRepeated(a)
    case 8: return .elsewhereCapitalized(a)
    default: throw DamagedImage(offset: 0)
    }
  }
}
