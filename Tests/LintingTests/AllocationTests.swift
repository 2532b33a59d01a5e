import AllocationCounter
import Linting
import SourceText
import Testing

/// The hot path allocates nothing a token: what a long text costs grows with its findings and names, not its words.
struct AllocationTests {
  /// Sentences of edited English, each one different, without a place or a fault.
  private static func text(sentences: Int) -> String {
    let subjects = ["The committee", "A spokesman", "The court", "Her office", "The company", "An engineer"]
    let verbs = ["examined", "rejected", "welcomed", "described", "published", "postponed", "repeated"]
    let objects = ["the figures of the report", "a plan for new roads", "its answer to the letter", "the long list"]
    let ends = ["before noon", "without delay", "after two weeks", "in the end", "for the third year"]
    return (0..<sentences).map { number in
      let end = number % 9 == 8 ? "\n\n" : " "
      return "\(subjects[number % 6]) \(verbs[number % 7]) \(objects[number % 4]) \(ends[number % 5])." + end
    }.joined()
  }

  @Test func aLongTextAllocatesNothingAToken() throws {
    try #require(counts_allocations() == 1 || allocations_of_this_thread() == 0)
    if counts_allocations() == 0 { return }
    let linter = try Linter(book: House.book, configuration: Configuration(), names: House.names)
    func allocations(_ document: Document) -> Int {
      let before = allocations_of_this_thread()
      let report = linter.lint(document)
      #expect(report.words > 0)
      return Int(allocations_of_this_thread() - before)
    }
    let short = House.document(Self.text(sentences: 500))
    let long = House.document(Self.text(sentences: 8000))
    // The first run fills the buffers that a worker keeps.
    _ = allocations(long)
    let (few, many) = (allocations(short), allocations(long))
    let words = linter.lint(long).words - linter.lint(short).words
    #expect(words > 50_000)
    // One in a hundred words: buffers that double, and the runs of capitalised words.
    #expect(many - few < words / 100, "\(many - few) allocations for \(words) words")
  }
}
