// Learns the parameter files of Glossaries/models from place tables, and measures them on withheld parts.
//
// usage: mtlint-train train TABLES OUT [names|romanizer]    writes the parameter files
//        mtlint-train split TABLES OUT [SEED]               writes tables without a part, and the part
//        mtlint-train measure SPLIT MODELS                  figures on the withheld part
//        mtlint-train misses SPLIT MODELS [country]         the spellings that are resolved wrong, for reading
//        mtlint-train speed SPLIT MODELS                    look-ups a second, one core

import Gazetteer
@preconcurrency import Glibc
import Romanization

func say(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

func fail(_ text: String) -> Never {
  say(text)
  exit(2)
}

/// The place tables of a folder: files named by a country, `SY.tsv`.
func tables(in folder: String) throws -> [PlaceTable] {
  var tables: [PlaceTable] = []
  for name in try FileAccess.list(folder, suffix: ".tsv") where name.utf8.count == 6 {
    tables.append(try PlaceTableReader.read(FileAccess.read("\(folder)/\(name)"), name: name))
  }
  return tables
}

func train(_ folder: String, _ out: String, _ part: String?) throws {
  let tables = try tables(in: folder)
  try FileAccess.makeFolder(out)
  if part != "romanizer" {
    for (name, text) in try NameTraining.train(tables, log: say) {
      try FileAccess.writeAtomically(Array(text.utf8), to: "\(out)/\(name)")
    }
  }
  if part != "names" {
    var training = RomanizerTraining()
    let model = training.train(tables, epochs: 4, log: say)
    try FileAccess.writeAtomically(model.parameters, to: "\(out)/romanizer.txt")
  }
}

func nameModel(in folder: String) throws -> NameModel {
  func text(_ name: String) throws -> String {
    String(decoding: try FileAccess.read("\(folder)/\(name)"), as: UTF8.self)
  }
  return NameModel(
    alignment: try AlignmentCosts(parameters: text("alignment.txt")),
    ranking: try RankingModel(parameters: text("ranking.txt")),
    crossAlignment: try AlignmentCosts(parameters: text("cross-alignment.txt")),
    origin: try SpellingOrigin(parameters: text("origin.txt")))
}

func measure(_ split: String, _ models: String) throws {
  let names = try nameModel(in: models)
  let romanizer = try RomanizerModel(parameters: FileAccess.read("\(models)/romanizer.txt"))
  print(try Measure.names(split: split, model: names))
  print("romanization, bgn-pcgn with the country\n" + (try Measure.romanizer(split: split, model: romanizer)))
}

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch (arguments.first, arguments.count) {
  case ("train", 3...4): try train(arguments[1], arguments[2], arguments.count > 3 ? arguments[3] : nil)
  case ("split", 3...4):
    guard let seed = UInt64(arguments.count > 3 ? arguments[3] : "7") else { fail("the seed is a number") }
    try SplitWriter.write(try tables(in: arguments[1]), names: 4500, places: 1600, seed: seed, to: arguments[2])
  case ("measure", 3): try measure(arguments[1], arguments[2])
  case ("misses", 3...4):
    print(
      try Misses.report(
        split: arguments[1], model: try nameModel(in: arguments[2]), useCountry: arguments.last == "country"),
      terminator: "")
  case ("speed", 3): print(try Speed.report(split: arguments[1], model: try nameModel(in: arguments[2])))
  default:
    fail(
      "usage: mtlint-train train TABLES OUT [names|romanizer] | split TABLES OUT [SEED] | measure SPLIT MODELS | misses SPLIT MODELS [country] | speed SPLIT MODELS"
    )
  }
} catch {
  fail("\(error)")
}
