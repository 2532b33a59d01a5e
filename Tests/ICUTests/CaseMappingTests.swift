import Testing

@testable import ICU

@Suite("Case mappings")
struct CaseMappingTests {
  @Test("fold fully")
  func fold() throws {
    #expect(try CaseMapping.fold("Straße ΣΊΣΥΦΟΣ") == "strasse σίσυφοσ")
    #expect(try CaseMapping.fold(Array("ﬃ".utf8)) == Array("ffi".utf8))
    #expect(try CaseMapping.fold("").isEmpty)
  }

  @Test("follow the locale")
  func locale() throws {
    #expect(try CaseMapping.lower("DIYARBAKIR", locale: "tr") == "dıyarbakır")
    #expect(try CaseMapping.lower("DIYARBAKIR", locale: "en") == "diyarbakir")
    #expect(try CaseMapping.upper("izmir straße", locale: "tr") == "İZMİR STRASSE")
    #expect(try CaseMapping.title("deir ez-zor", locale: "en") == "Deir Ez-Zor")
  }

  @Test("find room for text that grows")
  func growth() throws {
    #expect(try CaseMapping.upper(String(repeating: "ΐ", count: 500), locale: "en").unicodeScalars.count == 1500)
  }
}
