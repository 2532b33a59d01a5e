/// A hash that is the same in every run and on every machine.
///
/// Source: Fowler, Noll, Vo, "FNV hash" (RFC 9923), FNV-1a with 64 bits.
public struct StableHash: Sendable, Hashable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      state ^= UInt64(byte)
      state = state &* 0x100_0000_01B3
    }
  }

  /// 16 hexadecimal digits.
  public var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Hash of several texts, told apart.
  public static func of(_ parts: [UInt8]...) -> String {
    var hash = StableHash()
    for part in parts {
      hash.add(part)
      // No UTF-8 text holds it.
      hash.add(CollectionOfOne(0xFF))
    }
    return hash.text
  }
}
