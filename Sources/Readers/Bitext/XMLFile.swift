import SourceText
import XMLText

/// The events of one XML file, with errors that name it.
struct XMLFile {
  let source: SourceText
  private let events: XMLEvents

  init(_ source: SourceText) {
    self.source = source
    events = XMLEvents(source.bytes)
  }

  func next() throws(ReadError) -> XMLEvent? {
    do throws(XMLError) {
      return try events.next()
    } catch {
      throw ReadError(source, at: error.offset, "malformed XML: \(error.problem)", remedy: "check it with xmllint")
    }
  }

  /// The root element, which must be `name`.
  func root(_ name: String) throws(ReadError) -> XMLTag {
    while let event = try next() {
      guard case .start(let tag) = event else { continue }
      if tag.name == name { return tag }
      throw ReadError(
        source, at: tag.range.lowerBound, "expected the element “\(name)”, found “\(tag.name)”",
        remedy: "choose the format with --input-format")
    }
    throw ReadError(source, at: 0, "expected the element “\(name)”, found nothing")
  }

  /// Passes over the rest of the element whose start tag was read last; gives the byte behind it.
  @discardableResult
  func skip() throws(ReadError) -> Int {
    var depth = 1
    var end = source.bytes.count
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end(_, let range):
        depth -= 1
        end = range.upperBound
      case .text: break
      }
    }
    return end
  }

  /// How text is written back into character data.
  static func encoder(unescaped: [ByteRange]) -> Document.ReplacementEncoder {
    { replacement, range in
      let isUnescaped = unescaped.contains { $0.start <= range.start && range.start < max($0.end, $0.start + 1) }
      return isUnescaped ? XMLEscape.cdata(replacement.utf8) : XMLEscape.text(replacement.utf8)
    }
  }
}
