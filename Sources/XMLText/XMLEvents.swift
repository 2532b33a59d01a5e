import CExpatShim

/// Reads XML 1.0 by expat, event by event, with the place of each.
///
/// For files of strangers: external entities are never loaded, a document type with declarations of its own is refused
/// (so that no entity can grow), nesting is bounded. Memory holds one chunk of events.
public final class XMLEvents {
  /// Deepest nesting of elements.
  public static let deepest = 256

  private let bytes: [UInt8]
  private var fed = 0
  private var isFinished = false
  private let handle: OpaquePointer?

  /// `bytes` are UTF-8, whatever the XML declaration says.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    handle = cexpat_open(Int32(Self.deepest))
  }

  deinit { cexpat_close(handle) }

  /// The next event; nil at the end of the file.
  public func next() throws(XMLError) -> XMLEvent? {
    guard let handle else { throw XMLError(offset: 0, problem: "out of memory") }
    var raw = cexpat_event()
    while cexpat_next(handle, &raw) == 0 {
      if isFinished { return nil }
      feed(handle)
    }
    return try event(raw)
  }

  private func feed(_ handle: OpaquePointer) {
    let end = min(bytes.count, fed + 1 << 16)
    isFinished = end == bytes.count
    bytes[fed..<end].withUnsafeBufferPointer { chunk in
      cexpat_feed(handle, chunk.baseAddress, chunk.count, isFinished ? 1 : 0)
    }
    fed = end
  }

  private func event(_ raw: cexpat_event) throws(XMLError) -> XMLEvent {
    let start = min(max(0, Int(raw.offset)), bytes.count)
    let range = start..<min(start + max(0, Int(raw.length)), bytes.count)
    switch raw.kind {
    case Int32(CEXPAT_START.rawValue):
      return .start(XMLTag(name: localName(raw), attributes: attributes(raw), range: range))
    case Int32(CEXPAT_END.rawValue):
      return .end(name: localName(raw), range: range)
    case Int32(CEXPAT_TEXT.rawValue):
      let text = UnsafeRawBufferPointer(start: raw.text, count: raw.text_length)
      let isVerbatim = text.elementsEqual(bytes[range])
      return .text(
        XMLCharacters(range: range, decoded: isVerbatim ? nil : Array(text), isCDATA: raw.in_cdata != 0))
    default:
      throw XMLError(offset: start, problem: String(cString: raw.text))
    }
  }

  private func localName(_ raw: cexpat_event) -> String {
    let text = UnsafeRawBufferPointer(start: raw.text, count: raw.text_length)
    let colon = text.firstIndex(of: UInt8(ascii: ":"))
    return String(decoding: text[(colon.map { $0 + 1 } ?? 0)...], as: UTF8.self)
  }

  private func attributes(_ raw: cexpat_event) -> [XMLTag.Attribute] {
    guard var at = raw.attributes else { return [] }
    func string() -> String {
      let string = String(cString: at)
      at += string.utf8.count + 1
      return string
    }
    return (0..<raw.attribute_count).map { _ in
      let name = string()
      return XMLTag.Attribute(name: name, value: string())
    }
  }
}
