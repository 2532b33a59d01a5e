import Files
import Findings
import ICU
import Readers
import SourceText
import Toponyms

/// What became of one input or one record of it.
public enum LintOutcome: Sendable {
  case report(DocumentReport)
  /// A message that names the input; the rest of the run goes on.
  case failure(path: String, message: String)
  /// Something a person should know of an input that was checked.
  case note(path: String, message: String)
  /// A file whose fixes were worked out; nothing is written yet.
  case fixed(FixedFile)
}

/// A file before and after its fixes.
public struct FixedFile: Sendable {
  public let path: String
  public let original: [UInt8]
  public let result: [UInt8]
  /// How many fixes were applied.
  public let count: Int
}

/// Reads, checks and fixes inputs. A value that all tasks share; each piece of work makes a `Linter` of its own.
public struct LintRunner: Sendable {
  public let book: RuleBook
  public let names: ToponymFinder?
  public let configuration: Configuration
  public var inputFormat = "auto"
  public var readOptions = ReadOptions()
  /// The original of the one text that is checked.
  public var original: ParallelOriginal?
  /// Nil: nothing is fixed.
  public var fixing: Fix.Applicability?

  public init(book: RuleBook, names: ToponymFinder?, configuration: Configuration) {
    self.book = book
    self.names = names
    self.configuration = configuration
  }

  /// All outcomes of a piece of work, in its order.
  public func run(_ input: LintInput) -> [LintOutcome] {
    var linter: Linter?
    return run(input, &linter)
  }

  /// The same for a thread that works on one piece after another: it keeps the linter, with what this has met so far.
  public func run(_ input: LintInput, _ kept: inout Linter?) -> [LintOutcome] {
    let linter: Linter
    do throws(ICUError) {
      if let kept {
        linter = kept
      } else {
        linter = try Linter(book: book, configuration: configuration, names: names)
      }
    } catch {
      return [.failure(path: "", message: "ICU: \(error)")]
    }
    kept = linter
    switch input {
    case .files(let paths): return paths.flatMap { run(file: $0, linter) }
    case .documents(let results):
      return results.map { result in
        switch result {
        case .success(let document): .report(linter.lint(document))
        case .failure(let error): .failure(path: error.file, message: error.description)
        }
      }
    case .records(let lines, let path):
      return lines.compactMap { line in
        switch JSONLinesReader.record(line, path: path) {
        case nil: nil
        case .success(let document): .report(linter.lint(document))
        case .failure(let error): .failure(path: path, message: error.description)
        }
      }
    }
  }

  private func run(file path: String, _ linter: Linter) -> [LintOutcome] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.read(path)
    } catch {
      return [.failure(path: path, message: error.description)]
    }
    let input = RawInput(path: path, bytes: bytes)
    guard let reader = reader(for: input) else {
      return [.failure(path: path, message: "there is no input format “\(inputFormat)”")]
    }
    guard let fixing else { return check(input, reader, linter) }
    return fix(input, reader, linter, fixing)
  }

  private func reader(for input: RawInput) -> (any Reader.Type)? {
    inputFormat == "auto" ? ReaderRegistry.reader(for: input) : ReaderRegistry.reader(named: inputFormat)
  }

  private func check(_ input: RawInput, _ reader: any Reader.Type, _ linter: Linter) -> [LintOutcome] {
    var out: [LintOutcome] = []
    do throws(ReadError) {
      try reader.read(input, options: readOptions) { result in
        switch result {
        case .success(let document): out += check(document, linter)
        case .failure(let error): out.append(.failure(path: input.path, message: error.description))
        }
      }
    } catch {
      out.append(.failure(path: input.path, message: error.description))
    }
    return out
  }

  private func check(_ document: Document, _ linter: Linter) -> [LintOutcome] {
    guard let original else { return [.report(linter.lint(document))] }
    do throws(ReadError) {
      switch try linter.pair(document, with: original) {
      case .paired(let paired): return [.report(linter.lint(paired))]
      case .weak(let alone, let reason):
        let message =
          "\(document.file.path): not compared with \(original.path): \(reason); only the text itself was checked"
        return [.note(path: document.file.path, message: message), .report(linter.lint(alone))]
      }
    } catch {
      return [.failure(path: document.file.path, message: error.description)]
    }
  }

  /// Applies fixes until none is left; a fix can make room for another, so it takes rounds.
  private func fix(
    _ input: RawInput, _ reader: any Reader.Type, _ linter: Linter, _ fixing: Fix.Applicability
  ) -> [LintOutcome] {
    var current = input
    var count = 0
    var outcomes = check(current, reader, linter)
    for _ in 0..<Self.mostRounds {
      var edits: [String: [FileEdit]] = [:]
      var applied = 0
      for case .report(let report) in outcomes {
        for (_, fix) in FixSelection.choose(from: report.findings, allowing: fixing) {
          guard let fileEdits = report.document.fileEdits(fix.edits) else { continue }
          edits[report.document.part, default: []] += fileEdits
          applied += 1
        }
      }
      if applied == 0 { break }
      do throws(ReadError) {
        let next = try reader.rewrite(current, edits: edits)
        if next == current.bytes { break }
        current = RawInput(path: input.path, bytes: next)
      } catch {
        outcomes.append(.failure(path: input.path, message: error.description))
        break
      }
      count += applied
      outcomes = check(current, reader, linter)
    }
    let fixed = FixedFile(path: input.path, original: input.bytes, result: current.bytes, count: count)
    return [.fixed(fixed)] + outcomes
  }

  /// Fixes that go on longer than this undo one another; the text of the last round stays.
  private static let mostRounds = 10
}
