import Files
import Readers
import SourceText

/// Names given as arguments, or one a line on standard input.
enum InputLines {
  /// Calls `body` with each argument; `-` stands for the lines of standard input, blank ones included.
  static func forEach(in arguments: [String], _ body: (String) throws -> Void) throws {
    for argument in arguments {
      guard argument == "-" else {
        try body(argument)
        continue
      }
      let stream: ByteStream
      var splitter = LineSplitter()
      do {
        stream = try ByteStream("-")
        while let chunk = try stream.next() {
          splitter.add(chunk)
          try drain(&splitter, body)
        }
      } catch let error as FileError {
        throw failed(error.description)
      }
      splitter.finish()
      try drain(&splitter, body)
    }
  }

  private static func drain(_ splitter: inout LineSplitter, _ body: (String) throws -> Void) throws {
    while let line = splitter.next() {
      if let offset = TextEncoding.firstInvalidByte(in: line.bytes) {
        throw failed("standard input:\(line.number): invalid UTF-8 at byte \(line.offset + offset)")
      }
      try body(String(decoding: line.bytes, as: UTF8.self))
    }
  }
}
