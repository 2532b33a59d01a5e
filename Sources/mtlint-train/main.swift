import Gazetteer
@preconcurrency import Glibc

func say(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

func tables(in folder: String) throws -> [PlaceTable] {
  var tables: [PlaceTable] = []
  for name in try FileAccess.list(folder, suffix: ".tsv") where name.utf8.count == 6 {
    tables.append(try PlaceTableReader.read(FileAccess.read("\(folder)/\(name)"), name: name))
  }
  return tables
}

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let start = seconds()
let all = try tables(in: CommandLine.arguments[1])
say("read \(seconds() - start)")
let (reduced, withheld) = NameSplit.withhold(24_000, from: all, seed: 11)
say("split \(seconds() - start)")
let training = AlignmentTraining(tables: reduced, limit: 150_000)
let costs = training.train(log: say)
say("alignment \(seconds() - start)")
try FileAccess.writeAtomically(Array(training.parameters(costs).utf8), to: CommandLine.arguments[2] + "/alignment.txt")
let bytes = try compileIndex(tables: reduced)
say("index \(bytes.count) \(seconds() - start)")
let index = try PlaceIndex(IndexStorage(bytes), verify: true)
let gazetteer = Gazetteer(
  indexes: [index],
  model: NameModel(
    alignment: costs,
    ranking: RankingModel(weights: [-0.5, -3] + [Double](repeating: 0, count: Feature.allCases.count - 2), none: -5)))
say("open \(seconds() - start)")
for country in [false, true] {
  let t = seconds()
  let examples = RankingTraining.examples(of: Array(withheld[..<4000]), in: gazetteer) { _ in country }
  say("examples \(seconds() - t)")
  let train = RankingTraining.examples(of: Array(withheld[4000..<16000]), in: gazetteer) { _ in country }
  let model = RankingTraining(examples: train).train(log: say)
  say(model.parameters)
  say(RankingReport(examples, model: model).text)
}
