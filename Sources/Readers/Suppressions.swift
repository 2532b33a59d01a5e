import SourceText

/// Comments that switch rules off.
///
/// `<!-- mtlint-disable-next-line RULE, RULE -->` speaks for the next line that is not blank, `<!-- mtlint-disable
/// RULE -->` for all that follows up to `<!-- mtlint-enable RULE -->`. Without a rule they speak for all; what follows
/// ` -- ` is a reason.
enum Suppressions {
  private struct Command {
    let verb: String
    let rules: [String]
    let comment: ByteRange
  }

  /// - Parameter map: its runs must stand in the order of the file.
  static func read(_ comments: [Range<Int>], in file: SourceText, map: OffsetMap)
    -> [SuppressionComment]
  {
    let commands = comments.compactMap { command($0, file.bytes) }
    var out: [SuppressionComment] = []
    for (index, command) in commands.enumerated() {
      switch command.verb {
      case "mtlint-disable-next-line":
        let scope = cleanRange(nextLine(after: command.comment.end, file), map)
        out.append(SuppressionComment(rules: command.rules, scope: scope, comment: command.comment))
      case "mtlint-disable":
        for rules in command.rules.isEmpty ? [[]] : command.rules.map({ [$0] }) {
          let stop = commands[(index + 1)...].first {
            $0.verb == "mtlint-enable" && ($0.rules.isEmpty || (!rules.isEmpty && $0.rules.contains(rules[0])))
          }
          let source = ByteRange(command.comment.end, stop?.comment.start ?? file.bytes.count)
          out.append(SuppressionComment(rules: rules, scope: cleanRange(source, map), comment: command.comment))
        }
      default: break
      }
    }
    return out
  }

  private static func command(_ range: Range<Int>, _ bytes: [UInt8]) -> Command? {
    var inside = bytes[range]
    for mark in ["<!--", "-->"] {
      if mark == "-->", inside.suffix(3).elementsEqual(mark.utf8) { inside = inside.dropLast(3) }
      if mark == "<!--", inside.starts(with: mark.utf8) { inside = inside.dropFirst(4) }
    }
    let words = String(decoding: inside, as: UTF8.self).split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }
    guard let verb = words.first, verb.hasPrefix("mtlint-") else { return nil }
    let rules = words.dropFirst().prefix { $0 != "--" }.map(String.init)
    return Command(verb: String(verb), rules: rules, comment: ByteRange(range.lowerBound, range.upperBound))
  }

  /// The first line with text after the one that holds `offset`.
  private static func nextLine(after offset: Int, _ file: SourceText) -> ByteRange {
    var line = file.lines.line(at: max(0, offset - 1)) + 1
    while line < file.lines.count {
      let range = file.lines.range(ofLine: line)
      if file.bytes[range.indices].contains(where: { $0 > 0x20 }) { return range }
      line += 1
    }
    return ByteRange(file.bytes.count, file.bytes.count)
  }

  /// Clean text that comes from a stretch of the file.
  private static func cleanRange(_ source: ByteRange, _ map: OffsetMap) -> ByteRange {
    let runs = map.runs
    /// The first run that ends after `offset`.
    func run(after offset: Int) -> Int {
      var low = 0
      var high = runs.count
      while low < high {
        let middle = (low + high) / 2
        if runs[middle].source + runs[middle].sourceLength <= offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    func clean(_ offset: Int) -> Int {
      let index = run(after: offset)
      guard index < runs.count else { return runs.last.map { $0.clean + $0.cleanLength } ?? 0 }
      let run = runs[index]
      return run.isVerbatim ? run.clean + max(0, offset - run.source) : run.clean
    }
    return ByteRange(clean(source.start), clean(source.end))
  }
}
