import Romanization

extension NameSearch {
  /// A form of the query, ready to be compared with names.
  package struct FormFacts: Sendable {
    private var sounds = QuerySounds()
    private let words: [ArraySlice<UInt8>]
    private let text: [UInt8]
    private let hasArticle: Bool

    static let blank = UInt8(ascii: " ")
    static let article = UInt8(ascii: "~")

    init(_ form: QueryForm) {
      text = form.text
      words = Self.words(of: form.text)
      hasArticle = form.text.first == Self.article
      sounds.set(form.text)
    }

    /// Words without their articles.
    private static func words(of text: [UInt8]) -> [ArraySlice<UInt8>] {
      text.split(separator: blank).map { $0.first == article ? $0.dropFirst() : $0 }
    }

    /// What the form and a name have in common, as the features of the ranking say it.
    struct Likeness {
      var soundDistance = 0
      var canonicalDistance = 0
      var moreWords = 0
      var moreLetters = 0
      var sameFirst = false
      var sameLast = false
      var sameArticle = false
      var sharedWords = 0.0
    }

    func likeness(to hit: Hit, in index: PlaceIndex) -> Likeness {
      var likeness = Likeness()
      likeness.soundDistance = index.withString(index.name(hit.name, .sounds)) {
        hit.otherScript ? sounds.strong.to($0, isStrong: true) : sounds.all.to($0)
      }
      likeness.canonicalDistance = index.withString(index.place(Int(hit.place.record), .sounds)) { sounds.all.to($0) }
      index.withString(index.name(hit.name, .text)) { name in
        likeness.moreLetters = text.count - name.count
        likeness.sameArticle = (name.first == Self.article) == hasArticle
        likeness.sameLast = name.last == text.last
        compareWords(with: name, &likeness)
      }
      return likeness
    }

    private func compareWords(with name: UnsafeRawBufferPointer, _ likeness: inout Likeness) {
      var shared = 0
      var count = 0
      var start = 0
      while start < name.count {
        let end = name[start...].firstIndex(of: Self.blank) ?? name.count
        if name[start] == Self.article { start += 1 }
        if start < end {
          if count == 0 { likeness.sameFirst = name[start] == words.first?.first }
          count += 1
          if words.contains(where: { $0.count == end - start && $0.elementsEqual(name[start..<end]) }) { shared += 1 }
        }
        start = end + 1
      }
      likeness.moreWords = words.count - count
      likeness.sharedWords = min(1, Double(shared) / Double(max(1, words.count)))
    }
  }
}
