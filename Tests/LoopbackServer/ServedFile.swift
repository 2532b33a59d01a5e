extension LoopbackServer {
  /// A file as a web server gives it: whole, in part where that is asked for (Range, If-Range), or not at all where the
  /// client has it already (If-None-Match). Source: RFC 9110, 13 and 14.
  public struct ServedFile: Sendable {
    public var bytes: [UInt8]
    public var etag: String?
    /// Whether parts are given.
    public var knowsRanges = true

    public init(_ bytes: [UInt8], etag: String? = "\"1\"") {
      self.bytes = bytes
      self.etag = etag
    }

    /// - Parameter cut: bytes of the body after which the connection breaks off; nil: it does not.
    public func answer(_ request: Request, cut: Int? = nil) -> Response {
      let fields = etag.map { ["ETag: \($0)"] } ?? []
      if let etag, request.fields["if-none-match"] == etag { return Response(304, fields) }
      var response = Response(200, fields, bytes: bytes)
      if knowsRanges, let start = start(of: request) {
        guard start < bytes.count else { return Response(416, ["Content-Range: bytes */\(bytes.count)"]) }
        let range = "Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)"
        response = Response(206, fields + [range], bytes: Array(bytes[start...]))
      }
      if let cut {
        response.length = response.body.count
        response.body = Array(response.body.prefix(cut))
      }
      return response
    }

    private func start(of request: Request) -> Int? {
      guard let range = request.fields["range"], range.hasPrefix("bytes="), range.hasSuffix("-") else { return nil }
      if let condition = request.fields["if-range"], condition != etag { return nil }
      return Int(range.dropFirst(6).dropLast())
    }
  }
}
