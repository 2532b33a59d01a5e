/// Hash of folded words: the same for a word of a name and for a token of a text, in both scripts.
///
/// 56 bits of FNV-1a, mixed. The index format stores these values, so they never change within a version of it.
public enum WordHash {
  /// Bits that are kept.
  public static let mask: UInt64 = (1 << 56) - 1

  /// The hash of a folded word; ta marbuta counts as ha.
  @_specialize(where S == [UInt8])
  @_specialize(where S == ArraySlice<UInt8>)
  public static func of<S: Sequence<UInt8>>(_ word: S) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var afterD8 = false
    for byte in word {
      if afterD8 {
        let isTaMarbuta = byte == 0xA9
        mix(isTaMarbuta ? 0xD9 : 0xD8, into: &hash)
        mix(isTaMarbuta ? 0x87 : byte, into: &hash)
        afterD8 = false
      } else if byte == 0xD8 {
        afterD8 = true
      } else {
        mix(byte, into: &hash)
      }
    }
    return finish(hash)
  }

  private static func mix(_ byte: UInt8, into hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  private static func finish(_ hash: UInt64) -> UInt64 {
    var x = hash
    x ^= x >> 32
    x &*= 0xD6E8_FEB8_6659_FD93
    x ^= x >> 29
    return x & mask
  }

  /// The hash of a sequence of words: that of the words before (0 for none), and the next word's.
  public static func combine(_ before: UInt64, _ word: UInt64) -> UInt64 {
    var x = before &* 0x9E37_79B9_7F4A_7C15 &+ word &+ 1
    x ^= x >> 31
    x &*= 0xBF58_476D_1CE4_E5B9
    x ^= x >> 30
    return x & mask
  }
}
