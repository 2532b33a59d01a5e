import JSONText

/// Finds the texts of a JSON file that people read.
enum JSONProse {
  /// Members that never hold running text.
  private static let technical: Set<String> = [
    "id", "guid", "uuid", "key", "url", "uri", "href", "link", "links", "src", "image", "path", "file", "filename",
    "date",
    "time", "datetime", "timestamp", "created", "updated", "published", "modified", "type", "lang", "language",
    "locale",
    "slug", "hash", "version", "format", "mime", "encoding", "color", "class", "style", "icon", "email", "status",
  ]

  /// All texts that look like prose, in the order of the file, each with its path.
  static func texts(in root: JSONNode) -> [(path: String, text: JSONString)] {
    var out: [(path: String, text: JSONString)] = []
    collect(root, "", into: &out)
    return out
  }

  private static func collect(_ node: JSONNode, _ path: String, into out: inout [(path: String, text: JSONString)]) {
    switch node.content {
    case .string(let text): if isProse(text.utf8) { out.append((path, text)) }
    case .array(let items):
      for (index, item) in items.enumerated() { collect(item, "\(path)[\(index)]", into: &out) }
    case .object(let members):
      for member in members {
        let name = member.key.string
        if technical.contains(name.lowercased()) { continue }
        collect(member.value, path.isEmpty ? name : "\(path).\(name)", into: &out)
      }
    default: break
    }
  }

  /// Several words, or one that begins as a name or a sentence does.
  private static func isProse(_ text: [UInt8]) -> Bool {
    var count = 0
    var good = 0
    var word = Word()
    for byte in text {
      if byte > 0x20 {
        word.add(classes[Int(byte)], byte)
      } else if word.length > 0 {
        count += 1
        if word.isGood { good += 1 }
        word = Word()
      }
    }
    if word.length > 0 {
      count += 1
      if word.isGood { good += 1 }
    }
    if count >= 2 { return good * 2 >= count }
    guard let first = text.first(where: { $0 > 0x20 }), good == 1 else { return false }
    let last = word.length > 0 ? word : Word(of: text)
    return last.length > 1 && ((0x41...0x5A).contains(first) || first >= 0x80) && last.hasLowerInside
  }

  /// What a word is made of, byte by byte.
  private struct Word {
    var length = 0
    private var hasLetter = false
    private var hasOther = false
    private(set) var hasLowerInside = false

    init() {}

    /// The only word of a text.
    init(of text: [UInt8]) {
      for byte in text where byte > 0x20 { add(JSONProse.classes[Int(byte)], byte) }
    }

    mutating func add(_ kind: UInt8, _ byte: UInt8) {
      if kind == 2 { hasLetter = true } else if kind == 0 { hasOther = true }
      if length > 0, byte | 0x20 == byte { hasLowerInside = true }
      length += 1
    }

    var isGood: Bool { hasLetter && !hasOther }
  }

  /// 2: a letter; 1: a mark that stands beside words; 0: anything else.
  private static let classes: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    if byte.isLetter || byte >= 0x80 { return 2 }
    return ".,;:!?'\"()-".utf8.contains(byte) ? 1 : 0
  }
}
