/// What a file on the disk was fetched from, and what the server said of it. Kept beside the file, so that a later run
/// asks for the rest of it, or only whether it has changed.
struct DownloadOrigin: Equatable {
  var address: String
  var etag: String?
  var lastModified: String?
  /// Bytes of the whole, where the server said so.
  var length: Int?

  /// What `If-Range` takes: a validator that promises the same bytes (RFC 9110, 13.1.5). A weak tag does not.
  var rangeValidator: String? {
    if let etag, etag.hasPrefix("\"") { return etag }
    return lastModified
  }

  /// `key: value`, a line each.
  var text: String {
    let members = [
      ("address", address), ("etag", etag), ("last-modified", lastModified), ("length", length.map { "\($0)" }),
    ]
    return members.compactMap { name, value in value.map { "\(name): \($0)\n" } }.joined()
  }

  init(address: String, head: ResponseHead, length: Int?) {
    self.address = address
    etag = head["etag"]
    lastModified = head["last-modified"]
    self.length = length
  }

  /// Nil for a text that names no address.
  init?(_ text: String) {
    let fields = ResponseHead(Array(text.utf8))
    guard let address = fields["address"] else { return nil }
    self.init(address: address, head: fields, length: fields["length"].flatMap { Int($0) })
  }
}

/// What a download came to.
public enum DownloadOutcome: Sendable, Equatable {
  /// The file was fetched, checked and put in place: bytes of it, and how many of them an earlier run had fetched.
  case fetched(bytes: Int, resumedAt: Int)
  /// The server says that the file has not changed since it was fetched.
  case unchanged
}

/// Why a file could not be downloaded.
public enum DownloadFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The server was not reached, refused, or broke off; what had come is kept and a later run goes on from there.
  case fetch(FetchFailure)
  /// The system refused to write: the path, and what it said.
  case file(path: String, message: String)
  /// Another run is downloading the same file.
  case busy(path: String)
  /// All bytes came, and they are not what they should be. They are not kept.
  case damaged(String)

  public var description: String {
    switch self {
    case .fetch(let failure): failure.description
    case .file(let path, let message): "\(path): \(message)"
    case .busy(let path): "\(path): another run is downloading it"
    case .damaged(let problem): "what came is damaged and was not kept: \(problem)"
    }
  }
}
