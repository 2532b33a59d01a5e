import Findings
import RuleKit
import Tokens

/// A `RuleSet` as bytes: what the build compiles packs to and the program loads without parsing YAML.
///
/// What every run needs comes first: the words, the classes, the patterns as one machine, and what rules are called.
/// The rules themselves follow, each in a block of its own, so that one is read when it has something to say.
public enum RuleImage {
  private static let magic = 0x6D74_6C72
  private static let version = 7

  public static func encode(_ set: RuleSet) -> [UInt8] {
    var rules = set.rules
    let vocabulary = Vocabulary(words: set.words)
    precondition(vocabulary.count == set.words.count, "two words of a set are one")
    var out = ByteWriter()
    out.put(magic)
    out.put(version)
    encode(vocabulary, to: &out)
    out.put(set.spellings)
    out.put(set.classes) {
      $0.put($1.name)
      $0.put(row: $1.members)
    }
    out.put(set.lemmas) {
      $0.put(Int($1.word))
      $0.put(Int($1.lemma))
    }
    LinkedPatterns(&rules, classes: set.classes.map(\.members), wordCount: set.words.count).encode(to: &out)
    out.put(rules) {
      RuleHead($1).encode(to: &$0)
      var body = ByteWriter()
      RuleCoding.encode($1, to: &body)
      $0.put(block: body.bytes)
    }
    var tables = ByteWriter()
    tables.put(set.tables) {
      $0.put($1.file)
      $0.put($1.text)
    }
    out.put(block: tables.bytes)
    out.put(set.phrases) { $0.put($1) { $0.put($1) } }
    out.put(set.inflections) {
      $0.put($1.name)
      $0.put($1.forms) { $0.put($1) }
    }
    return out.bytes
  }

  private static func encode(_ vocabulary: Vocabulary, to out: inout ByteWriter) {
    let (bytes, ends) = vocabulary.folded
    out.put(row: ends.map { UInt32($0) })
    out.put(block: bytes)
  }

  /// The whole set, for those who compile further packs onto it or go through its rules.
  ///
  /// - Parameter withExamples: whether rules bring their examples; without, these are passed over.
  public static func decode(_ bytes: [UInt8], withExamples: Bool = true) throws(DamagedImage) -> RuleSet {
    try decode(ImageBytes(bytes), withExamples: withExamples)
  }

  /// The same from bytes that are compiled into the program.
  public static func decode(_ literal: StaticString, withExamples: Bool = true) throws(DamagedImage) -> RuleSet {
    try decode(ImageBytes(literal), withExamples: withExamples)
  }

  private static func decode(_ bytes: ImageBytes, withExamples: Bool) throws(DamagedImage) -> RuleSet {
    var reader = ByteReader(bytes)
    let front = try decodeFront(&reader)
    var rules: [CompiledRule] = []
    for _ in front.heads {
      _ = try RuleHead(&reader)
      _ = try reader.blockEnd()
      rules.append(try RuleCoding.decodeRule(&reader, RuleCoding.Parts(examples: withExamples)))
    }
    let tables = try decodeTables(&reader)
    let phrases = try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      try r.list { (r: inout ByteReader) throws(DamagedImage) in try r.words() }
    }
    let inflections = try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      (
        name: try r.text(),
        forms: try r.list { (r: inout ByteReader) throws(DamagedImage) in try r.words() }
      )
    }
    guard reader.isAtEnd, phrases.count == front.classes.count else { throw DamagedImage(offset: bytes.count) }
    let words = (0..<front.vocabulary.count).map { front.vocabulary.word(WordID(UInt32($0 + 1))) }
    return RuleSet(
      words: words, spellings: front.spellings, classes: front.classes, lemmas: front.lemmas, rules: rules,
      tables: tables, phrases: phrases, inflections: inflections)
  }

  /// What an engine needs before it has found anything.
  struct Front {
    let vocabulary: Vocabulary
    let spellings: [String]
    let classes: [(name: String, members: [UInt32])]
    let lemmas: [(word: UInt32, lemma: Int32)]
    let patterns: LinkedPatterns
    let heads: [RuleHead]
    /// Where the body of each rule begins.
    let bodies: [Int]
    /// Where the tables begin.
    let tables: Int
  }

  static func decodeFront(_ bytes: ImageBytes) throws(DamagedImage) -> Front {
    var reader = ByteReader(bytes)
    return try decodeFront(&reader)
  }

  /// Leaves the reader at the first rule.
  private static func decodeFront(_ reader: inout ByteReader) throws(DamagedImage) -> Front {
    guard try reader.int() == magic, try reader.int() == version else { throw DamagedImage(offset: 0) }
    let ends = try reader.numbers().map { Int($0) }
    let vocabulary = try reader.require(Vocabulary(folded: (try reader.block(), ends)))
    let spellings = try reader.texts()
    let classes = try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      (name: try r.text(), members: try r.numbers())
    }
    let lemmas = try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      (word: try r.word(), lemma: Int32(truncatingIfNeeded: try r.int()))
    }
    let patterns = try LinkedPatterns(&reader)
    let count = try reader.int()
    guard count >= 0 else { throw DamagedImage(offset: reader.at) }
    let first = reader
    var heads: [RuleHead] = []
    var bodies: [Int] = []
    for _ in 0..<count {
      heads.append(try RuleHead(&reader))
      let end = try reader.blockEnd()
      bodies.append(reader.at)
      reader.skip(to: end)
    }
    let tables = reader.at
    reader = first
    return Front(
      vocabulary: vocabulary, spellings: spellings, classes: classes, lemmas: lemmas, patterns: patterns,
      heads: heads, bodies: bodies, tables: tables)
  }

  /// A rule for an engine that has its patterns.
  static func decodeRule(_ bytes: ImageBytes, at body: Int, withExamples: Bool) throws(DamagedImage) -> CompiledRule {
    var reader = ByteReader(bytes, at: body)
    return try RuleCoding.decodeRule(&reader, RuleCoding.Parts(examples: withExamples, code: false))
  }

  static func decodeTables(_ bytes: ImageBytes, at start: Int) throws(DamagedImage) -> [BilingualTable] {
    var reader = ByteReader(bytes, at: start)
    return try decodeTables(&reader)
  }

  private static func decodeTables(_ reader: inout ByteReader) throws(DamagedImage) -> [BilingualTable] {
    _ = try reader.blockEnd()
    return try reader.list { (r: inout ByteReader) throws(DamagedImage) in
      BilingualTable(file: try r.text(), text: try r.text())
    }
  }
}
