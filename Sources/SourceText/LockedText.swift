/// Finds what no rule may look into and no fix may change: URLs, mail addresses, file names, placeholders, tags.
///
/// What could be prose is not locked: `and/or`, `km/h`, `{Baghdad: Euphrates News}`, `100% d'accord`.
public enum LockedText {
  public enum Kind: Sendable, Hashable {
    case address, fileName, placeholder, tag
  }

  public struct Match: Sendable, Hashable {
    public let kind: Kind
    public let range: ByteRange

    public init(_ kind: Kind, _ range: ByteRange) {
      self.kind = kind
      self.range = range
    }
  }

  /// What a text is, which decides how much looks like a placeholder in it.
  public enum Setting: Sendable, Hashable {
    /// Running text: `{Damascus}` is a dateline.
    case prose
    /// Messages of a program: `{Damascus}` is a variable.
    case messages
    /// Messages for Qt: `%1`, `%L2` and `%n` are variables too.
    case qtMessages
  }

  /// Matches in `text`, sorted and disjoint. Time is linear but for the repeated look-back within one word.
  public static func matches(in text: [UInt8], as setting: Setting = .prose) -> [Match] {
    var scanner = LockedTextScanner(bytes: text, setting: setting)
    return scanner.scan()
  }

  /// The ranges alone.
  public static func ranges(in text: [UInt8], as setting: Setting = .prose) -> [ByteRange] {
    matches(in: text, as: setting).map(\.range)
  }
}

extension ByteRange {
  /// The same bytes as sorted, disjoint ranges; touching ranges stay apart, empty ones go.
  public static func merged(_ ranges: [ByteRange]) -> [ByteRange] {
    var out: [ByteRange] = []
    for range in ranges.sorted() where !range.isEmpty {
      if let last = out.last, range.start < last.end {
        out[out.count - 1] = last.union(range)
      } else {
        out.append(range)
      }
    }
    return out
  }
}
