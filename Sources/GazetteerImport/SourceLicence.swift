/// Under what terms a source of place names may be passed on.
public struct SourceLicence: Sendable, Equatable {
  /// The tag that the column `sources` of a table has.
  public let tag: String
  public let name: String
  public let licence: String
  public let address: String

  public init(tag: String, name: String, licence: String, address: String = "") {
    self.tag = tag
    self.name = name
    self.licence = licence
    self.address = address
  }

  /// The sources that importing knows by their format.
  public static let known = [
    SourceLicence(tag: "gn", name: "GeoNames", licence: "CC BY 4.0", address: "https://www.geonames.org/"),
    SourceLicence(
      tag: "wof", name: "Who's On First", licence: "CC0 and CC BY sources; a link to the licence is required",
      address: "https://whosonfirst.org/docs/licenses/"),
    SourceLicence(
      tag: "cod", name: "OCHA common operational datasets", licence: "CC BY 3.0 IGO",
      address: "https://data.humdata.org/"),
    SourceLicence(
      tag: "hdx", name: "Humanitarian Data Exchange", licence: "by data set, mostly CC BY",
      address: "https://data.humdata.org/"),
    SourceLicence(
      tag: "osy", name: "Open-Syria", licence: "CC BY 4.0",
      address: "https://github.com/Open-Syria/data-geography"),
    SourceLicence(tag: "mtlint", name: "mtlint", licence: "Apache-2.0"),
  ]

  /// Whether rows of the tag were written for mtlint.
  public var isOwn: Bool { tag == "mtlint" }

  public static func of(tag: String) -> SourceLicence? { known.first { $0.tag == tag } }

  /// One line for a file of attributions.
  public var line: String {
    ["\(tag): \(name)", licence, address].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
