@preconcurrency import Glibc
import Testing

/// Files that hold what a reporter must write. MTLINT_RECORD=1 writes them anew.
enum Golden {
  static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    parts.append("Golden")
    return parts.joined(separator: "/")
  }()

  static func expect(_ bytes: [UInt8], equals name: String, _ location: SourceLocation = #_sourceLocation) {
    let path = "\(folder)/\(name)"
    if getenv("MTLINT_RECORD") != nil {
      guard let file = fopen(path, "wb") else {
        Issue.record("cannot write \(name)", sourceLocation: location)
        return
      }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
      return
    }
    guard let golden = read(path) else {
      Issue.record("no golden file \(name): run the tests with MTLINT_RECORD=1", sourceLocation: location)
      return
    }
    if golden == bytes { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let goldenLines = String(decoding: golden, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(lines, goldenLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(lines.count, goldenLines.count)
    let got = line < lines.count ? lines[line] : "(end)"
    let expected = line < goldenLines.count ? goldenLines[line] : "(end)"
    Issue.record("\(name):\(line + 1) is\n\(got)\nand should be\n\(expected)", sourceLocation: location)
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var out: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return out }
      out += block[..<count]
    }
  }
}
