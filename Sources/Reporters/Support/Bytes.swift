extension [UInt8] {
  /// Appends the UTF-8 of a text.
  package mutating func put(_ text: String) {
    append(contentsOf: text.utf8)
  }
}
