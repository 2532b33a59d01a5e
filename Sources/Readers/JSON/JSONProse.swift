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
    let words = text.split { $0 <= 0x20 }
    let isWord = { (word: ArraySlice<UInt8>) in
      word.allSatisfy { $0.isLetter || $0 >= 0x80 || ".,;:!?'\"()-".utf8.contains($0) }
        && word.contains { $0.isLetter || $0 >= 0x80 }
    }
    if words.count >= 2 { return words.count(where: isWord) * 2 >= words.count }
    guard let only = words.first, let first = only.first else { return false }
    return isWord(only) && only.count > 1 && ((0x41...0x5A).contains(first) || first >= 0x80)
      && only.dropFirst().contains { $0 | 0x20 == $0 }
  }
}
