import CYAMLShim

/// Reads YAML 1.1 by libyaml into nodes with positions.
///
/// One document a file. Anchors, aliases and tags are refused: no file of ours needs them, and aliases let a small file
/// grow without bound.
public enum YAMLParser {
  /// Deepest nesting of lists and mappings.
  public static let deepest = 64

  /// - Parameter file: name for messages.
  public static func parse(_ bytes: [UInt8], file: String) throws(YAMLError) -> YAMLNode {
    let result: Result<YAMLNode, YAMLError> = bytes.withUnsafeBufferPointer { buffer in
      guard let handle = cyaml_open(buffer.baseAddress, buffer.count) else {
        return .failure(YAMLError(file: file, mark: YAMLMark(line: 1, column: 1), problem: "out of memory"))
      }
      defer { cyaml_close(handle) }
      var reader = EventReader(handle: handle, file: file)
      do throws(YAMLError) {
        return .success(try reader.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

private struct EventReader {
  let handle: OpaquePointer
  let file: String

  struct Event {
    let kind: Int32
    let mark: YAMLMark
    let text: String
    let isQuoted: Bool
  }

  mutating func next() throws(YAMLError) -> Event {
    var raw = cyaml_event()
    cyaml_next(handle, &raw)
    let mark = YAMLMark(line: Int(raw.line) + 1, column: Int(raw.column) + 1)
    if raw.kind == CYAML_ERROR.rawValue {
      let problem = raw.problem.map { String(cString: $0) } ?? "not YAML"
      throw YAMLError(file: file, mark: mark, problem: problem)
    }
    if raw.kind == CYAML_ALIAS.rawValue || raw.decorated != 0 {
      throw YAMLError(file: file, mark: mark, problem: "anchors, aliases and tags are not used here; write the value")
    }
    var text = ""
    if let value = raw.value {
      text = String(decoding: UnsafeBufferPointer(start: value, count: raw.length), as: UTF8.self)
    }
    return Event(kind: raw.kind, mark: mark, text: text, isQuoted: raw.quoted != 0)
  }

  mutating func document() throws(YAMLError) -> YAMLNode {
    var root: YAMLNode?
    while true {
      let event = try next()
      if event.kind == CYAML_END.rawValue { break }
      if event.kind == CYAML_OTHER.rawValue { continue }
      if root != nil {
        throw YAMLError(file: file, mark: event.mark, problem: "a second document; one file holds one")
      }
      root = try node(event, depth: 0)
    }
    return root ?? YAMLNode(.null, at: YAMLMark(line: 1, column: 1))
  }

  mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
    if depth > YAMLParser.deepest {
      throw YAMLError(file: file, mark: event.mark, problem: "nested deeper than \(YAMLParser.deepest) levels")
    }
    switch event.kind {
    case CYAML_SEQUENCE_START.rawValue:
      var items: [YAMLNode] = []
      while true {
        let next = try next()
        if next.kind == CYAML_SEQUENCE_END.rawValue { return YAMLNode(.sequence(items), at: event.mark) }
        items.append(try node(next, depth: depth + 1))
      }
    case CYAML_MAPPING_START.rawValue:
      return try mapping(event, depth: depth)
    default:
      let isNull = !event.isQuoted && ["", "~", "null"].contains(event.text)
      return YAMLNode(isNull ? .null : .scalar(event.text, isQuoted: event.isQuoted), at: event.mark)
    }
  }

  mutating func mapping(_ start: Event, depth: Int) throws(YAMLError) -> YAMLNode {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var seen: Set<String> = []
    while true {
      let event = try next()
      if event.kind == CYAML_MAPPING_END.rawValue { return YAMLNode(.mapping(pairs), at: start.mark) }
      let key = try node(event, depth: depth + 1)
      guard case .scalar(let name, _) = key.value else {
        throw YAMLError(file: file, mark: key.mark, problem: "expected a key, found \(key.kind)")
      }
      if !seen.insert(name).inserted {
        throw YAMLError(file: file, mark: key.mark, problem: "the key “\(name)” stands twice")
      }
      pairs.append((key, try node(try next(), depth: depth + 1)))
    }
  }
}
