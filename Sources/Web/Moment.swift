@preconcurrency import Glibc

/// A moment, to the second.
public struct Moment: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  /// What the system's clock says.
  public static var now: Moment { Moment(seconds: Int64(time(nil))) }

  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  /// Reads `2024-03-01T12:30:00+02:00` (RFC 3339, and its shorter forms in W3C's date note) and
  /// `Fri, 01 Mar 2024 12:30:00 GMT` (RFC 822 and 5322). Nil for anything else; a time without zone is UTC.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 })
    guard let seconds = DateParts(iso: bytes)?.seconds ?? DateParts(mail: bytes)?.seconds else { return nil }
    self.seconds = seconds
  }

  /// `2024-03-01T10:30:00Z`.
  public var text: String {
    let (day, time) = seconds.quotientAndRemainder(dividingBy: 86400, flooring: ())
    let date = CivilDate(day: day)
    let two = { (number: Int64) in number < 10 ? "0\(number)" : String(number) }
    let year = String(date.year)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + two(Int64(date.month)) + "-"
      + two(Int64(date.day)) + "T" + two(time / 3600) + ":" + two(time / 60 % 60) + ":" + two(time % 60) + "Z"
  }
}

extension Int64 {
  fileprivate func quotientAndRemainder(dividingBy divisor: Int64, flooring: ()) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// A day of the Gregorian calendar. Source of the arithmetic: H. Hinnant, "chrono-compatible low-level date algorithms".
public struct CivilDate: Sendable, Hashable {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// - Parameter day: days since 1970-01-01.
  public init(day: Int64) {
    let z = Int(day) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }
}

/// Reads dates from left to right.
private struct DateParts {
  private let bytes: [UInt8]
  private var at = 0
  private var year = 0
  private var month = 1
  private var day = 1
  private var hour = 0
  private var minute = 0
  private var second = 0
  /// Seconds east of Greenwich.
  private var zone = 0

  var seconds: Int64? {
    guard (1...12).contains(month), (1...31).contains(day), hour < 25, minute < 60, second < 61 else { return nil }
    return CivilDate.dayNumber(year: year, month: month, day: day) * 86400
      + Int64(hour * 3600 + minute * 60 + second - zone)
  }

  init?(iso bytes: [UInt8]) {
    self.bytes = bytes
    guard let year = number(4...4) else { return nil }
    self.year = year
    if skip("-") {
      guard let month = number(2...2) else { return nil }
      self.month = month
      if skip("-") {
        guard let day = number(2...2) else { return nil }
        self.day = day
      }
    } else if at < bytes.count, bytes[at] > 0x20 {
      return nil
    }
    guard skip("T") || skip("t") || skip(" ") else { return }
    guard time() else { return }
    if skip(".") || skip(",") { _ = number(1...12) }
    readZone()
  }

  init?(mail bytes: [UInt8]) {
    self.bytes = bytes
    let weekday = word()
    if weekday.isEmpty == false { _ = skip(",") }
    blanks()
    guard let day = number(1...2) else { return nil }
    self.day = day
    separators()
    let name = String(word().lowercased().prefix(3))
    guard let month = Self.months.firstIndex(of: name) else { return nil }
    self.month = month + 1
    separators()
    guard let year = number(2...4) else { return nil }
    // Two digits: RFC 5322, section 4.3.
    self.year = year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year
    blanks()
    guard time() else { return }
    readZone()
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  /// Hours of the zones that RFC 822 names.
  private static let zones = ["est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7]

  private mutating func time() -> Bool {
    guard let hour = number(1...2), skip(":"), let minute = number(2...2) else { return false }
    (self.hour, self.minute) = (hour, minute)
    if skip(":") { second = number(2...2) ?? 0 }
    return true
  }

  private mutating func readZone() {
    blanks()
    let isWest = at < bytes.count && bytes[at] == UInt8(ascii: "-")
    guard skip("+") || skip("-") else {
      zone = (Self.zones[word().lowercased()] ?? 0) * 3600
      return
    }
    guard let hours = number(2...2) else { return }
    _ = skip(":")
    zone = (hours * 60 + (number(2...2) ?? 0)) * (isWest ? -60 : 60)
  }

  private mutating func skip(_ text: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: text) else { return false }
    at += 1
    return true
  }

  private mutating func blanks() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }

  private mutating func separators() {
    while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == UInt8(ascii: "-") { at += 1 }
  }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, (97...122).contains(bytes[at] | 0x20) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let start = at
    var value = 0
    while at < bytes.count, at - start < digits.upperBound, (48...57).contains(bytes[at]) {
      value = value * 10 + Int(bytes[at] - 48)
      at += 1
    }
    return digits.contains(at - start) ? value : nil
  }
}
