import SourceText

/// A text that a rule must flag, or must not. Examples are a rule's tests and its documentation.
public struct RuleExample: Sendable, Hashable {
  /// The text without marks.
  public let text: String
  /// What must be flagged, as UTF-8 ranges of `text`; empty for a text that must stay without finding.
  public let flagged: [ByteRange]
  /// The text after the best fix of each finding; nil where nothing is proposed.
  public let fixed: String?
  /// The original, for rules that compare.
  public let source: String?

  /// - Parameter marked: the text with ⟦ ⟧ around each flagged part. Nil where the marks don't pair.
  public init?(marked: String, fixed: String? = nil, source: String? = nil) {
    var bytes: [UInt8] = []
    var ranges: [ByteRange] = []
    var open: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        guard open == nil else { return nil }
        open = bytes.count
      case "⟧":
        guard let start = open else { return nil }
        ranges.append(ByteRange(start, bytes.count))
        open = nil
      default:
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    guard open == nil else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
    flagged = ranges
    self.fixed = fixed
    self.source = source
  }

  /// A text as it was stored.
  public init(text: String, flagged: [ByteRange], fixed: String?, source: String?) {
    self.text = text
    self.flagged = flagged
    self.fixed = fixed
    self.source = source
  }

  /// The text with ⟦ ⟧ around each flagged part.
  public var marked: String {
    var out: [UInt8] = []
    let bytes = Array(text.utf8)
    var at = 0
    for range in flagged {
      out += bytes[at..<range.start] + Array("⟦".utf8) + bytes[range.indices] + Array("⟧".utf8)
      at = range.end
    }
    return String(decoding: out + bytes[at...], as: UTF8.self)
  }
}

extension RuleExample {
  /// A text that must be flagged, written in source code.
  public static func flag(_ marked: String, fixed: String? = nil, source: String? = nil) -> RuleExample {
    guard let example = RuleExample(marked: marked, fixed: fixed, source: source), !example.flagged.isEmpty else {
      preconditionFailure("the marks of an example don't pair: \(marked)")
    }
    return example
  }

  /// A tempting text that must not be flagged, written in source code.
  public static func pass(_ text: String, source: String? = nil) -> RuleExample {
    RuleExample(text: text, flagged: [], fixed: nil, source: source)
  }
}
