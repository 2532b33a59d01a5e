/// Tells addresses of the public Internet from those inside a network, so that a feed's links cannot be used to reach
/// what only this machine can reach (server-side request forgery).
///
/// Sources: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates).
public enum AddressGuard {
  /// - Parameter bytes: 4 bytes of IPv4 or 16 of IPv6, in network order; others are never public.
  public static func isPublic(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    switch bytes.count {
    case 4: return !closed4.contains { $0.contains(bytes) }
    case 16: return isPublic6(bytes)
    default: return false
    }
  }

  private static func isPublic6(_ bytes: [UInt8]) -> Bool {
    // An IPv4 address in other clothes is what it is.
    if mapped.contains(bytes) || translated.contains(bytes) { return isPublic(bytes[12...]) }
    return global.contains(bytes) && !closed6.contains { $0.contains(bytes) }
  }

  /// A block of addresses.
  private struct Block {
    let address: [UInt8]
    /// Leading bits that the block's addresses share.
    let bits: Int

    init(_ bits: Int, _ address: UInt8...) {
      self.address = address
      self.bits = bits
    }

    func contains(_ other: [UInt8]) -> Bool {
      for bit in 0..<bits {
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        let own = bit / 8 < address.count ? address[bit / 8] : 0
        if own & mask != other[bit / 8] & mask { return false }
      }
      return true
    }
  }

  private static let closed4 = [
    Block(8, 0),  // this network
    Block(8, 10),  // private
    Block(10, 100, 64),  // carrier-grade translation
    Block(8, 127),  // loopback
    Block(16, 169, 254),  // link-local; clouds hand out credentials here
    Block(12, 172, 16),  // private
    Block(24, 192, 0, 0),  // protocol assignments
    Block(24, 192, 0, 2),  // documentation
    Block(24, 192, 88, 99),  // 6to4 relays
    Block(16, 192, 168),  // private
    Block(15, 198, 18),  // benchmarks
    Block(24, 198, 51, 100),  // documentation
    Block(24, 203, 0, 113),  // documentation
    Block(4, 224),  // multicast
    Block(4, 240),  // reserved, broadcast
  ]

  private static let mapped = Block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
  private static let translated = Block(96, 0, 0x64, 0xFF, 0x9B)
  /// All of IPv6 that is given out as global unicast.
  private static let global = Block(3, 0x20)
  private static let closed6 = [
    Block(23, 0x20, 0x01),  // protocol assignments, Teredo
    Block(32, 0x20, 0x01, 0x0D, 0xB8),  // documentation
    Block(16, 0x20, 0x02),  // 6to4, which wraps any IPv4 address
    Block(20, 0x3F, 0xFF),  // documentation
  ]
}
