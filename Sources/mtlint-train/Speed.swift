import Gazetteer
@preconcurrency import Glibc
import Romanization

/// Look-ups a second on one core, and what opening the index costs.
enum Speed {
  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func report(split: String, model: NameModel) throws -> String {
    let cache = GazetteerCache(folder: "\(split)/cache")
    let places = ["\(split)/places"]
    _ = try Gazetteer.open(builtin: nil, tables: places, model: model, cache: cache)
    var start = cpuSeconds()
    let gazetteer = try Gazetteer.open(builtin: nil, tables: places, model: model, cache: cache)
    var text = "open (mapped, checked): \(milliseconds(since: start)) ms of processor time, \(gazetteer.count) places\n"
    let rows = try Measure.rows("\(split)/names.tsv")
    var search = NameSearch(gazetteer)
    let exact = rows.map { $0[1] }
    let similar = rows.map { $0[0] }.filter { name in
      !search.exactHits(NameSearch.forms(of: FoldedName(name)), country: nil).contains(where: \.sameArticles)
    }
    for (label, names) in [("exact", exact), ("similar", similar)] {
      start = cpuSeconds()
      var found = 0
      let rounds = label == "exact" ? 10 : 2
      for _ in 0..<rounds {
        for name in names where !search.find(name, limit: 1).isEmpty { found += 1 }
      }
      let spent = cpuSeconds() - start
      text +=
        "\(label): \(Int(Double(rounds * names.count) / spent)) look-ups a second (\(found / rounds) of \(names.count) found)\n"
    }
    return text
  }

  private static func milliseconds(since start: Double) -> Double { ((cpuSeconds() - start) * 1e4).rounded() / 10 }
}
