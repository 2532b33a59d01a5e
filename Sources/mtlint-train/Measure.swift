import Gazetteer
import Romanization

/// Figures on the withheld parts of a split.
enum Measure {
  static func rows(_ path: String) throws -> [[String]] {
    String(decoding: try FileAccess.read(path), as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The tables of a split, opened for look-up.
  static func gazetteer(split: String, model: NameModel) throws -> Gazetteer {
    var tables: [PlaceTable] = []
    for name in try FileAccess.list("\(split)/places", suffix: ".tsv") {
      tables.append(try PlaceTableReader.read(FileAccess.read("\(split)/places/\(name)"), name: name))
    }
    let index = try PlaceIndex(IndexStorage(compileIndex(tables: tables)), verify: false)
    return Gazetteer(indexes: [index], model: model)
  }

  /// The spellings that a split withholds.
  static func withheld(split: String) throws -> [WithheldSpelling] {
    try rows("\(split)/names.tsv").filter { $0.count >= 5 }
      .map { WithheldSpelling(text: $0[0], placeID: $0[3], english: $0[1], arabic: $0[2], country: $0[4]) }
  }

  /// Accuracy of look-up without and with the country, precision at thresholds, and the reliability of confidence.
  static func names(split: String, model: NameModel) throws -> String {
    let gazetteer = try gazetteer(split: split, model: model)
    let withheld = try withheld(split: split)
    var text = ""
    for useCountry in [false, true] {
      var search = NameSearch(gazetteer)
      var report = RankingReport()
      var perCountry: [String: (right: Int, total: Int)] = [:]
      for spelling in withheld {
        let context = NameSearch.Context(country: useCountry ? spelling.country : nil)
        let found = search.find(spelling.text, context: context, limit: 1).first
        let isRight = found.map {
          $0.place.id == spelling.placeID || NameFolding.fold($0.place.english) == NameFolding.fold(spelling.english)
        }
        report.add(confidence: found?.confidence, isRight: isRight ?? false)
        perCountry[spelling.country, default: (0, 0)].total += 1
        if isRight == true { perCountry[spelling.country, default: (0, 0)].right += 1 }
      }
      text += useCountry ? "\nwith the country\n" : "without a country\n"
      text += report.text
      text +=
        perCountry.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.right)/\($0.value.total)" }
        .joined(separator: ", ") + "\n"
    }
    return text
  }

  /// Exact matches and character errors of romanization, as BGN/PCGN with the country.
  static func romanizer(split: String, model: RomanizerModel) throws -> String {
    var all = RomanizerReport()
    var perCountry: [String: RomanizerReport] = [:]
    for row in try rows("\(split)/romanize.tsv") where row.count >= 4 {
      let romanizer = Romanizer(scheme: .bgnPCGN, country: row[3], model: model)
      func letters(_ name: String) -> [UInt8] { NameFolding.fold(name).filter { (0x61...0x7A).contains($0) } }
      let spellings = ([row[1]] + row[2].split(separator: "|").map(String.init)).map(letters).filter { !$0.isEmpty }
      if spellings.isEmpty { continue }
      let got = letters(romanizer.romanize(row[0]))
      all.add(got, spellings: spellings, label: "\(row[3]) \(row[0])")
      perCountry[row[3], default: RomanizerReport()].add(got, spellings: spellings, label: "")
    }
    var text = "all: \(all.text)\n"
    for (country, report) in perCountry.sorted(by: { $0.key < $1.key }) { text += "\(country): \(report.text)\n" }
    return text
  }
}
