import Testing
import XMLText

@Suite struct XMLEventsTests {
  private func events(_ text: String) throws -> [XMLEvent] {
    let reader = XMLEvents(Array(text.utf8))
    var out: [XMLEvent] = []
    while let event = try reader.next() { out.append(event) }
    return out
  }

  /// Events as a person writes them: `<a x=1`, `>a`, the bytes of a text and what they stand for.
  private func outline(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try events(text).map { event in
      switch event {
      case .start(let tag): "<\(tag.name)" + tag.attributes.map { " \($0.name)=\($0.value)" }.joined()
      case .end(let name, _): ">\(name)"
      case .text(let characters):
        String(decoding: bytes[characters.range], as: UTF8.self)
          + (characters.decoded.map { "=\(String(decoding: $0, as: UTF8.self))" } ?? "")
          + (characters.isCDATA ? "!" : "")
      }
    }
  }

  @Test func eventsCarryTheirBytes() throws {
    #expect(
      try outline("<?xml version='1.0'?><a:r x='1&amp;2' xml:lang='en'>T&lt;&#x628;é<!-- c -->u<e/></a:r>")
        == ["<r x=1&2 xml:lang=en", "T", "&lt;=<", "&#x628;=ب", "é", "u", "<e", ">e", ">r"])
  }

  @Test func cdataIsMarked() throws {
    #expect(try outline("<a>x<![CDATA[<&]]>y</a>") == ["<a", "x", "<&!", "y", ">a"])
  }

  @Test func lineEndsAreOneCharacter() throws {
    let texts = try events("<a>x\r\ny\rz\n</a>").compactMap { event in
      if case .text(let characters) = event { characters } else { nil }
    }
    #expect(texts.map(\.range) == [3..<4, 4..<6, 6..<7, 7..<8, 8..<9, 9..<10])
    #expect(texts.map(\.decoded) == [nil, [0x0A], nil, [0x0A], nil, nil])
  }

  @Test func placesHoldAcrossChunks() throws {
    let text = "\u{FEFF}<a>" + String(repeating: "<b>é&amp;</b>", count: 20_000) + "<c/></a>"
    let bytes = Array(text.utf8)
    for event in try events(text) {
      switch event {
      case .start(let tag): #expect(bytes[tag.range.lowerBound] == UInt8(ascii: "<"))
      case .end(let name, let range): #expect(name == "c" || bytes[range].last == UInt8(ascii: ">"))
      case .text(let characters):
        #expect(characters.decoded == nil || bytes[characters.range].elementsEqual("&amp;".utf8))
      }
    }
  }

  @Test(arguments: [
    ("<a><b></a>", 8, "mismatched tag"),
    ("<a>", 3, "no element found"),
    ("", 0, "no element found"),
    ("<a>&foo;</a>", 3, "undefined entity"),
    ("<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><a>&foo;</a>", 47, "undefined entity"),
    ("<a>\u{1}</a>", 3, "not well-formed (invalid token)"),
    ("<a/>x", 4, "junk after document element"),
  ])
  func malformedXMLNamesTheByte(_ text: String, _ offset: Int, _ problem: String) {
    let error = #expect(throws: XMLError.self) { try events(text) }
    #expect(error?.offset == offset)
    #expect(error?.problem == problem)
  }

  @Test func declarationsOfEntitiesAreRefused() {
    var bomb = "<!DOCTYPE a [<!ENTITY e0 'lol'>"
    for level in 1...9 { bomb += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 10) + "'>" }
    let external = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
    for text in [bomb + "]><a>&e9;</a>", external] {
      let error = #expect(throws: XMLError.self) { try events(text) }
      #expect(error?.problem.contains("refused") == true)
    }
  }

  @Test func anExternalDocumentTypeIsNotLoaded() throws {
    #expect(try outline("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>x</a>") == ["<a", "x", ">a"])
  }

  @Test func nestingIsBounded() throws {
    let deep = String(repeating: "<a>", count: 10_000)
    let error = #expect(throws: XMLError.self) { try events(deep) }
    #expect(error?.problem == "elements are nested too deeply")
    #expect(error?.offset == XMLEvents.deepest * 3)
    let most = String(repeating: "<a>", count: 256) + String(repeating: "</a>", count: 256)
    #expect(try events(most).count == 512)
  }

  @Test func otherDeclaredEncodingsAreIgnored() throws {
    #expect(try outline("<?xml version='1.0' encoding='UTF-16'?><a>é</a>") == ["<a", "é", ">a"])
  }
}

@Suite struct XMLEscapeTests {
  @Test func markupBecomesReferences() {
    #expect(XMLEscape.text("a & <b> \"c\"\n".utf8) == Array("a &amp; &lt;b&gt; \"c\"\n".utf8))
    #expect(XMLEscape.text("\u{0}".utf8) == nil)
  }

  @Test func cdataMustNotEnd() {
    #expect(XMLEscape.cdata("a & b".utf8) == Array("a & b".utf8))
    #expect(XMLEscape.cdata("a ]] b".utf8) == nil)
    #expect(XMLEscape.cdata("a > b".utf8) == nil)
  }
}
