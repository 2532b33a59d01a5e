/// English names of the countries that news from the Arab world speaks of.
public enum CountryName {
  /// Name of an ISO 3166-1 alpha-2 code; the code itself for a country outside the table.
  public static func english(_ code: String) -> String { names[code] ?? code }

  private static let names = [
    "AE": "United Arab Emirates", "AF": "Afghanistan", "AM": "Armenia", "AZ": "Azerbaijan", "BH": "Bahrain",
    "CN": "China", "CY": "Cyprus", "DE": "Germany", "DJ": "Djibouti", "DZ": "Algeria", "EG": "Egypt",
    "EH": "Western Sahara", "ER": "Eritrea", "ES": "Spain", "ET": "Ethiopia", "FR": "France", "GB": "United Kingdom",
    "GE": "Georgia", "GR": "Greece", "IL": "Israel", "IN": "India", "IQ": "Iraq", "IR": "Iran", "IT": "Italy",
    "JO": "Jordan", "KE": "Kenya", "KM": "Comoros", "KW": "Kuwait", "LB": "Lebanon", "LY": "Libya", "MA": "Morocco",
    "ML": "Mali", "MR": "Mauritania", "NE": "Niger", "NG": "Nigeria", "OM": "Oman", "PK": "Pakistan",
    "PS": "Palestine", "QA": "Qatar", "RU": "Russia", "SA": "Saudi Arabia", "SD": "Sudan", "SN": "Senegal",
    "SO": "Somalia", "SS": "South Sudan", "SY": "Syria", "TD": "Chad", "TN": "Tunisia", "TR": "Turkey",
    "UA": "Ukraine", "US": "United States", "YE": "Yemen",
  ]
}
