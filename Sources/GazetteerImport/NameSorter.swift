import Gazetteer
import Romanization

/// Sorts the names of a place by their script, whatever the source files them as.
struct NameSorter {
  var report: ImportReport

  /// Longest name that is kept, bytes: longer ones are descriptions.
  static let longest = 200

  private enum Script { case latin, arabic, other }

  private static func script(of name: String) -> Script {
    var latin = 0
    var arabic = 0
    var other = 0
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
      case 0x620...0x64A, 0x671...0x6D3, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: arabic += 1
      case 0x370...0x1DFF, 0x2C00...0xD7FF, 0xF900...0xFAFF, 0x10000...0x3FFFF: other += 1
      default: break
      }
    }
    if other > 0 || latin > 0 && arabic > 0 { return .other }
    return arabic > 0 ? .arabic : latin > 0 ? .latin : .other
  }

  /// Blanks made single; what a table cannot hold (tab, line break, bar) becomes a blank.
  static func clean(_ name: String) -> String {
    name.unicodeScalars.split { $0.value <= 0x20 || $0 == "|" || $0.value == 0xA0 }.map { String($0) }
      .joined(separator: " ")
  }

  /// Adds a name of a place, filed under a language (ISO 639; empty when unknown). `isPreferred` names take the place of
  /// the canonical form of their script when the place has none.
  mutating func add(_ name: String, language: String = "", isPreferred: Bool = false, to row: inout PlaceRow) {
    let name = Self.clean(name)
    if name.isEmpty { return }
    if name.utf8.count > Self.longest {
      report.dropName("longer than \(Self.longest) bytes", at: row.id)
      return
    }
    if name.unicodeScalars.contains("\u{FFFD}") {
      report.dropName("not valid UTF-8", at: row.id)
      return
    }
    switch Self.script(of: name) {
    case .latin:
      if language == "ar" { report.dropName("filed as Arabic, in Latin letters: taken as Latin", at: row.id) }
      if isPreferred, row.english.isEmpty, language != "ar" {
        row.english = name
      } else if name != row.english, !row.latinVariants.contains(name) {
        row.latinVariants.append(name)
      }
    case .arabic:
      if isPreferred, row.arabic.isEmpty {
        row.arabic = name
      } else if name != row.arabic, !row.arabicVariants.contains(name) {
        row.arabicVariants.append(name)
      }
    case .other: report.dropName("in another script, or in none", at: row.id)
    }
  }

  /// Gives a place the canonical forms that it lacks from its variants.
  static func settle(_ row: inout PlaceRow) {
    if row.english.isEmpty, !row.latinVariants.isEmpty { row.english = row.latinVariants.removeFirst() }
    if row.arabic.isEmpty, !row.arabicVariants.isEmpty { row.arabic = row.arabicVariants.removeFirst() }
    row.latinVariants.removeAll { $0 == row.english }
    row.arabicVariants.removeAll { $0 == row.arabic }
  }
}
