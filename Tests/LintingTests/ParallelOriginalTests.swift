import ICU
import Linting
import Readers
import SourceText
import Testing
import Tokens

@Suite struct ParallelOriginalTests {
  private let source = """
    قتل 14 شخصا في قصف على مدينة معرة النعمان شمال غربي سوريا.

    وقال الدفاع المدني إن بين القتلى 5 أطفال.
    """
  private let target = """
    14 people were killed in shelling of the city of Maarat al-Numan in northwestern Syria.

    The civil defence said that 6 children were among the dead.
    """

  private func original(_ text: String, path: String = "source.txt") throws(ReadError) -> ParallelOriginal {
    try ParallelOriginal(RawInput(path: path, bytes: Array(text.utf8)))
  }

  private func document(_ text: String) throws -> Document {
    try #require(PlainTextReader.readAll(RawInput(path: "t.txt", bytes: Array(text.utf8))).documents.first)
  }

  @Test func segmentsGetTheirOriginals() throws {
    let pairing = try original(source).pair(try document(target), tokenizer: try Tokenizer(vocabulary: .empty))
    guard case .paired(let document) = pairing else {
      Issue.record("not paired")
      return
    }
    #expect(document.segments.count == 2)
    #expect(document.segments.last?.original == Array("وقال الدفاع المدني إن بين القتلى 5 أطفال.".utf8))
    #expect(document.text == Array(target.utf8))
  }

  @Test func unrelatedTextsGetNone() throws {
    let other = (1...9).map { "Question \($0 * 11): who of the \($0 * 13) judges has seen it?" }.joined(
      separator: "\n\n")
    let pairing = try original(source).pair(try document(other), tokenizer: try Tokenizer(vocabulary: .empty))
    guard case .weak(let document, let reason) = pairing else {
      Issue.record("paired")
      return
    }
    #expect(!reason.isEmpty)
    #expect(document.segments.allSatisfy { $0.original == nil })
  }

  @Test func recordsAreNoOriginal() throws {
    #expect(throws: ReadError.self) { try original("source\ttarget\na\tb\n", path: "a.tsv") }
    #expect(throws: ReadError.self) { try original("{\"text\": \"a\"}\n", path: "a.jsonl") }
  }

  @Test func anOriginalMayBeOfAnotherFormat() throws {
    let html = "<p>" + source.split(separator: "\n\n").joined(separator: "</p><p>") + "</p>"
    let pairing = try original(html, path: "a.html").pair(
      try document(target), tokenizer: try Tokenizer(vocabulary: .empty))
    guard case .paired(let document) = pairing else {
      Issue.record("not paired")
      return
    }
    #expect(document.segments.count { $0.original != nil } == 2)
  }
}
