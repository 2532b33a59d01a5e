import SourceText

/// The formats there are.
public enum ReaderRegistry {
  /// In the order in which contents are tried; plain text, which takes anything, stands last.
  public static let all: [any Reader.Type] = [
    JSONLinesReader.self,
    JSONReader.self,
    TSVReader.self,
    CSVReader.self,
    POReader.self,
    XLIFFReader.self,
    TMXReader.self,
    HTMLReader.self,
    DOCXReader.self,
    WebVTTReader.self,
    MarkdownReader.self,
    SRTReader.self,
    PlainTextReader.self,
  ]

  /// The reader of a format by its name, as `--input-format` gives it.
  public static func reader(named name: String) -> (any Reader.Type)? {
    all.first { $0.format.name == name }
  }

  /// The reader for a file: by its ending, where one reader has it, else by its first bytes, else plain text.
  public static func reader(for input: RawInput) -> any Reader.Type {
    let name = input.path.split(separator: "/").last ?? ""
    if let dot = name.lastIndex(of: "."), dot > name.startIndex {
      let suffix = name[name.index(after: dot)...].lowercased()
      let candidates = all.filter { $0.suffixes.contains(suffix) }
      if candidates.count == 1, let only = candidates.first { return only }
      if let first = candidates.first {
        let start = head(of: input)
        return candidates.first { $0.sniff(start) } ?? first
      }
    }
    let start = head(of: input)
    return all.first { $0.sniff(start) } ?? PlainTextReader.self
  }

  /// True for the name of an archive that is read as text: binary, but not to be passed over.
  public static func isArchive(_ path: String) -> Bool {
    DOCXReader.suffixes.contains { path.lowercased().hasSuffix("." + $0) }
  }

  /// The first 4 KB, as UTF-8 without a mark.
  private static func head(of input: RawInput) -> [UInt8] {
    var head = Array(input.bytes.prefix(4096))
    if input.isUTF16, let decoded = try? TextEncoding.decode(Array(head.prefix(head.count & ~1))).utf8 {
      head = decoded
    }
    if head.starts(with: TextEncoding.utf8Mark) { head.removeFirst(3) }
    return head
  }
}
