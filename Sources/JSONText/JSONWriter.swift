@preconcurrency import Glibc  // for libm: rounding is a call into it

/// Writes JSON piece by piece. The order of the calls is the order of the members, so output is stable.
///
/// The caller keeps the grammar: a key before each value of an object, every `begin` closed.
public struct JSONWriter: Sendable {
  public enum Layout: Sendable, Hashable {
    /// All on one line, without blanks.
    case compact
    /// One member or item a line, two spaces a level.
    case pretty
  }

  private let layout: Layout
  private var output: [UInt8] = []
  /// For each open list or object: whether something stands in it already.
  private var open: [Bool] = []
  private var isAfterKey = false

  public init(_ layout: Layout = .compact) { self.layout = layout }

  /// What was written since the start or the last `take()`.
  public var bytes: [UInt8] { output }

  /// Hands over what was written so far, so that long output need not be held.
  public mutating func take() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  public mutating func beginObject() { begin(UInt8(ascii: "{")) }
  public mutating func endObject() { end(UInt8(ascii: "}")) }
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  public mutating func key(_ name: String) {
    separate()
    JSONWriter.append(quoted: name, to: &output)
    output.append(UInt8(ascii: ":"))
    if layout == .pretty { output.append(0x20) }
    isAfterKey = true
  }

  public mutating func string(_ text: String) {
    separate()
    JSONWriter.append(quoted: text, to: &output)
  }

  /// A string, or null for nil.
  public mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  public mutating func int(_ number: Int) { raw(String(number)) }

  /// The shortest digits that read back as the same number; null for what JSON has no number for.
  public mutating func double(_ number: Double) {
    guard number.isFinite else { return null() }
    if number == number.rounded(), abs(number) < 1e15 { return raw(String(Int(number))) }
    raw(String(number))
  }

  /// As `double(_:)`, rounded to a number of decimals.
  public mutating func double(_ number: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    double((number * scale).rounded() / scale)
  }

  public mutating func bool(_ flag: Bool) { raw(flag ? "true" : "false") }
  public mutating func null() { raw("null") }

  /// JSON text that is put in as it is.
  public mutating func raw(_ json: String) {
    separate()
    output += json.utf8
  }

  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .number(let digits): raw(digits)
    case .string(let text): string(text)
    case .array(let items):
      beginArray()
      for item in items { self.value(item) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// A line end between two values of JSON Lines.
  public mutating func endLine() { output.append(0x0A) }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    output.append(bracket)
    open.append(false)
  }

  private mutating func end(_ bracket: UInt8) {
    let hadContent = open.popLast() ?? false
    if hadContent { breakLine() }
    output.append(bracket)
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let hadContent = open.last else { return }
    if hadContent { output.append(UInt8(ascii: ",")) }
    open[open.count - 1] = true
    breakLine()
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: open.count * 2))
  }
}

extension JSONWriter {
  /// A string with its quotes, as JSON wants it.
  public static func quoted(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    append(quoted: text, to: &out)
    return out
  }

  /// The inside of a JSON string: quotes, backslashes and control characters escaped, all else as it is.
  ///
  /// `isASCII` escapes everything outside ASCII too, as pairs of surrogates where needed.
  public static func escaped(_ text: some Sequence<UInt8>, isASCII: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    if !isASCII {
      append(escaped: text, to: &out)
      return out
    }
    for unit in String(decoding: Array(text), as: UTF8.self).utf16 {
      if unit < 0x80 { append(escaped: CollectionOfOne(UInt8(unit)), to: &out) } else { append(unit: unit, to: &out) }
    }
    return out
  }

  static func append(quoted text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    append(escaped: text.utf8, to: &out)
    out.append(UInt8(ascii: "\""))
  }

  private static func append(unit: UInt16, to out: inout [UInt8]) {
    out += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] { out.append(hexDigits[Int(unit >> shift & 15)]) }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  private static func append(escaped text: some Sequence<UInt8>, to out: inout [UInt8]) {
    // What needs no escape goes out in one piece; most texts are all of that.
    let isDone: Void? = text.withContiguousStorageIfAvailable { bytes in
      var from = 0
      for at in bytes.indices where needsEscape(bytes[at]) {
        out += bytes[from..<at]
        append(escape: bytes[at], to: &out)
        from = at + 1
      }
      out += bytes[from...]
    }
    if isDone != nil { return }
    for byte in text { if needsEscape(byte) { append(escape: byte, to: &out) } else { out.append(byte) } }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func append(escape byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case 0x0A: out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0x0D: out += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
    case 0x09: out += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case 0..<0x20: append(unit: UInt16(byte), to: &out)
    default: out += [UInt8(ascii: "\\"), byte]
    }
  }
}
