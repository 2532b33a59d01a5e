import Feeds
import Testing

/// A feed from its text.
func feed(_ text: String, charset: String? = nil, address: String? = nil) throws -> Feed {
  try FeedReader.read(Array(text.utf8), charset: charset, address: address)
}

extension FeedText {
  var string: String { String(decoding: bytes, as: UTF8.self) }
}
