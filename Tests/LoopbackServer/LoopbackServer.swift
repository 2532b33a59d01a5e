@preconcurrency import Glibc

/// A small HTTP/1.1 server on 127.0.0.1 for tests. Each connection has a thread of its own and serves one request.
public final class LoopbackServer: Sendable {
  public struct Request: Sendable {
    /// Path and query.
    public let path: String
    /// Names in lower case.
    public let fields: [String: String]
    /// How often the path was asked for before.
    public let count: Int
  }

  public struct Response: Sendable {
    public var status: Int
    public var fields: [String]
    public var body: [UInt8]
    /// Milliseconds before the answer begins.
    public var delay = 0
    /// How often the body is sent, so that a long one need not be held.
    public var times = 1
    /// Bytes that the head announces; nil: those that are sent. Where fewer are sent the connection breaks off.
    public var length: Int?

    public init(_ status: Int = 200, _ fields: [String] = [], _ body: String = "") {
      self.init(status, fields, bytes: Array(body.utf8))
    }

    public init(_ status: Int = 200, _ fields: [String] = [], bytes: [UInt8]) {
      self.status = status
      self.fields = fields
      body = bytes
    }
  }

  public let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request) -> Response
  private let seen = Guarded<[Request]>([])
  private let most = Guarded<(now: Int, most: Int)>((0, 0))

  public init(_ answer: @escaping @Sendable (Request) -> Response) {
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = bind(listener, address, size)
        listen(listener, 64)
        getsockname(listener, address, &size)
      }
    }
    port = Int(address.sin_port.bigEndian)
    Self.thread { [self] in
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        Self.thread { [self] in serve(connection) }
      }
      close(listener)
    }
  }

  /// Closes the port. A server that is forgotten without lives as long as the process.
  public func stop() {
    // The thread that accepts closes it: another server could get the number of the descriptor meanwhile.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  public var address: String { "http://127.0.0.1:\(port)" }

  /// All requests so far.
  public var requests: [Request] { seen.withLock { $0 } }
  /// Most requests that were under way at once.
  public var mostAtOnce: Int { most.withLock { $0.most } }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = read(connection) else { return }
    most.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
    let response = answer(request)
    if response.delay > 0 { usleep(UInt32(response.delay) * 1000) }
    most.withLock { $0.now -= 1 }
    var head = "HTTP/1.1 \(response.status) X\r\nConnection: close\r\n"
    head += "Content-Length: \(response.length ?? response.body.count * response.times)\r\n"
    for field in response.fields { head += field + "\r\n" }
    guard send(Array((head + "\r\n").utf8), to: connection) else { return }
    for _ in 0..<response.times where !send(response.body, to: connection) { return }
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      bytes += chunk[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let path = String(lines[0].split(separator: " ")[1])
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
    }
    return seen.withLock { seen in
      let request = Request(path: path, fields: fields, count: seen.count { $0.path == path })
      seen.append(request)
      return request
    }
  }

  private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let count = bytes[at...].withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      at += count
    }
    return true
  }
}
