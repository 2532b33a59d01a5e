import Romanization
import RuleKit
import RulePacks
import SourceText

/// The organisations whose names edited English spells in more than one way: al-Qaeda and al-Qaida, Jaish and Jaysh
/// al-Islam. An acronym is another name, not another spelling.
struct OrganisationNames: Sendable {
  private struct Form: Sendable {
    let house: String
    /// In lower case, ASCII.
    let bytes: [UInt8]
  }

  /// By the byte that a name begins with, in either case: its forms, the longest first.
  private var forms = [[Form]](repeating: [], count: 256)
  private var isEmpty = true

  /// - Parameter packs: whose tables of terms name organisations.
  init(_ packs: PackEngine) { self.init(concepts: packs.bilingual.organisations()) }

  init(concepts: [ConceptTable.Concept]) {
    for concept in concepts where concept.theme == "term-org" {
      let all = (concept.forms["en"] ?? []).filter { $0.utf8.allSatisfy { $0 < 0x80 } }
      let folded = Dictionary(grouping: all) { ConsonantKey(of: $0).bytes }
      for (key, alike) in folded where !key.isEmpty {
        guard Set(alike.map { FoldedName($0).joined }).count > 1 else { continue }
        for form in alike {
          let bytes = Array(form.utf8)
          if let first = bytes.first { forms[Int(first)].append(Form(house: concept.key, bytes: bytes)) }
        }
      }
    }
    for key in forms.indices where !forms[key].isEmpty {
      forms[key].sort { ($1.bytes.count, $0.house) < ($0.bytes.count, $1.house) }
      isEmpty = false
    }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { forms[Int(byte)] = forms[Int(byte | 0x20)] }
  }

  /// Names in a text, in its order, with the house's name of what they name.
  func mentions(in text: [UInt8]) -> [(house: String, range: ByteRange)] {
    if isEmpty { return [] }
    var out: [(house: String, range: ByteRange)] = []
    var at = 0
    while at < text.count {
      guard !forms[Int(text[at])].isEmpty, at == 0 || !Self.isWord(text[at - 1]),
        let form = forms[Int(text[at])].first(where: { matches($0, text, at) })
      else {
        at += 1
        continue
      }
      out.append((form.house, ByteRange(at, at + form.bytes.count)))
      at += form.bytes.count
    }
    return out
  }

  private func matches(_ form: Form, _ text: [UInt8], _ start: Int) -> Bool {
    let end = start + form.bytes.count
    guard end <= text.count, end == text.count || !Self.isWord(text[end]) else { return false }
    var hasCapital = false
    for index in 0..<form.bytes.count {
      let byte = text[start + index]
      if Self.lowercased(byte) != form.bytes[index] { return false }
      hasCapital = hasCapital || (0x41...0x5A).contains(byte)
    }
    // In lower case it is other words.
    return hasCapital
  }

  /// Letters, digits, and all of what is not ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
