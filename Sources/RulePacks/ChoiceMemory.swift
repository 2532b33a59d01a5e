/// Remembers which choices of a program were tried at which token, so that backtracking tries none twice.
///
/// A small table in which a later entry may push an earlier one out: then a choice is tried again, and nothing else
/// happens. Entries of earlier attempts are told apart by a number, so that nothing is cleared between attempts.
struct ChoiceMemory {
  private static let slots = 512
  /// Bits of the instruction and of the token's distance from the start.
  private static let codeBits: UInt64 = 22
  private static let distanceBits: UInt64 = 16

  private var entries = [UInt64](repeating: 0, count: slots)
  private var attempt: UInt64 = 0
  private var last: UInt64 = 0

  /// Begins a new attempt.
  mutating func begin() {
    last += 1
    if last >= 1 << (64 - Self.codeBits - Self.distanceBits) {
      for slot in entries.indices { entries[slot] = 0 }
      last = 1
    }
    attempt = last
  }

  /// Begins an attempt inside another; gives what `leave` goes back to.
  mutating func enter() -> UInt64 {
    let outer = attempt
    begin()
    return outer
  }

  mutating func leave(to outer: UInt64) { attempt = outer }

  /// True where the choice at an instruction was not tried yet at a token.
  mutating func isFirst(_ pc: Int, _ distance: Int) -> Bool {
    guard pc < 1 << Self.codeBits else { return true }
    let place = UInt64(pc) << Self.distanceBits | UInt64(UInt16(truncatingIfNeeded: distance))
    let key = attempt << (Self.codeBits + Self.distanceBits) | place
    let slot = Int(truncatingIfNeeded: (place &* 0x9E37_79B9_7F4A_7C15) >> 55)
    if entries[slot] == key { return false }
    entries[slot] = key
    return true
  }
}
