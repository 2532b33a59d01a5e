import JSONText
import Testing

@Suite struct JSONWriterTests {
  private func sample(_ layout: JSONWriter.Layout) -> String {
    var writer = JSONWriter(layout)
    writer.beginObject()
    writer.key("b")
    writer.int(-3)
    writer.key("a")
    writer.beginArray()
    writer.string("x")
    writer.null()
    writer.bool(true)
    writer.endArray()
    writer.key("e")
    writer.beginArray()
    writer.endArray()
    writer.key("raw")
    writer.raw(#"{"k":1}"#)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func compact() {
    #expect(sample(.compact) == #"{"b":-3,"a":["x",null,true],"e":[],"raw":{"k":1}}"#)
  }

  @Test func pretty() {
    #expect(
      sample(.pretty) == """
        {
          "b": -3,
          "a": [
            "x",
            null,
            true
          ],
          "e": [],
          "raw": {"k":1}
        }
        """)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1.0, "1"), (-0.83, "-0.83"), (36.29, "36.29"), (1e300, "1e+300"), (.infinity, "null"),
    (.nan, "null"),
  ])
  func numbersAreShortest(_ number: Double, _ expected: String) {
    var writer = JSONWriter()
    writer.double(number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func decimalsAreRounded() {
    var writer = JSONWriter()
    writer.double(0.8349, decimals: 2)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "0.83")
  }

  @Test func whatIsWrittenReadsBack() throws {
    let odd = "q\"b\\s/\u{0}\u{1F}\u{7F}\n\r\t é ب 😀 \u{2028}"
    let value = JSONValue.object([.init(odd, .array([.string(odd), .number("1e5"), .null, .object([])]))])
    for layout in [JSONWriter.Layout.compact, .pretty] {
      var writer = JSONWriter(layout)
      writer.value(value)
      #expect(try JSONValue.parse(writer.bytes) == value)
    }
  }

  @Test func takeHandsOverAndGoesOn() {
    var writer = JSONWriter()
    writer.beginArray()
    writer.int(1)
    let first = writer.take()
    writer.int(2)
    writer.endArray()
    #expect(String(decoding: first + writer.take(), as: UTF8.self) == "[1,2]")
    #expect(writer.bytes.isEmpty)
  }
}
