/// What the user said about the form of the input.
public struct ReadOptions: Sendable, Hashable {
  /// A column of a table: its name in the header, or its number from 1.
  public enum Column: Sendable, Hashable {
    case name(String)
    case number(Int)

    /// Digits alone are a number, all else is a name.
    public init(_ text: String) {
      if let number = Int(text), number > 0 { self = .number(number) } else { self = .name(text) }
    }
  }

  /// Tables: the column to check; nil looks for a column named `text`, `target` or `translation`, else takes the last.
  public var textColumn: Column?
  /// Tables: the column with the original.
  public var sourceColumn: Column?
  /// Tables: whether the first row names the columns; nil decides by what stands in it.
  public var hasHeader: Bool?
  /// JSON: paths of the fields to check (`articles[].body`); empty for all texts that look like prose.
  public var fields: [String]
  /// HTML: only the article, without menus and boilerplate.
  public var articleOnly: Bool
  /// Longest record that is read, in bytes: what bounds the memory of a stream.
  public var longestRecord: Int

  public init(
    textColumn: Column? = nil, sourceColumn: Column? = nil, hasHeader: Bool? = nil, fields: [String] = [],
    articleOnly: Bool = false, longestRecord: Int = 64 << 20
  ) {
    self.textColumn = textColumn
    self.sourceColumn = sourceColumn
    self.hasHeader = hasHeader
    self.fields = fields
    self.articleOnly = articleOnly
    self.longestRecord = longestRecord
  }
}
