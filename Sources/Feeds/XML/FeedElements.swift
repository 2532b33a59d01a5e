import Web
import XMLText

/// Reads the elements of a feed one after another, each with all that it holds, so that memory holds one item at a time
/// beside what was kept.
struct FeedElements {
  /// What an element is to the feed that is read.
  enum Role {
    /// Its children are handed out one by one.
    case container
    /// Handed out whole.
    case leaf
  }

  private let bytes: [UInt8]
  private let events: XMLEvents
  private let base: WebAddress?
  /// Prefixes declared by the open elements, innermost last.
  private var declarations: [(prefix: String, namespace: FeedNamespace, depth: Int)] = []
  private var containers: [FeedElement] = []
  private var depth = 0

  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - base: address the feed was fetched from.
  init(_ bytes: [UInt8], base: WebAddress?) {
    self.bytes = bytes
    self.base = base
    events = XMLEvents(bytes)
  }

  /// The open containers, the root first; without their content.
  var around: [FeedElement] { containers }

  /// The next leaf; nil at the end.
  ///
  /// - Parameter role: asked of each element that begins, with its name and the containers around it.
  mutating func next(_ role: (FeedName, [FeedElement]) -> Role) throws(FeedError) -> FeedElement? {
    while let event = try event() {
      switch event {
      case .text: continue
      case .end:
        depth -= 1
        if depth < containers.count { containers.removeLast() }
        forgetDeclarations()
      case .start(let tag):
        depth += 1
        let element = open(tag, inside: containers.last)
        if role(element.name, containers) == .container {
          containers.append(element)
        } else {
          return try complete(element)
        }
      }
    }
    return nil
  }

  /// Reads up to the element's end.
  private mutating func complete(_ element: FeedElement) throws(FeedError) -> FeedElement {
    var open = [element]
    while let event = try event() {
      switch event {
      case .text(let characters):
        open[open.count - 1].append(characters.clean(in: bytes))
      case .start(let tag):
        depth += 1
        open.append(self.open(tag, inside: open.last))
      case .end:
        depth -= 1
        forgetDeclarations()
        let done = open.removeLast()
        if open.isEmpty { return done }
        open[open.count - 1].content.append(.element(done))
      }
    }
    throw FeedError(problem: "the file ends inside “\(element.name.local)”")
  }

  private func event() throws(FeedError) -> XMLEvent? {
    do throws(XMLError) {
      return try events.next()
    } catch {
      let line = bytes[..<min(error.offset, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
      throw FeedError(line: line, problem: error.problem)
    }
  }

  private mutating func open(_ tag: XMLTag, inside parent: FeedElement?) -> FeedElement {
    for attribute in tag.attributes where attribute.name.hasPrefix("xmlns") {
      let prefix = attribute.name == "xmlns" ? "" : String(attribute.name.dropFirst(6))
      declarations.append((prefix, FeedNamespace(uri: attribute.value), depth))
    }
    let prefix = prefix(of: tag)
    let namespace = declarations.last { $0.prefix == prefix }?.namespace ?? FeedNamespace(undeclared: prefix)
    let parentBase = parent?.base ?? base
    var base = parentBase
    if let own = tag["xml:base"] { base = parentBase?.resolving(own) ?? WebAddress(own) }
    return FeedElement(
      name: FeedName(namespace, tag.name),
      attributes: tag.attributes.filter { !$0.name.hasPrefix("xmlns") }.map { ($0.name, $0.value) },
      language: tag["xml:lang"] ?? parent?.language, base: base)
  }

  private mutating func forgetDeclarations() {
    while let last = declarations.last, last.depth > depth { declarations.removeLast() }
  }

  /// The part of a tag's name before its colon, which events leave out.
  private func prefix(of tag: XMLTag) -> String {
    let name = bytes[tag.range].dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return String(decoding: name[..<colon], as: UTF8.self)
  }
}
