import Web

/// Days as the dashboard writes them.
enum DayNames {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `3 Mar`, of a day since 1970-01-01.
  static func short(_ day: Int64) -> String {
    let date = CivilDate(day: day)
    return "\(date.day) \(months[date.month - 1])"
  }

  /// `3 Mar 2024`.
  static func long(_ day: Int64) -> String { "\(short(day)) \(CivilDate(day: day).year)" }

  /// `3 Mar 2024, 14:05` in UTC.
  static func minute(_ moment: Moment) -> String {
    let text = moment.text
    return "\(long(moment.seconds / DashboardFigures.secondsADay)), \(text.dropFirst(11).prefix(5))"
  }
}
