import JSONText
import Testing

@Suite struct JSONParserTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func readsEveryKindOfValue() throws {
    let value = try JSONValue.parse(bytes(#" {"a": [1, -2.50e+3, true, false, null], "b": {}, "c": [], "d": "x"} "#))
    #expect(value["a"]?.array == [.number("1"), .number("-2.50e+3"), .bool(true), .bool(false), .null])
    #expect(value["b"]?.members == [])
    #expect(value["c"]?.array == [])
    #expect(value["d"]?.string == "x")
    #expect(value["a"]?.array?[1].double == -2500)
    #expect(value["e"] == nil)
  }

  @Test func keepsOrderAndTakesTheLastOfRepeatedKeys() throws {
    let value = try JSONValue.parse(bytes(#"{"z": 1, "a": 2, "z": 3}"#))
    #expect(value.members?.map(\.key) == ["z", "a", "z"])
    #expect(value["z"]?.int == 3)
  }

  @Test func valuesKnowTheirBytes() throws {
    let text = bytes(#"{"é": [10, "ab"]}"#)
    let node = try JSONParser.parse(text)
    let list = try #require(node["é"])
    #expect(String(decoding: text[list.range], as: UTF8.self) == #"[10, "ab"]"#)
    guard case .array(let items) = list.content else {
      Issue.record("no list")
      return
    }
    #expect(String(decoding: text[items[1].range], as: UTF8.self) == #""ab""#)
  }

  @Test func escapesAreDecodedAndKeepTheirPlaces() throws {
    let text = bytes(#""a\"\\\/\b\f\n\r\tβ\u0628\ud83d\ude00z""#)
    guard case .string(let string) = try JSONParser.parse(text).content else {
      Issue.record("no string")
      return
    }
    #expect(string.string == "a\"\\/\u{8}\u{c}\n\r\tβب😀z")
    let last = try #require(string.escapes.last)
    #expect(String(decoding: text[last.source], as: UTF8.self) == #"\ud83d\ude00"#)
    #expect(String(decoding: string.utf8[last.decoded], as: UTF8.self) == "😀")
    #expect(string.start == 1)
  }

  @Test(arguments: [#""\ud800""#, #""\ud800\n""#, #""\udc00""#, #""\ud800\u0041""#])
  func unpairedSurrogatesBecomeReplacementCharacters(_ text: String) throws {
    let value = try JSONValue.parse(bytes(text))
    #expect(value.string?.unicodeScalars.first == "\u{FFFD}")
  }

  @Test(arguments: [
    ("", 0), ("{", 1), (#"{"a""#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), ("[1,]", 3), ("[1 2]", 3), ("01", 1),
    ("1.", 2),
    ("-", 1), ("1e", 2), ("tru", 3), ("\"abc", 4), ("\"a\nb\"", 2), (#""\x""#, 2), (#""\u12g4""#, 5), ("{} x", 3),
    ("{a: 1}", 1), ("\u{FEFF}1", 0), ("NaN", 0), ("'a'", 0),
  ])
  func malformedTextNamesTheByte(_ text: String, _ offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes(text)) }
    #expect(error?.offset == offset)
    #expect(error?.problem.contains("expected") == true)
  }

  @Test func errorsNameTheLine() {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes("{\n\"a\": 1,\n\"b\" 2}")) }
    #expect(error?.description == "line 3, byte 14: expected “:” after a name, found “2”")
  }

  @Test func deepNestingIsRefused() throws {
    let most = JSONParser.deepestNesting
    _ = try JSONParser.parse(bytes(String(repeating: "[", count: most) + String(repeating: "]", count: most)))
    let error = #expect(throws: JSONError.self) {
      try JSONParser.parse(bytes(String(repeating: "[", count: 100_000)))
    }
    #expect(error?.offset == most)
  }

  @Test func siblingsDoNotCountAsNesting() throws {
    let text = "[" + Array(repeating: "[],{}", count: 1000).joined(separator: ",") + "]"
    #expect(try JSONValue.parse(bytes(text)).array?.count == 2000)
  }

  @Test func readsAStretch() throws {
    let node = try JSONParser.parse(bytes("xx [1] yy"), in: 2..<7)
    #expect(node.range == 3..<6)
  }
}
