import JSONText

/// Members in one call each, so that writing an object reads like the object.
extension JSONWriter {
  mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    int(number)
  }

  /// A member that is an object; `body` writes its members.
  mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    beginObject()
    body(&self)
    endObject()
  }

  /// A member that is a list of objects; `body` writes the members of each.
  mutating func array<Item>(_ key: String, _ items: [Item], _ body: (inout JSONWriter, Item) -> Void) {
    self.key(key)
    beginArray()
    for item in items {
      beginObject()
      body(&self, item)
      endObject()
    }
    endArray()
  }

  /// A member that is a list of strings.
  mutating func list(_ key: String, _ items: [String]) {
    self.key(key)
    beginArray()
    for item in items { string(item) }
    endArray()
  }
}
