// Reads each file named on the command line for a second of processor time and prints its format, its segments and
// MB/s: bytes of the file by the time from bytes in memory to documents. Columns are parted by tabs.

@preconcurrency import Glibc
import Readers

func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var out: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return out }
    out += chunk[..<count]
  }
}

for path in CommandLine.arguments.dropFirst() {
  guard let bytes = contents(of: path) else {
    print("\(path)\tcannot be read")
    exit(2)
  }
  let input = RawInput(path: path, bytes: bytes)
  let reader = ReaderRegistry.reader(for: input)
  var rounds = 0
  var segments = 0
  let start = clock()
  var spent = 0.0
  while spent < 1 {
    segments = 0
    do throws(ReadError) {
      try reader.read(input, options: ReadOptions()) { result in
        if case .success(let document) = result { segments += document.segments.count }
      }
    } catch {
      print("\(error)")
      exit(2)
    }
    rounds += 1
    spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
  let speed = Double(bytes.count * rounds) / spent / 1e6
  print("\(reader.format)\t\(segments)\t\((speed * 10).rounded() / 10)")
}
