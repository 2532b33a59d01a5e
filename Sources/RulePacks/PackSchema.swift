import JSONText

/// The format of rule packs as a JSON Schema (draft 2020-12), from the same lists of keys that the parser reads by.
///
/// Editors with a YAML language server complete and check packs with it.
public enum PackSchema {
  /// The schema, laid out for people, with a line end behind it.
  public static var json: [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("$schema")
    writer.string("https://json-schema.org/draft/2020-12/schema")
    writer.key("title")
    writer.string("mtlint rule pack")
    write(.mapping(PackFormat.pack), to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.take()
  }

  /// Members of the schema of a value, into an open object.
  private static func write(_ value: PackValue, to writer: inout JSONWriter) {
    switch value {
    case .text: types(["string", "number", "boolean"], to: &writer)
    case .form(let form):
      types(["string"], to: &writer)
      writer.key("pattern")
      writer.string(form)
    case .textOrNothing: types(["string", "number", "boolean", "null"], to: &writer)
    case .choice(let words):
      writer.key("enum")
      writer.beginArray()
      for word in words { writer.string(word) }
      writer.endArray()
    case .whole(let range):
      types(["integer"], to: &writer)
      writer.key("minimum")
      writer.int(range.lowerBound)
      writer.key("maximum")
      writer.int(range.upperBound)
    case .number: types(["number"], to: &writer)
    case .list(let item, let count):
      types(["array"], to: &writer)
      if count > 0 {
        writer.key("minItems")
        writer.int(count)
      }
      object("items", item, to: &writer)
    case .oneOrMore(let item): alternatives([item, .list(item)], to: &writer)
    case .either(let values): alternatives(values, to: &writer)
    case .table(let item):
      types(["object"], to: &writer)
      object("additionalProperties", item, to: &writer)
    case .mapping(let mapping): write(mapping, to: &writer)
    }
  }

  private static func write(_ mapping: PackMapping, to writer: inout JSONWriter) {
    types(["object"], to: &writer)
    writer.key("additionalProperties")
    writer.bool(false)
    let required = mapping.keys.filter(\.isRequired)
    if !required.isEmpty { names("required", required.map(\.name), to: &writer) }
    if !mapping.oneOf.isEmpty {
      writer.key("anyOf")
      writer.beginArray()
      for name in mapping.oneOf {
        writer.beginObject()
        names("required", [name], to: &writer)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.key("properties")
    writer.beginObject()
    for key in mapping.keys {
      writer.key(key.name)
      writer.beginObject()
      writer.key("description")
      writer.string(key.meaning)
      write(key.value, to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  /// The `type` member; YAML reads some texts as numbers or truth values, which the parser takes as texts.
  private static func types(_ types: [String], to writer: inout JSONWriter) {
    if types.count > 1 { return names("type", types, to: &writer) }
    writer.key("type")
    for type in types { writer.string(type) }
  }

  private static func names(_ key: String, _ names: [String], to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for name in names { writer.string(name) }
    writer.endArray()
  }

  private static func object(_ key: String, _ value: PackValue, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    write(value, to: &writer)
    writer.endObject()
  }

  private static func alternatives(_ values: [PackValue], to writer: inout JSONWriter) {
    writer.key("anyOf")
    writer.beginArray()
    for value in values {
      writer.beginObject()
      write(value, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }
}
