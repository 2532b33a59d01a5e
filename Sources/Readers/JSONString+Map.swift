import JSONText
import SourceText

extension JSONString {
  /// Where each byte of the decoded text stands in the JSON text.
  var map: OffsetMap {
    var runs: [OffsetMap.Run] = []
    var clean = 0
    var source = start
    func verbatim(to end: Int) {
      if end > clean {
        runs.append(
          .init(clean: clean, source: source, cleanLength: end - clean, sourceLength: end - clean, isVerbatim: true))
      }
    }
    for escape in escapes {
      verbatim(to: escape.decoded.lowerBound)
      runs.append(
        .init(
          clean: escape.decoded.lowerBound, source: escape.source.lowerBound, cleanLength: escape.decoded.count,
          sourceLength: escape.source.count, isVerbatim: false))
      clean = escape.decoded.upperBound
      source = escape.source.upperBound
    }
    verbatim(to: utf8.count)
    return OffsetMap(runs: runs)
  }
}
