/// A parameter file that cannot be read.
public struct RomanizerModelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Line of the file, from 1.
  public let line: Int

  public var description: String {
    "the romanizer model is damaged at line \(line); restore its file under Glossaries/models or train it anew"
  }
}

/// The parameter file of ``RomanizerModel``: printable ASCII in three parts.
///
/// Lines `c CODE CHUNK …` give the chunks of a letter (`-` is none); then the weights, a character each (`P` is 0, `!`
/// and a character stand for a run of zeros); after a line `=` the exceptions, sorted.
extension RomanizerModel {
  private static let zero = UInt8(ascii: "P")
  private static let run = UInt8(ascii: "!")
  private static let longestRun = 90

  /// Reads a parameter file.
  public init(parameters: [UInt8]) throws(RomanizerModelError) {
    var chunks = [[[UInt8]]](repeating: [], count: 128)
    var weights: [Int8] = []
    weights.reserveCapacity(Self.weightCount)
    var at = 0
    var line = 0
    while at < parameters.count {
      line += 1
      let end = parameters[at...].firstIndex(of: 0x0A) ?? parameters.count
      let text = parameters[at..<end]
      at = end + 1
      guard let first = text.first else { continue }
      // Weights may begin with any printable character, so a comment can only be the first line.
      if line == 1, first == UInt8(ascii: "%") { continue }
      if weights.count == Self.weightCount { break }
      if first == UInt8(ascii: "c"), text.dropFirst().first == UInt8(ascii: " ") {
        let fields = text.split(separator: UInt8(ascii: " "))
        guard fields.count >= 3, fields[1].count == 1, let code = fields[1].first, code < 0x80 else {
          throw RomanizerModelError(line: line)
        }
        chunks[Int(code)] = fields[2...].map { $0.elementsEqual([UInt8(ascii: "-")]) ? [] : Array($0) }
        continue
      }
      var isRun = false
      for byte in text {
        guard (0x21...0x7E).contains(byte) else { throw RomanizerModelError(line: line) }
        if isRun {
          weights.append(contentsOf: repeatElement(0, count: Int(byte) - 0x22))
          isRun = false
        } else if byte == Self.run {
          isRun = true
        } else {
          weights.append(Int8(truncatingIfNeeded: Int(byte) - Int(Self.zero)))
        }
      }
      if isRun || weights.count > Self.weightCount { throw RomanizerModelError(line: line) }
    }
    guard weights.count == Self.weightCount else { throw RomanizerModelError(line: line) }
    self.init(
      chunks: chunks, weights: weights, exceptions: SortedPairs(text: Array(parameters[min(at, parameters.count)...])))
  }

  /// The model as a parameter file.
  package var parameters: [UInt8] {
    var text = Array("% Chunks, weights and exceptions of the romanizer; written by mtlint-train.\n".utf8)
    for (code, list) in chunks.enumerated() where !list.isEmpty {
      text += Array("c ".utf8) + [UInt8(code)]
      for chunk in list { text += [UInt8(ascii: " ")] + (chunk.isEmpty ? [UInt8(ascii: "-")] : chunk) }
      text.append(0x0A)
    }
    var column = 0
    var zeros = 0
    func flush(_ zeros: inout Int, _ text: inout [UInt8], _ column: inout Int) {
      while zeros > 0 {
        let count = min(zeros, Self.longestRun)
        if count == 1 {
          text.append(Self.zero)
          column += 1
        } else {
          text += [Self.run, UInt8(0x22 + count)]
          column += 2
        }
        zeros -= count
      }
    }
    for weight in weights {
      if weight == 0 {
        zeros += 1
        continue
      }
      flush(&zeros, &text, &column)
      text.append(UInt8(clamping: Int(weight) + Int(Self.zero)))
      column += 1
      if column >= 118 {
        text.append(0x0A)
        column = 0
      }
    }
    flush(&zeros, &text, &column)
    return text + Array("\n=\n".utf8) + exceptions.text
  }
}
