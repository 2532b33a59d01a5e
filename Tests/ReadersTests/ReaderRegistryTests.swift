import Readers
import Testing

@Suite struct ReaderRegistryTests {
  private func format(_ path: String, _ text: String = "") -> String {
    ReaderRegistry.reader(for: RawInput(path: path, bytes: Array(text.utf8))).format.name
  }

  @Test func endingsDecideFirst() {
    #expect(format("a/b.TXT", "{\"text\": 1}\n{}") == "text")
    #expect(format("b.jsonl") == "jsonl")
  }

  @Test func contentDecidesWithoutAnEnding() {
    #expect(format("-", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n") == "jsonl")
    #expect(format("-", "Damascus, 3 March") == "text")
    #expect(format(".txt/x", "") == "text")
  }

  @Test func namesAreUnique() {
    let names = ReaderRegistry.all.map { $0.format.name }
    #expect(Set(names).count == names.count)
    #expect(ReaderRegistry.reader(named: "text") != nil)
    #expect(ReaderRegistry.reader(named: "nonsense") == nil)
  }
}
