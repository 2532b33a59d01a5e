/// Finds two tokens that are the same word in every match of a program: one that a capture holds and one that repeats it.
///
/// Comparing two words costs nothing beside the looks that patterns of repeated words begin with.
struct TwinTokens {
  /// The tokens, counted from the start of a match; both 0 where there are none.
  private(set) var first = 0
  private(set) var second = 0

  /// - Parameter start: where the program's code starts.
  init(of start: Int, in code: [UInt32]) {
    var opened: [UInt32: Int] = [:]
    var held: [UInt32: Range<Int>] = [:]
    var at = 0
    var pc = start
    while let op = Program.Op(rawValue: code[pc]) {
      switch op {
      case .word, .exact, .set, .take, .number: at += 1
      case .open: opened[code[pc + 1]] = at
      case .close:
        if let from = opened[code[pc + 1]] { held[code[pc + 1]] = from..<at }
      case .back:
        if let tokens = held[code[pc + 1]], tokens.count == 1 { (first, second) = (tokens.lowerBound, at) }
        return
      case .look:
        pc += 5 + Int(code[pc + 4])
        continue
      case .peek, .boundary: break
      // From here on a token is at no known place.
      case .split, .jump, .place, .name, .accept: return
      }
      pc += op.length
    }
  }
}
