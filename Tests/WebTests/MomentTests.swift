import Testing
import Web

@Suite struct MomentTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("6 Nov 94 08:49 EST", "1994-11-06T13:49:00Z"),
    ("Mon, 1 Jan 2024 00:00:00 +0330", "2023-12-31T20:30:00Z"),
    ("Thu, 29 Feb 2024 23:59:60 -0800", "2024-03-01T08:00:00Z"),
    ("Sunday, 6-Nov-1994 08:49:37", "1994-11-06T08:49:37Z"),
    ("2024-03-01T12:30:00+02:00", "2024-03-01T10:30:00Z"),
    ("2024-03-01T12:30:00.123456Z", "2024-03-01T12:30:00Z"),
    (" 2024-03-01 12:30", "2024-03-01T12:30:00Z"),
    ("2024-03", "2024-03-01T00:00:00Z"),
    ("1900-02-28T00:00:00Z", "1900-02-28T00:00:00Z"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(Moment(text)?.text == expected)
  }

  @Test(arguments: ["", "yesterday", "2024-13-01", "32 Jan 2024", "20240301"]) func refuses(_ text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func writesWhatItReads() {
    for day in stride(from: Int64(-800_000), to: 800_000, by: 997) {
      let date = Moment(seconds: day * 86400 + 12345)
      if (0...9999).contains(CivilDate(day: day).year) { #expect(Moment(date.text) == date) }
    }
  }
}
