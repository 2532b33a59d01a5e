import CICUShim

/// ICU's text boundaries (Unicode Standard Annex 29), straight over UTF-8.
///
/// Owns an ICU handle: make one in the task that uses it. Opening costs some microseconds, cloning less than one.
public final class BreakIterator {
  /// What the boundaries are those of.
  public enum Kind: Int32, Sendable, Hashable, CaseIterable {
    /// Grapheme clusters.
    case character
    case word
    /// Places where a line may be broken (Annex 14).
    case line
    case sentence
  }

  private let handle: OpaquePointer

  /// `locale` is a BCP 47 tag; an unknown one gives the rules of the root locale.
  public init(_ kind: Kind, locale: String) throws(ICUError) {
    guard let handle = try checked({ cicu_break_open(kind.rawValue, locale, &$0) }) else { throw .illegalArgument }
    self.handle = handle
  }

  /// A handle of its own with the rules of `other`.
  public init(cloning other: BreakIterator) throws(ICUError) {
    guard let handle = try checked({ cicu_break_clone(other.handle, &$0) }) else { throw .illegalArgument }
    self.handle = handle
  }

  deinit { cicu_break_close(handle) }

  /// Longest text of one walk, in bytes: ICU's boundaries are 32-bit.
  public static let longestText = Int(Int32.max) - 1

  /// Calls `body` with the offset of each boundary after 0, in bytes from the start of `text`, up to and including the
  /// end. The bytes are valid UTF-8.
  public func forEachBoundary(
    in text: UnsafeBufferPointer<UInt8>, _ body: (_ offset: Int) -> Void
  ) throws(ICUError) {
    guard text.count <= Self.longestText else { throw .tooLong }
    guard let base = text.baseAddress, !text.isEmpty else { return }
    try checked { cicu_break_set_text(handle, base, Int64(text.count), &$0) }
    // ICU keeps the address; it must not be left with bytes that may move once this returns.
    defer {
      var status: Int32 = 0
      cicu_break_set_text(handle, Self.empty, 0, &status)
    }
    while true {
      let offset = cicu_break_next(handle)
      if offset < 0 { return }
      body(Int(offset))
    }
  }

  /// Offsets of all boundaries of a valid UTF-8 text, 0 and its end included; empty for an empty text.
  public func boundaries(of text: [UInt8]) throws(ICUError) -> [Int] {
    if text.isEmpty { return [] }
    return try text.withUnsafeBufferPointer { buffer throws(ICUError) in
      var out = [0]
      try forEachBoundary(in: buffer) { out.append($0) }
      return out
    }
  }

  /// An address that never moves, for a handle with no text.
  private static var empty: UnsafePointer<UInt8> { UnsafePointer(StaticString("").utf8Start) }
}
