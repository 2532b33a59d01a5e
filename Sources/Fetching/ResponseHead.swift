import Web

/// The head of an HTTP answer.
struct ResponseHead {
  private var fields: [String: String] = [:]

  /// - Parameter bytes: the lines of one head. Of a field that comes twice the last counts.
  init(_ bytes: some Collection<UInt8>) {
    for line in bytes.split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      fields[name] = Self.trimmed(String(decoding: line[line.index(after: colon)...], as: UTF8.self))
    }
  }

  subscript(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// Media type in lower case, without parameters.
  var mediaType: String? {
    self["content-type"].map { Self.trimmed(String($0.prefix { $0 != ";" })).lowercased() }
  }

  var charset: String? {
    for parameter in self["content-type"]?.split(separator: ";").dropFirst() ?? [] {
      let parts = parameter.split(separator: "=", maxSplits: 1).map { Self.trimmed(String($0)) }
      guard parts.count == 2, parts[0].lowercased() == "charset" else { continue }
      let name = parts[1].filter { $0 != "\"" && $0 != "'" }
      return name.isEmpty ? nil : name
    }
    return nil
  }

  /// Milliseconds that the server asks to be left alone. Source: RFC 9110, 10.2.3.
  func retryAfter(now: Moment) -> Int? {
    guard let value = self["retry-after"] else { return nil }
    if let seconds = Int(value) { return seconds < 0 ? nil : min(seconds, 1 << 31) * 1000 }
    return Moment(value).map { Int(max(0, min($0.seconds - now.seconds, 1 << 31))) * 1000 }
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
