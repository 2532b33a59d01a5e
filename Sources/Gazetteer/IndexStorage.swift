@preconcurrency import Glibc

/// Where the bytes of an index live: in the program's read-only data, in a mapped file, or in memory of our own.
///
/// The bytes never change and never move while the storage lives, so it may be shared between tasks. Every access is
/// checked against the length; reading outside gives zero or nothing and never traps, as a damaged file must not.
public final class IndexStorage: Sendable {
  private enum Kind { case constant, mapped, allocated }

  /// Address of the first byte. Kept as a number: the storage is immutable, so sharing it is safe.
  private let address: UInt
  /// Length in bytes.
  public let count: Int
  private let kind: Kind

  private init(address: UInt, count: Int, kind: Kind) {
    self.address = address
    self.count = count
    self.kind = kind
  }

  /// Bytes that are compiled into the program. Nothing is copied.
  public convenience init(_ text: StaticString) {
    self.init(address: UInt(bitPattern: text.utf8Start), count: text.utf8CodeUnitCount, kind: .constant)
  }

  /// A copy of bytes in memory.
  public convenience init(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, let memory = malloc(bytes.count) else {
      self.init(address: 0, count: 0, kind: .constant)
      return
    }
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
    }
    self.init(address: UInt(bitPattern: memory), count: bytes.count, kind: .allocated)
  }

  /// Maps a file read-only; nil when it cannot be opened or is empty. The file may be replaced by renaming afterwards.
  public convenience init?(mapping path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    let count = Int(status.st_size)
    guard let memory = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0), memory != MAP_FAILED
    else { return nil }
    self.init(address: UInt(bitPattern: memory), count: count, kind: .mapped)
  }

  deinit {
    guard let memory = UnsafeMutableRawPointer(bitPattern: address) else { return }
    switch kind {
    case .constant: break
    case .mapped: munmap(memory, count)
    case .allocated: free(memory)
    }
  }

  /// The byte at an offset; 0 outside.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    guard offset >= 0, offset < count, let base = UnsafeRawPointer(bitPattern: address) else { return 0 }
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Four bytes of seven bits each, least first; 0 outside.
  @inline(__always)
  func number(at offset: Int) -> Int {
    guard offset >= 0, offset <= count - 4, let base = UnsafeRawPointer(bitPattern: address) else { return 0 }
    let raw = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    return Int(raw & 0x7F | raw >> 1 & 0x3F80 | raw >> 2 & 0x1F_C000 | raw >> 3 & 0xFE0_0000)
  }

  /// Calls a closure with a stretch of the bytes, cut to what there is.
  @inline(__always)
  func withBytes<Result>(_ offset: Int, _ length: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    guard offset >= 0, offset < count, length > 0, let base = UnsafeRawPointer(bitPattern: address) else {
      return body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    return body(UnsafeRawBufferPointer(start: base + offset, count: min(length, count - offset)))
  }

  /// Checksum of everything from an offset on, 56 bits.
  func checksum(from offset: Int) -> UInt64 {
    withBytes(offset, count - offset) { Checksum.of($0) }
  }
}

/// A fast checksum against damage (not against malice): four lanes of multiply and add over 64-bit words.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var a: UInt64 = 1
    var b: UInt64 = 2
    var c: UInt64 = 3
    var d: UInt64 = 4
    var at = 0
    if let base = bytes.baseAddress {
      while at + 32 <= bytes.count {
        a = (a ^ base.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* prime
        b = (b ^ base.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)) &* prime
        c = (c ^ base.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)) &* prime
        d = (d ^ base.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)) &* prime
        a ^= a >> 32
        b ^= b >> 32
        c ^= c >> 32
        d ^= d >> 32
        at += 32
      }
    }
    while at < bytes.count {
      a = (a ^ UInt64(bytes[at])) &* prime
      a ^= a >> 32
      at += 1
    }
    var sum = UInt64(bytes.count)
    for lane in [a, b, c, d] {
      sum = (sum ^ lane) &* prime
      sum ^= sum >> 29
    }
    return sum & ((1 << 56) - 1)
  }

  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { of($0) }
  }
}
