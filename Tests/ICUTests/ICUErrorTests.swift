import Testing

@testable import ICU

@Suite("Errors of ICU")
struct ICUErrorTests {
  @Test("carry ICU's names")
  func names() {
    #expect(ICUError.illegalArgument.name == "U_ILLEGAL_ARGUMENT_ERROR")
    #expect(ICUError.invalidID.name == "U_INVALID_ID")
    #expect(ICUError.tooLong.description == "U_INDEX_OUTOFBOUNDS_ERROR")
  }

  @Test("carry the place in rules")
  func position() {
    let error = ICUError(code: 1, parsePosition: .init(line: 2, offset: 7))
    #expect(error.description == "U_ILLEGAL_ARGUMENT_ERROR at line 2, offset 7")
  }
}
