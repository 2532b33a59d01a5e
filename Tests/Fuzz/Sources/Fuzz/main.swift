// Runs one fuzzer.
//
// usage: Fuzz list
//        Fuzz HARNESS [libFuzzer option]... [folder of inputs]...

import CFuzzer
@preconcurrency import Glibc

/// The harness that the first argument names. libFuzzer's callback takes no context, so it stands here.
enum Chosen {
  static let name = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ""
  static let harness = Harnesses.all.first { $0.name == name }
}

if Chosen.name == "list" {
  for harness in Harnesses.all { print(harness.name) }
  exit(0)
}
guard Chosen.harness != nil else {
  fputs("usage: Fuzz list | Fuzz HARNESS [libFuzzer option]... [folder]...\n", stderr)
  exit(2)
}
var arguments: [UnsafeMutablePointer<CChar>?] =
  CommandLine.arguments.enumerated().filter { $0.offset != 1 }.map { strdup($0.element) }
var count = Int32(arguments.count)
arguments.append(nil)
let status = arguments.withUnsafeMutableBufferPointer { buffer in
  var first = buffer.baseAddress
  return LLVMFuzzerRunDriver(&count, &first) { bytes, length in
    Chosen.harness?.run(Array(UnsafeBufferPointer(start: bytes, count: length)))
    return 0
  }
}
exit(status)
