import Web

/// Which vocabulary an element's name is of.
enum FeedNamespace: Hashable {
  /// No namespace, and those of the RSS versions, whose names mean the same.
  case rss
  case atom
  /// RSS module "content".
  case content
  case dublinCore
  case rdf
  case xhtml
  case other

  init(uri: String) {
    switch uri {
    case "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
      "http://channel.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2":
      self = .rss
    case "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#": self = .atom
    case "http://purl.org/rss/1.0/modules/content/": self = .content
    case "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/": self = .dublinCore
    case "http://www.w3.org/1999/02/22-rdf-syntax-ns#": self = .rdf
    case "http://www.w3.org/1999/xhtml": self = .xhtml
    default: self = .other
    }
  }

  /// What a prefix means in a feed that forgot to declare it.
  init(undeclared prefix: String) {
    switch prefix {
    case "": self = .rss
    case "atom", "atom10": self = .atom
    case "content": self = .content
    case "dc", "dcterms": self = .dublinCore
    case "rdf": self = .rdf
    default: self = .other
    }
  }
}

struct FeedName: Hashable {
  let namespace: FeedNamespace
  /// Without prefix.
  let local: String

  init(_ namespace: FeedNamespace, _ local: String) {
    self.namespace = namespace
    self.local = local
  }
}

/// An element with all that it holds.
struct FeedElement {
  enum Content {
    case text([UInt8])
    case element(FeedElement)
  }

  let name: FeedName
  /// With their prefix, as `xml:lang`; declarations of namespaces left out.
  let attributes: [(name: String, value: String)]
  /// `xml:lang` of the element or the nearest around it.
  let language: String?
  /// `xml:base` of the element, resolved against those around it.
  let base: WebAddress?
  var content: [Content] = []

  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  mutating func append(_ text: ArraySlice<UInt8>) {
    if case .text(var before)? = content.last {
      // Taken out first, so that it grows in its own memory.
      content.removeLast()
      before += text
      content.append(.text(before))
    } else {
      content.append(.text(Array(text)))
    }
  }

  /// Elements directly inside, in order.
  var elements: [FeedElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func first(_ namespace: FeedNamespace, _ local: String) -> FeedElement? {
    elements.first { $0.name == FeedName(namespace, local) }
  }

  /// The characters inside, elements passed through.
  var text: [UInt8] {
    var out: [UInt8] = []
    for part in content {
      switch part {
      case .text(let bytes): out += bytes
      case .element(let element): out += element.text
      }
    }
    return out
  }

  /// `text` without the blanks around it; nil where nothing is left.
  var value: String? {
    let trimmed = FeedElement.trimmed(text)
    return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
  }

  static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return []
    }
    return bytes[first...last]
  }

  /// An address that the element holds, made absolute where the feed says how.
  func address(_ reference: String?) -> String? {
    guard let reference else { return nil }
    let plain = String(decoding: FeedElement.trimmed(Array(reference.utf8)), as: UTF8.self)
    if plain.isEmpty { return nil }
    return base.map { $0.resolving(plain).description } ?? plain
  }

  /// What stands inside as HTML: tags written again without the prefixes of namespaces, text escaped.
  var html: [UInt8] {
    var out: [UInt8] = []
    for part in content { FeedElement.write(part, to: &out) }
    return out
  }

  private static func write(_ part: Content, to out: inout [UInt8]) {
    switch part {
    case .text(let bytes): escape(bytes, to: &out)
    case .element(let element):
      let name = element.name.local.utf8
      out.append(UInt8(ascii: "<"))
      out += name
      for attribute in element.attributes {
        out += " \(attribute.name)=\"".utf8
        escape(Array(attribute.value.utf8), to: &out)
        out.append(UInt8(ascii: "\""))
      }
      out.append(UInt8(ascii: ">"))
      for part in element.content { write(part, to: &out) }
      out += "</".utf8
      out += name
      out.append(UInt8(ascii: ">"))
    }
  }

  private static func escape(_ bytes: [UInt8], to out: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      default: out.append(byte)
      }
    }
  }
}
