import Files
import Readers
import SourceText

/// A piece of work of a run: files, or records of a stream.
public enum LintInput: Sendable {
  case files([String])
  case records([LineSplitter.Line], path: String)
  /// Texts that were read already, and errors in the place of those that could not be.
  case documents([Result<Document, ReadError>])

  /// How many files end with it; a stream counts when it is opened.
  public var fileCount: Int {
    switch self {
    case .files(let paths): paths.count
    case .records(let lines, _): lines.first?.number == 1 ? 1 : 0
    case .documents: 0
    }
  }
}

/// Cuts the inputs of a run into pieces of work, reading streams of records chunk by chunk.
public struct InputQueue {
  private var paths: ArraySlice<String>
  private let format: String
  private var stream: (source: ByteStream, splitter: LineSplitter, path: String)?

  /// Files of one piece of work.
  private static let filesAtOnce = 8
  /// Records of one piece of work.
  private static let recordsAtOnce = 32

  /// - Parameter format: as `--input-format` names it; `auto` goes by the file.
  public init(paths: [String], format: String) {
    self.paths = paths[...]
    self.format = format
  }

  /// True where some input is a stream of records.
  public var holdsStream: Bool { paths.contains(where: isRecordStream) }

  /// The next piece of work; nil at the end.
  public mutating func next() throws(FileError) -> LintInput? {
    while true {
      if let piece = try nextRecords() { return piece }
      guard let path = paths.first else { return nil }
      if isRecordStream(path) {
        paths = paths.dropFirst()
        stream = (try ByteStream(path), LineSplitter(), path)
        continue
      }
      let batch = paths.prefix { !isRecordStream($0) }.prefix(Self.filesAtOnce)
      paths = paths.dropFirst(batch.count)
      return .files(Array(batch))
    }
  }

  /// Leaves the input out that the last call failed on.
  public mutating func skip() { stream = nil }

  private func isRecordStream(_ path: String) -> Bool {
    if format == "jsonl" { return true }
    return format == "auto" && JSONLinesReader.suffixes.contains { path.hasSuffix("." + $0) }
  }

  private mutating func nextRecords() throws(FileError) -> LintInput? {
    guard stream != nil else { return nil }
    var lines: [LineSplitter.Line] = []
    let path = stream?.path ?? "-"
    while lines.count < Self.recordsAtOnce {
      if let line = stream?.splitter.next() {
        lines.append(line)
      } else if !lines.isEmpty, stream?.source.isReady == false {
        // What a slow sender has sent so far is worth a run of its own.
        break
      } else if let chunk = try stream?.source.next() {
        stream?.splitter.add(chunk)
      } else if stream?.splitter.isFinished == false {
        stream?.splitter.finish()
      } else {
        stream = nil
        break
      }
    }
    return lines.isEmpty ? nil : .records(lines, path: path)
  }
}
