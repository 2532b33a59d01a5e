import Testing

@testable import Tokens

@Suite("Sentences")
struct SentenceSplitterTests {
  /// Sentences of a text are divided by `|`, which stands for one blank.
  private func check(_ marked: String, _ location: SourceLocation = #_sourceLocation) throws {
    let expected = marked.split(separator: "|").map(String.init)
    let found = try tokenize(expected.joined(separator: " ")).sentenceStrings
    #expect(found == expected, sourceLocation: location)
  }

  @Test(
    "end at a stop that a blank and no lower case follow",
    arguments: [
      "The army left.|The city fell!|Why?|Nobody knew…|It rained... and rained.",
      "He said no.|It was 1.5 million.|He was 45.|They were 3,000.", "Visit example.com today.|Thanks.",
      "“We won.”|He left.", "“We won,” he said. “it is over.”", "(He left.)|She stayed.", "‘Go!’|He went.",
      "He asked: “Why?” and left.", "It ended in 2019.|Ten died.", "So what?!|Nothing.", "He left.|“They” stayed.",
      "«Enough.»|They left.", "He left.”)|She [Ms. Smith] stayed.", "One. two. three", "He sat.|John stood.",
    ])
  func basics(marked: String) throws { try check(marked) }

  @Test(
    "go on behind abbreviations",
    arguments: [
      "Mr. Smith met Gen. Haftar and Lt. Col. Brown.|Dr. Jones left.",
      "The U.S. Army and the U.N. Security Council met.",
      "He left the U.S.|The army stayed.", "J. K. Rowling and J.K. Rowling met George W. Bush.",
      "On Jan. 5 at 10 p.m. Monday he left.|It was Feb. 3.", "At 10 a.m. GMT it began.|It ended at 5 p.m.|Troops left.",
      "Apple Inc. Chief John left.|It was Apple Inc.|He sold it.", "See No. 5 and Art. 12.|Done.",
      "No. 5 won.|No.|Five lost.",
      "Cities, e.g. Aleppo, vs. Homs.|Done.", "St. Petersburg and Ft. Worth.", "He ate bread, cheese, etc.|The end.",
      "The GEN. SMITH case.", "Republicans Sens. John Kennedy and Reps. Smith left at 5 a.m. Eastern time.",
      "See p. 12 and pp. 13.|Done.", "He has a Ph.D. Experts agree.", "1. The first.|Second.",
    ])
  func abbreviations(marked: String) throws { try check(marked) }

  @Test(
    "of other scripts",
    arguments: [
      "قال الجيش إنه انسحب.|ثم عاد؟|نعم!", "قال د. محمد إن م. علي غادر.|ثم عاد.", "یہ شہر ہے۔|وہ گیا۔",
      "Он ушёл.|Она осталась.",
    ])
  func scripts(marked: String) throws { try check(marked) }

  @Test("need no blank in Chinese and Japanese")
  func ideographic() throws {
    #expect(try tokenize("他走了。她留下。「好。」他说").sentenceStrings == ["他走了。", "她留下。", "「好。」", "他说"])
  }

  @Test("begin with each paragraph")
  func paragraphs() throws {
    #expect(try tokenize("a headline\n\nthe text").sentenceStrings == ["a headline", "the text"])
  }

  @Test("are found by a token")
  func holding() throws {
    let text = try tokenize("One two. Three four. Five")
    #expect(text.sentenceCount == 3 && text.sentence(1) == 3..<6)
    #expect([0, 2, 3, 5, 6].map { text.sentence(holding: $0) } == [0..<3, 0..<3, 3..<6, 3..<6, 6..<7])
    #expect(text.tokens.indices.filter { text.tokens[$0].has(.sentenceStart) } == [0, 3, 6])
  }

  @Test("are found in a text of marks only without reading it again and again")
  func marksOnly() throws {
    let text = try tokenize(String(repeating: "! # ", count: 50_000))
    #expect(text.tokens.count == 100_000)
  }
}
