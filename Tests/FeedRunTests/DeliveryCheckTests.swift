import FeedRun
import FeedState
@preconcurrency import Glibc
import Testing

func write(_ text: String, _ path: String) throws {
  let file = try #require(fopen(path, "w"))
  fwrite(text, 1, text.utf8.count, file)
  fclose(file)
}

@Suite struct DeliveryCheckTests {
  @Test func knowsAFileThatWasPutInPlace() throws {
    let folder = StateFile()
    let path = folder.path + "-wal"
    let delivery = Delivery(wholeFile: path, Array("report".utf8))
    #expect(!delivery.hasArrived)
    try write("report", path)
    #expect(delivery.hasArrived)
    try write("report ", path)
    #expect(!delivery.hasArrived)
    try write("Report", path)
    #expect(!delivery.hasArrived)
  }

  @Test func knowsAPartOfAnOpenFile() throws {
    var template = Array("/tmp/mtlint-open-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    defer {
      close(descriptor)
      unlink(template)
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var info = stat()
    fstat(descriptor, &info)
    let file = Delivery.OpenFile(device: Int64(info.st_dev), inode: Int64(info.st_ino))
    func delivery(_ text: String, at start: Int, _ file: Delivery.OpenFile) -> Delivery {
      let whole = Delivery(wholeFile: path, Array(text.utf8))
      return Delivery(path: path, openFile: file, start: start, length: whole.length, hash: whole.hash)
    }
    try write("one\ntwo\nth", path)
    #expect(delivery("two\n", at: 4, file).hasArrived)
    #expect(!delivery("three\n", at: 8, file).hasArrived)
    #expect(!delivery("one\n", at: 4, file).hasArrived)
    #expect(!delivery("two\n", at: 4, .init(device: file.device, inode: file.inode + 1)).hasArrived)
  }
}
