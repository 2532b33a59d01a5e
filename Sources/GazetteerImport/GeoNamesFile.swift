import ZipArchive

/// A file of GeoNames' export folder, as it is downloaded for one country.
///
/// Folder: <https://download.geonames.org/export/dump/>.
public enum GeoNamesFile: CaseIterable, Sendable {
  /// Places: `SY.zip`.
  case places
  /// Their names in all languages: `alternatenames/SY.zip`.
  case alternateNames

  public static let folder = "https://download.geonames.org/export/dump"

  /// Path below the folder.
  public func path(country: String) -> String {
    switch self {
    case .places: "\(country).zip"
    case .alternateNames: "alternatenames/\(country).zip"
    }
  }

  /// Longest table that is unpacked, bytes.
  private static let longest = 2 << 30

  /// What is wrong with an archive of a country, in one line: cut off, a member that does not have its check sum, a
  /// table of other columns. Nil: nothing.
  public func problem(with archive: [UInt8], country: String) -> String? {
    do throws(ZipError) {
      let zip = try ZipArchive(archive)
      var table: [UInt8]?
      for member in zip.members {
        let content = try zip.content(of: member, limit: Self.longest)
        if member.name == "\(country).txt" { table = content }
      }
      guard let table else { return "the archive has no \(country).txt" }
      return problem(withTable: table, name: "\(country).txt")
    } catch {
      return "\(error)"
    }
  }

  private func problem(withTable table: [UInt8], name: String) -> String? {
    // Alternate names had 8 columns before they had years, and rows may leave out the last.
    let wanted = self == .places ? GeoNamesDump.columnCount...GeoNamesDump.columnCount : 4...10
    var (lines, wrong, columns) = (0, 0, 1)
    for byte in table {
      if byte == 0x09 { columns += 1 }
      if byte == 0x0A {
        lines += 1
        if !wanted.contains(columns) { wrong += 1 }
        columns = 1
      }
    }
    if lines == 0 { return "\(name) is empty" }
    // A slip in a row is GeoNames' own and costs that row; many are another format.
    let kind = self == .places ? "places (19)" : "alternate names (8 or 10)"
    return wrong * 100 > lines ? "\(wrong) of \(lines) lines of \(name) have not the columns of \(kind)" : nil
  }
}
