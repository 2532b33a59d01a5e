/// Calls of ICU that write UTF-8 into a buffer of their caller.
enum UTF8Buffer {
  /// Bytes that `call` writes. `guess` is the room to begin with; where that was too little, there is a second call
  /// with the room that the first one asked for.
  static func fill(
    guess: Int, _ call: (_ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int32, _ status: inout Int32) -> Int32
  ) throws(ICUError) -> [UInt8] {
    var status: Int32 = 0
    var needed = 0
    func attempt(_ capacity: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        needed = Int(call(buffer.baseAddress, Int32(clamping: capacity), &status))
        count = status == 0 && needed <= capacity ? max(0, needed) : 0
      }
    }
    let capacity = max(guess, 16)
    var out = attempt(capacity)
    if status == 0 && needed > capacity { out = attempt(needed) }
    if status > 0 { throw ICUError(code: status) }
    return out
  }

  /// Runs `body` on UTF-8 and its length, where that fits ICU's 32 bits.
  static func withBytes<Result>(
    _ bytes: [UInt8], _ body: (UnsafePointer<UInt8>?, Int32) throws(ICUError) -> Result
  ) throws(ICUError) -> Result {
    guard let length = Int32(exactly: bytes.count) else { throw .tooLong }
    return try bytes.withUnsafeBufferPointer { buffer throws(ICUError) in try body(buffer.baseAddress, length) }
  }
}
