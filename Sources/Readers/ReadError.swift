import SourceText

/// Why a file, or one record of it, cannot be read: one line for a person.
public struct ReadError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// From 1.
  public let line: Int?
  /// Byte of the file (of its UTF-8 form, where it is UTF-16), from 0.
  public let offset: Int?
  /// What was expected and what was found.
  public let problem: String
  /// What to do about it.
  public let remedy: String?

  public init(file: String, line: Int? = nil, offset: Int? = nil, problem: String, remedy: String? = nil) {
    self.file = file
    self.line = line
    self.offset = offset
    self.problem = problem
    self.remedy = remedy
  }

  /// `path:12: problem at byte 345; remedy`
  public var description: String {
    var out = file
    if let line { out += ":\(line)" }
    out += ": \(problem)"
    if let offset { out += " at byte \(offset)" }
    if let remedy { out += "; \(remedy)" }
    return out
  }
}

extension ReadError {
  init(_ path: String, _ error: TextDecodingError) {
    let remedy = "convert the file to UTF-8 (for example with iconv)"
    switch error {
    case .invalidUTF8(let offset, let line):
      self.init(file: path, line: line, offset: offset, problem: "invalid UTF-8", remedy: remedy)
    case .invalidUTF16(let offset):
      self.init(file: path, offset: offset, problem: "invalid UTF-16", remedy: remedy)
    case .tooLong(let limit):
      self.init(file: path, problem: "the text is longer than \(limit) bytes", remedy: "split the file")
    }
  }

  /// An error at a place of a text, whose line it works out.
  init(_ file: SourceText, at offset: Int, _ problem: String, remedy: String? = nil) {
    let line = file.lines.line(at: min(max(0, offset), file.bytes.count)) + 1
    self.init(file: file.path, line: line, offset: offset, problem: problem, remedy: remedy)
  }
}
