import Gazetteer
import Romanization

/// The withheld spellings that look-up gets wrong, one a line, for reading: what was asked, what was meant, what came.
enum Misses {
  static func report(split: String, model: NameModel, useCountry: Bool) throws -> String {
    let gazetteer = try Measure.gazetteer(split: split, model: model)
    var search = NameSearch(gazetteer)
    var text =
      "spelling\tmeant\tspellings of it\tcountry\tfound\tas\tin\tconfidence\trank of the one meant\twhat went wrong\n"
    for spelling in try Measure.withheld(split: split) {
      let context = NameSearch.Context(country: useCountry ? spelling.country : nil)
      let found = search.find(spelling.text, context: context, limit: 50)
      let wanted = NameFolding.fold(spelling.english)
      let rank = found.firstIndex {
        $0.place.id == spelling.placeID || NameFolding.fold($0.place.english) == wanted
      }
      if rank == 0 { continue }
      let own = gazetteer.place(id: spelling.placeID)?.spellings.map(\.text).joined(separator: " | ") ?? ""
      let kind =
        switch (rank, found.first) {
        case (nil, nil): "nothing found"
        case (nil, let first?) where first.status != nil: "another place has this name"
        case (nil, _): "not among the candidates"
        default: "ranked lower"
        }
      let first = found.first
      let cells: [String] = [
        spelling.text, spelling.english, own, spelling.country, first?.place.english ?? "", first?.matched ?? "",
        first?.place.country ?? "", first.map { "\(($0.confidence * 100).rounded() / 100)" } ?? "",
        rank.map { "\($0 + 1)" } ?? "", kind,
      ]
      text += cells.joined(separator: "\t") + "\n"
    }
    return text
  }
}
