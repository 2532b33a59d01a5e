import ICU
import Testing
import Tokens

@testable import Alignment

@Suite struct AnchorReaderTests {
  private func anchors(_ text: String, _ own: Token.Script, _ other: Token.Script) throws -> [AnchorReader.Anchor] {
    let tokens = try Tokenizer(vocabulary: .empty).tokenize(Array(text.utf8))
    return AnchorReader(own: own, other: other).anchors(of: tokens.tokens.indices, in: tokens)
  }

  @Test func numbersAreTheSameInAllDigits() throws {
    #expect(try anchors("1,950", .latin, .arabic) == anchors("١٩٥٠", .arabic, .latin))
    #expect(try anchors("۱۹۵۰", .arabic, .latin).map(\.key) == ["1950"])
    #expect(try anchors("the 98th", .latin, .arabic).contains { $0.kind == .number && $0.key == "98" })
  }

  @Test func namesMeetAcrossScripts() throws {
    let english = Set(try anchors("in Damascus", .latin, .arabic))
    let name = Set(try anchors("Idlib", .latin, .arabic).filter { $0.kind == .name })
    #expect(!english.isEmpty)
    #expect(!name.isDisjoint(with: try anchors("وبإدلب", .arabic, .latin)))
    #expect(!name.isDisjoint(with: try anchors("إدلب", .arabic, .latin)))
  }

  @Test func wordsTakenOverAreAnchors() throws {
    let own = Set(try anchors("شركة Gesellschaft", .arabic, .latin))
    #expect(!own.isDisjoint(with: try anchors("the Gesellschaft", .latin, .arabic)))
  }

  @Test func wordsInLowerCaseAreNoNames() throws {
    #expect(try anchors("reinforcements", .latin, .arabic).allSatisfy { $0.kind == .word })
  }
}
