/// The box of degrees that a country lies in, to notice coordinates that are swapped, rounded or of another place.
///
/// Rounded outwards to a tenth of a degree. The countries of the Arab world, their neighbours, and others that its news
/// name often; those that reach over the date line, or have far islands, have the box of all of it.
package struct CountryBox: Sendable, Equatable {
  package let south: Double
  package let west: Double
  package let north: Double
  package let east: Double

  /// Degrees beyond the box that are let pass: camps and villages stand on borders.
  private static let margin = 0.1

  package func contains(_ point: Coordinate) -> Bool {
    (south - Self.margin...north + Self.margin).contains(point.latitude)
      && (west - Self.margin...east + Self.margin).contains(point.longitude)
  }

  /// The box of a country by its ISO 3166-1 code; nil where it is not known here.
  package static func of(_ country: String) -> CountryBox? { boxes[country] }

  private static let boxes: [String: CountryBox] = {
    var boxes: [String: CountryBox] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: " ")
      let degrees = cells.dropFirst().compactMap { Double($0) }
      if degrees.count == 4 {
        boxes[String(cells[0])] = CountryBox(south: degrees[0], west: degrees[1], north: degrees[2], east: degrees[3])
      }
    }
    return boxes
  }()

  /// South, west, north, east.
  private static let table = """
    AE 22.6 51.0 26.4 56.5
    AF 29.3 60.4 38.5 74.9
    AM 38.8 43.4 41.4 46.7
    AZ 38.3 44.7 42.0 50.7
    BH 25.5 50.2 26.5 50.9
    CN 18.1 73.4 53.6 134.8
    CY 34.5 32.2 35.8 34.7
    DE 47.2 5.8 55.1 15.1
    DJ 10.9 41.7 12.8 43.5
    DZ 18.9 -8.7 37.2 12.0
    EG 21.9 24.6 31.8 37.0
    EH 20.7 -17.2 27.7 -8.6
    ER 12.3 36.4 18.1 43.2
    ES 27.6 -18.2 43.8 4.4
    ET 3.4 32.9 14.9 48.0
    GB 49.8 -8.7 60.9 1.8
    GE 41.0 39.9 43.6 46.8
    GR 34.8 19.3 41.8 29.7
    IL 29.4 34.2 33.4 35.9
    IN 6.7 68.1 35.6 97.4
    IQ 29.0 38.7 37.5 48.6
    IR 25.0 44.0 39.8 63.4
    IT 35.4 6.6 47.1 18.6
    JO 29.1 34.9 33.4 39.4
    KM -12.5 43.1 -11.3 44.6
    KW 28.5 46.5 30.2 49.0
    LB 33.0 35.1 34.7 36.7
    LY 19.5 9.3 33.3 25.2
    MA 20.7 -17.2 36.0 -0.9
    ML 10.1 -12.3 25.1 4.3
    MR 14.7 -17.1 27.3 -4.8
    NE 11.6 0.1 23.6 16.0
    OM 16.6 51.9 26.5 59.9
    PK 23.6 60.8 37.1 77.9
    PS 31.2 34.2 32.6 35.6
    QA 24.4 50.7 26.2 51.7
    RU 41.1 -180 81.9 180
    SA 16.3 34.5 32.2 55.7
    SD 8.6 21.8 22.3 38.7
    SO -1.7 40.9 12.1 51.5
    SS 3.4 24.1 12.3 36.0
    SY 32.3 35.6 37.4 42.4
    TD 7.4 13.4 23.5 24.0
    TN 30.2 7.5 37.6 11.6
    TR 35.8 25.6 42.2 44.9
    UA 44.3 22.1 52.4 40.3
    US 18.9 -180 71.4 -66.9
    YE 12.1 41.8 19.1 54.6
    """
}
