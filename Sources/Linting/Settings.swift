import Files
import Findings
import YAMLTree

/// What `.mtlint.yml` says.
public struct Settings: Sendable {
  public var configuration = Configuration()
  /// Rule packs and folders of glossaries, relative to the working directory.
  public var glossaries: [String] = []
  /// Place tables.
  public var gazetteers: [String] = []
  public var exclude: [String] = []
  public var style: String?
  public var baseline: String?
  public var failLevel: String?
  public var jobs: Int?

  public init() {}

  public static let fileName = ".mtlint.yml"

  static let keys = [
    "select", "ignore", "levels", "min-level", "fail-level", "language", "source-language", "style", "glossaries",
    "gazetteers", "exclude", "baseline", "allow", "jobs", "per-path",
  ]

  /// The settings of `explicit`, else of the nearest `.mtlint.yml` from a folder upwards, else none.
  ///
  /// - Throws: `YAMLError` with file, line and column, or `FileError`.
  public static func load(explicit: String?, workingDirectory: String) throws -> Settings {
    if let explicit { return try parse(try FileReader.read(explicit), file: explicit) }
    var folder = workingDirectory
    while true {
      let path = Paths.join(folder, fileName)
      if Paths.exists(path) { return try parse(try FileReader.read(path), file: path) }
      if folder == "/" { return Settings() }
      folder = Paths.parent(of: folder)
    }
  }

  /// - Parameter file: path of the file, for messages and for what is relative to its folder.
  public static func parse(_ bytes: [UInt8], file: String) throws(YAMLError) -> Settings {
    let yaml = YAMLReader(file: file)
    let root = try yaml.mapping(try YAMLParser.parse(bytes, file: file))
    try root.allow(keys)
    var out = Settings()
    let folder = Paths.parent(of: file)
    func texts(_ key: String) throws(YAMLError) -> [String] {
      guard let node = root[key] else { return [] }
      return try yaml.strings(node)
    }
    func text(_ key: String) throws(YAMLError) -> String? {
      guard let node = root[key] else { return nil }
      return try yaml.string(node)
    }
    out.configuration.select = try texts("select")
    out.configuration.ignore = try texts("ignore")
    if let node = root["levels"] {
      for (key, value) in try yaml.mapping(node).pairs {
        let choices: [(String, Level?)] = Level.allCases.map { ($0.rawValue, $0) } + [("off", nil)]
        out.configuration.levels[try yaml.string(key)] = .some(try yaml.choice(value, choices))
      }
    }
    let levels = Level.allCases.map { ($0.rawValue, $0) }
    if let node = root["min-level"] { out.configuration.minimumLevel = try yaml.choice(node, levels) }
    if let node = root["fail-level"] {
      out.failLevel = try yaml.choice(node, (levels.map(\.0) + ["never"]).map { ($0, $0) })
    }
    out.configuration.language = try text("language")
    out.configuration.sourceLanguage = try text("source-language")
    out.configuration.allowedWords = Set(try texts("allow").map { $0.lowercased() })
    out.style = try text("style")
    out.glossaries = try texts("glossaries").map { Paths.join(folder, $0) }
    out.gazetteers = try texts("gazetteers").map { Paths.join(folder, $0) }
    out.exclude = try texts("exclude")
    out.baseline = try text("baseline").map { Paths.join(folder, $0) }
    if let node = root["jobs"] { out.jobs = try yaml.int(node, in: 1...1024) }
    if let node = root["per-path"] {
      for (key, value) in try yaml.mapping(node).pairs {
        guard let ignore = PathIgnore(glob: try yaml.string(key), rules: try yaml.strings(value)) else {
          throw yaml.fail(key, "expected a pattern of paths, such as archive/**")
        }
        out.configuration.pathIgnores.append(ignore)
      }
    }
    return out
  }
}
