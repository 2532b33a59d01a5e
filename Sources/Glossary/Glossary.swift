import Gazetteer
import Romanization
import RulePacks

/// The house's own data, as the build compiled it out of `Glossaries/`.
///
/// Nothing here is inlined into other modules: the compiler would take the data along, and a build after a change in
/// `Glossaries/` alone would leave the old data in modules that it sees no reason to compile anew.
public enum Glossary {
  /// Rule packs with their lexicons and terms, for those who compile packs onto them or go through the rules.
  ///
  /// - Parameter withExamples: whether rules bring their examples; a third of the work of reading them.
  /// - Throws: where the program was built wrong.
  @_semantics("optimize.no.crossmodule") @inline(never)
  public static func rules(withExamples: Bool = true) throws(DamagedImage) -> RuleSet {
    try RuleImage.decode(CompiledGlossaries.rules, withExamples: withExamples)
  }

  /// The same as one matcher that reads a rule when it has something to say.
  @_semantics("optimize.no.crossmodule") @inline(never)
  public static func engine(withExamples: Bool = true) throws(DamagedImage) -> PackEngine {
    try PackEngine(image: CompiledGlossaries.rules, withExamples: withExamples)
  }

  /// The index of the built-in places, in the program's read-only data.
  public static var places: IndexStorage {
    @_semantics("optimize.no.crossmodule") @inline(never) get { IndexStorage(CompiledGlossaries.places) }
  }

  /// Parameters of name look-up, learned where they are there.
  @_semantics("optimize.no.crossmodule") @inline(never)
  public static func nameModel() throws(ModelError) -> NameModel {
    guard let alignment = model("alignment.txt"), let ranking = model("ranking.txt") else { return .untrained }
    var cross: AlignmentCosts?
    if let parameters = model("cross-alignment.txt") { cross = try AlignmentCosts(parameters: parameters) }
    var origin = SpellingOrigin()
    if let parameters = model("origin.txt") { origin = try SpellingOrigin(parameters: parameters) }
    return NameModel(
      alignment: try AlignmentCosts(parameters: alignment), ranking: try RankingModel(parameters: ranking),
      crossAlignment: cross, origin: origin)
  }

  /// The same, read when it is first asked for. Files that were compiled into the program are those that its tests have
  /// read, so they are not damaged.
  public static var lazyNameModel: LazyNameModel { LazyNameModel { (try? nameModel()) ?? .untrained } }

  /// Parameters of the romanizer, learned; nil where there are none. Reading them takes about two milliseconds.
  @_semantics("optimize.no.crossmodule") @inline(never)
  public static func romanizerModel() throws(RomanizerModelError) -> RomanizerModel? {
    guard let literal = CompiledGlossaries.model("romanizer.txt") else { return nil }
    return try RomanizerModel(parameters: bytes(of: literal))
  }

  /// Text of a parameter file; nil where there is none.
  @_semantics("optimize.no.crossmodule") @inline(never)
  public static func model(_ name: String) -> String? {
    CompiledGlossaries.model(name).map { $0.description }
  }

  /// Names of the files of house styles, sorted.
  public static var styleNames: [String] {
    @_semantics("optimize.no.crossmodule") @inline(never) get { CompiledGlossaries.styleNames }
  }

  /// Text of a house style by the name of its file; nil where there is none.
  @_semantics("optimize.no.crossmodule") @inline(never)
  public static func style(_ name: String) -> String? {
    CompiledGlossaries.style(name).map { $0.description }
  }

  private static func bytes(of literal: StaticString) -> [UInt8] { literal.withUTF8Buffer { Array($0) } }
}
