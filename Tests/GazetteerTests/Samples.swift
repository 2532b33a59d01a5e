@testable import Gazetteer

/// A small gazetteer for tests.
enum Samples {
  static let aleppo = """
    id\tcountry\tfeature\tlat\tlon\tarabic\tarabic_variants\tenglish\tlatin_variants\taccepted\tadmin1\tpopulation\twikidata\tgeonames\tpcode\tsources
    s:1\tSY\tregion\t36.22\t37.64\tحلب\tمحافظة حلب\tAleppo\tHaleb\tAleppo Governorate|Halab\tAleppo\t4045166\tQ214064\t170062\tSY02\town
    s:2\tSY\tlocality\t36.20\t37.15\tحلب\t\tAleppo\tAlepo\tHalab\tAleppo\t1602264\tQ41183\t170063\t\town
    s:3\tSY\tlocality\t36.29\t37.04\tمعارة الأرتيق\t\tMaarat al-Artiq\tMaarat Al Ateeq\tMaaret Elartiq\tAleppo\t\t\t167615\t\town
    s:4\tSY\tlocality\t36.29\t37.06\tعندان\t\tAnadan\tAnaddan\tAndan\tAleppo\t\t\t173223\t\town
    s:5\tSY\tlocality\t36.28\t37.06\tحريتان\t\tHaritan\t\tHuraytan\tAleppo\t\t\t\t\town
    s:6\tSY\tlocality\t36.37\t37.52\tالباب\t\tal-Bab\tAl Baab\t\tAleppo\t\t\t\t\town
    s:7\tSY\tlocality\t35.64\t36.68\tمعرة النعمان\t\tMaarat al-Numan\t\tMa‘arrat an Nu‘mān\tIdlib\t\t\t\t\town
    """

  static let iraq = """
    id\tcountry\tfeature\tlat\tlon\tarabic\tenglish\tlatin_variants\tgeonames
    q:1\tIQ\tlocality\t36.34\t43.13\tالموصل\tMosul\tAl Mawşil|Mossoul\t99072
    q:2\tIQ\tlocality\t33.0\t44.0\tالباب\tAl Bab\t\t
    q:3\tSY\tlocality\t36.2\t37.2\tحلب\tHalab City\tBeroea\t170063
    """

  static func table(_ text: String, name: String = "t.tsv") throws -> PlaceTable {
    try PlaceTableReader.read(Array(text.utf8), name: name)
  }

  static let model = NameModel(
    alignment: AlignmentCosts(pairNames: [], entries: []),
    ranking: RankingModel(weights: [-0.5, -2] + [Double](repeating: 0, count: Feature.allCases.count - 2), none: -6))

  static func gazetteer(_ texts: String...) throws -> Gazetteer {
    let indexes = try texts.map { try PlaceIndex(IndexStorage(compileIndex(tables: [table($0)])), verify: true) }
    return Gazetteer(indexes: indexes, model: model)
  }
}
