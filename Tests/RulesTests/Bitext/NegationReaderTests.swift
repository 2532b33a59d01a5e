import RuleKit
import Testing

@testable import Rules

struct NegationReaderTests {
  @Test(arguments: ["لم ينسحب الجيش", "ولن يعود", "ليست هناك أدلة"])
  func particlesDeny(_ text: String) throws {
    #expect(try !NegationReader(PairSamples.pair(text, "x").source).sure.isEmpty)
  }

  @Test(arguments: ["سلم نفسه للشرطة", "شاهد فلم الأمس", "ولم شمله مع أخيه", "لم فعلت ذلك؟", "لم يزل هناك"])
  func wordsThatLookLikeThemDoNot(_ text: String) throws {
    #expect(try NegationReader(PairSamples.pair(text, "x").source).sure.isEmpty)
  }

  @Test(arguments: ["He was unable to go.", "She refused.", "Nobody’s there.", "They cannot."])
  func englishDeniesInManyWays(_ text: String) throws {
    #expect(try NegationReader(PairSamples.pair("x", text).target).deniesAtAll)
  }

  @Test(arguments: ["The United Nations met under an interim agreement.", "Order No. 23 was issued."])
  func englishWordsThatDenyNothing(_ text: String) throws {
    let reader = NegationReader(try PairSamples.pair("x", text).target)
    #expect(!reader.deniesAtAll)
  }
}
