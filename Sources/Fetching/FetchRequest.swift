/// A page or a feed to be fetched.
public struct FetchRequest: Sendable, Hashable {
  public let address: String
  /// What the last answer said of itself; the server then says whether anything has changed since.
  public var etag: String?
  public var lastModified: String?
  /// Media types that are wanted, as HTTP's Accept has them.
  public var accept: String

  public init(_ address: String, etag: String? = nil, lastModified: String? = nil, accept: String = "*/*") {
    self.address = address
    self.etag = etag
    self.lastModified = lastModified
    self.accept = accept
  }

  /// Lines of the request's head. Values that hold a line end are left out.
  var headLines: [String] {
    let members = [("Accept", accept), ("If-None-Match", etag), ("If-Modified-Since", lastModified)]
    return members.compactMap { name, value in
      guard let value, !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
      return "\(name): \(value)"
    }
  }
}

/// An answer with a body, or the word that nothing has changed.
public struct FetchResponse: Sendable, Hashable {
  /// Where the body came from, after redirects.
  public var address: String
  /// True where the server said 304: the body is empty, and what was fetched before still holds.
  public var isNotModified: Bool
  public var body: [UInt8]
  /// Media type in lower case, without parameters.
  public var mediaType: String?
  /// `charset` of the Content-Type.
  public var charset: String?
  public var etag: String?
  public var lastModified: String?
  /// True where the address has moved for good, to `address`.
  public var hasMoved: Bool
}

/// Why an address gave no answer.
public enum FetchFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// No `http` or `https` address.
  case notWeb
  /// The address, in figures, is not of the public Internet.
  case refused(String)
  /// The body is longer than this many bytes.
  case tooLong(Int)
  case timedOut
  /// An HTTP status other than success and "not modified".
  case status(Int)
  /// What the library says of it.
  case transport(String, isPassing: Bool)
  /// The run was stopped.
  case stopped

  /// True where another attempt, now or in a later run, may well succeed.
  public var isPassing: Bool {
    switch self {
    case .notWeb, .refused, .tooLong: false
    case .timedOut, .stopped: true
    case .status(let status): status >= 500 || status == 408 || status == 425 || status == 429
    case .transport(_, let isPassing): isPassing
    }
  }

  public var description: String {
    switch self {
    case .notWeb: "only http and https addresses are fetched"
    case .refused(let address):
      "\(address) is a private or reserved address; --allow-private lets it be fetched all the same"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .timedOut: "no complete answer in time"
    case .status(let status): "the server answered \(status)"
    case .transport(let message, _): message
    case .stopped: "stopped"
    }
  }
}
