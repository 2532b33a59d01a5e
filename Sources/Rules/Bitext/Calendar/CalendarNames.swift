import RuleKit

/// English names of days and months by their number; weekdays as ISO 8601 counts them, from Monday.
struct CalendarNames {
  let language: String

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// The English name of a weekday or month; nil in another language.
  subscript(_ mention: ConceptMention) -> String? {
    let names = mention.theme == "weekday" ? Self.days : mention.theme == "month" ? Self.months : []
    guard language == "en", let value = mention.value, names.indices.contains(Int(value) - 1) else { return nil }
    return names[Int(value) - 1]
  }

  /// What a possessive or plural has behind the name.
  func ending(_ own: String) -> String {
    for ending in ["’s", "'s"] where own.hasSuffix(ending) { return ending }
    return own.hasSuffix("days") ? "s" : ""
  }
}
