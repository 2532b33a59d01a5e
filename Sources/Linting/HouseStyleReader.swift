import Glossary
import Romanization
import Toponyms
import YAMLTree

/// Reads house styles: those of `Glossaries/styles` by name, others by their path. A style inherits from one of these.
public enum HouseStyleReader {
  /// Names of the styles that come with the program.
  public static var names: [String] { Glossary.styleNames.map { String($0.dropLast(".yml".count)) } }

  private static let keys = [
    "about", "inherits", "exonyms", "scheme", "country", "article", "opening-article", "assimilates",
  ]

  /// A style that comes with the program; nil where none is called so.
  public static func named(_ name: String) throws(YAMLError) -> HouseStyle? {
    guard let text = Glossary.style(name + ".yml") else { return nil }
    return try parse(Array(text.utf8), name: name, file: "Glossaries/styles/\(name).yml", depth: 0)
  }

  /// - Parameter file: path, for messages.
  public static func parse(_ bytes: [UInt8], name: String, file: String) throws(YAMLError) -> HouseStyle {
    try parse(bytes, name: name, file: file, depth: 0)
  }

  private static func parse(
    _ bytes: [UInt8], name: String, file: String, depth: Int
  ) throws(YAMLError) -> HouseStyle {
    let yaml = YAMLReader(file: file)
    let root = try yaml.mapping(try YAMLParser.parse(bytes, file: file))
    try root.allow(keys)
    var style = HouseStyle(name: name)
    if let node = root["inherits"] {
      let parent = try yaml.string(node)
      guard depth < 8, let text = Glossary.style(parent + ".yml") else {
        throw yaml.fail(node, "no style is called “\(parent)”; there are \(names.joined(separator: ", "))")
      }
      style = try parse(Array(text.utf8), name: parent, file: "Glossaries/styles/\(parent).yml", depth: depth + 1)
      style.name = name
    }
    if let node = root["about"] { style.about = try yaml.string(node) }
    if let node = root["exonyms"] {
      style.exonyms = try yaml.choice(node, HouseStyle.Exonyms.allCases.map { ($0.rawValue, $0) })
    }
    if let node = root["scheme"] {
      style.scheme = try yaml.choice(node, RomanizationScheme.allCases.map { ($0.rawValue, $0) })
    }
    if let node = root["country"] { style.country = try yaml.string(node).uppercased() }
    if let node = root["article"] { style.article = try yaml.string(node) }
    if let node = root["opening-article"] { style.openingArticle = try yaml.string(node) }
    if let node = root["assimilates"] { style.assimilates = try yaml.bool(node) }
    return style
  }
}
