/// English names of the countries that news from the Arab world speaks of.
enum CountryName {
  /// Name of an ISO 3166-1 alpha-2 code; the code itself for a country outside the table.
  static func english(_ code: String) -> String { names[code] ?? code }

  private static let names = [
    "AE": "United Arab Emirates", "AF": "Afghanistan", "BH": "Bahrain", "CY": "Cyprus", "DJ": "Djibouti",
    "DZ": "Algeria", "EG": "Egypt", "EH": "Western Sahara", "ER": "Eritrea", "ET": "Ethiopia", "IL": "Israel",
    "IQ": "Iraq", "IR": "Iran", "JO": "Jordan", "KM": "Comoros", "KW": "Kuwait", "LB": "Lebanon", "LY": "Libya",
    "MA": "Morocco", "MR": "Mauritania", "OM": "Oman", "PK": "Pakistan", "PS": "Palestine", "QA": "Qatar",
    "SA": "Saudi Arabia", "SD": "Sudan", "SO": "Somalia", "SS": "South Sudan", "SY": "Syria", "TD": "Chad",
    "TN": "Tunisia", "TR": "Turkey", "YE": "Yemen",
  ]
}
