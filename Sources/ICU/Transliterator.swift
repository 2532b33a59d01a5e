import CICUShim

/// Rewrites text from one script, or one spelling, to another by ICU's transforms (UTS 35, part 2).
///
/// Owns an ICU handle: make one in the task that uses it, and only when it is needed; the first one of a process costs
/// about 9 ms.
public final class Transliterator {
  private let handle: OpaquePointer

  /// The transliterator of that id: `Arabic-Latin`, `Any-Latin; Latin-ASCII`, `[:Arabic:] NFD`.
  ///
  /// Each step must be on ICU's list: ICU opens a variant it does not know as some other one, and says nothing.
  /// Throws U_INVALID_ID where one is not.
  public init(id: String) throws(ICUError) {
    let steps = TransformID.steps(of: id)
    let known = Set(try Self.availableIDs().map { $0.lowercased() })
    for step in steps {
      let name = step.lowercased()
      guard known.contains(name) || known.contains("any-" + name) else { throw .invalidID }
    }
    guard !steps.isEmpty else { throw .invalidID }
    handle = try Self.open(id: id, rules: nil)
  }

  /// A transliterator of rules of our own, in ICU's rule language. A malformed one throws with its place.
  public init(name: String, rules: String) throws(ICUError) {
    handle = try Self.open(id: name, rules: rules)
  }

  deinit { cicu_translit_close(handle) }

  private static func open(id: String, rules: String?) throws(ICUError) -> OpaquePointer {
    var status: Int32 = 0
    var line: Int32 = -1
    var offset: Int32 = -1
    let handle: OpaquePointer?
    if let rules {
      handle = cicu_translit_open(id, rules, Int32(clamping: rules.utf8.count), 0, &line, &offset, &status)
    } else {
      handle = cicu_translit_open(id, nil, 0, 0, &line, &offset, &status)
    }
    if let handle, status == 0 { return handle }
    let position = offset >= 0 ? ICUError.ParsePosition(line: Int(max(0, line)), offset: Int(offset)) : nil
    throw ICUError(code: status, parsePosition: position)
  }

  /// All ids that ICU lists, in its order.
  public static func availableIDs() throws(ICUError) -> [String] {
    guard let names = try checked({ cicu_translit_names(&$0) }) else { throw .illegalArgument }
    defer { cicu_names_close(names) }
    var out: [String] = []
    while let name = try checked({ cicu_names_next(names, &$0) }) { out.append(String(cString: name)) }
    return out
  }

  /// The text rewritten word by word; ASCII blanks and line ends stay. ICU's time grows with the square of what it
  /// gets at once, so no rule of a transform sees more than one word.
  public func transliterate(_ text: String) throws(ICUError) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if Self.isBlank(bytes[at]) {
        out.append(bytes[at])
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, !Self.isBlank(bytes[end]) { end += 1 }
      out += try apply(Array(bytes[at..<end]))
      at = end
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func apply(_ word: [UInt8]) throws(ICUError) -> [UInt8] {
    try UTF8Buffer.withBytes(word) { bytes, length throws(ICUError) in
      try UTF8Buffer.fill(guess: word.count * 3) { out, capacity, status in
        cicu_translit_apply(handle, bytes, length, out, capacity, &status)
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// Compound ids of transforms.
enum TransformID {
  /// Names of the steps of a compound id, without filters and inverses: `Any-Latin`, `Latin-ASCII`.
  static func steps(of id: String) -> [String] {
    var out: [String] = []
    var name = ""
    // Inside `[…]` is a filter, inside `(…)` the id of the inverse.
    var depth = 0
    for character in id {
      switch character {
      case "[", "(": depth += 1
      case "]", ")": depth -= 1
      case ";" where depth == 0:
        out.append(name)
        name = ""
      case " ", "\t", "\n": break
      default: if depth == 0 { name.append(character) }
      }
    }
    out.append(name)
    return out.filter { !$0.isEmpty }
  }
}
