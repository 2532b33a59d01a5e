import Testing

@testable import CommandLine

@Suite struct ProgressBarTests {
  @Test func theLineTellsHowFarItIs() {
    #expect(ProgressBar.line(done: 0, of: 40, seconds: 1) == "[····················] 0 of 40 files, 1 s")
    #expect(ProgressBar.line(done: 20, of: 40, seconds: 7) == "[██████████··········] 20 of 40 files, 7 s")
    #expect(ProgressBar.line(done: 1, of: 1, seconds: 2).hasSuffix("] 1 of 1 file, 2 s"))
  }

  @Test func whatIsWrittenMeanwhileIsHandedOn() throws {
    let bar = ProgressBar(total: 3, isOn: true)
    #expect(bar.hidden(inputs: 1) { 5 } == 5)
    bar.end()
  }
}
