import RuleKit
import Synchronization

/// The rules of an engine, each read when it is first asked for: most have nothing to say of a text.
final class RuleShelf: Sendable {
  private enum Source: Sendable {
    case set(rules: [CompiledRule], tables: [BilingualTable])
    case image(ImageBytes, bodies: [Int], starts: [Int], tables: Int, withExamples: Bool)
  }

  private let source: Source
  private let read: Mutex<[Int: CompiledRule]> = Mutex([:])

  /// - Parameter rules: with the starts of their programs.
  init(rules: [CompiledRule], tables: [BilingualTable]) { source = .set(rules: rules, tables: tables) }

  init(_ bytes: ImageBytes, _ front: RuleImage.Front, withExamples: Bool) {
    source = .image(
      bytes, bodies: front.bodies, starts: front.heads.map(\.start), tables: front.tables, withExamples: withExamples)
  }

  subscript(number: Int) -> CompiledRule {
    switch source {
    case .set(let rules, _): return rules[number]
    case .image(let bytes, let bodies, let starts, _, let withExamples):
      return read.withLock { read in
        if let rule = read[number] { return rule }
        // An image is compiled into the program whose tests have read all of it.
        guard var rule = try? RuleImage.decodeRule(bytes, at: bodies[number], withExamples: withExamples) else {
          preconditionFailure("compiled rules are damaged; build again")
        }
        var start = starts[number]
        rule.forEachProgram { program in
          program.start = start
          start += program.length
        }
        read[number] = rule
        return rule
      }
    }
  }

  /// Tables of terms and concepts.
  var tables: [BilingualTable] {
    switch source {
    case .set(_, let tables): return tables
    case .image(let bytes, _, _, let start, _):
      guard let tables = try? RuleImage.decodeTables(bytes, at: start) else {
        preconditionFailure("compiled tables are damaged; build again")
      }
      return tables
    }
  }
}
