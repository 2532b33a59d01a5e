import Findings

/// The part of the page on places: the maps and a table of the same places.
struct PlacesSection: Sendable {
  let places: MappedPlaces
  let orientation: [OrientationPlace]

  func html() -> String {
    let pins = places.entries.enumerated().compactMap { index, entry in
      entry.point.map { PlaceMap.Pin(number: index + 1, entry: entry, point: $0) }
    }
    let far = places.farOff()
    var figures = ""
    if !pins.isEmpty {
      figures += figure(pins, far.isEmpty ? "" : "All places")
      let near = pins.filter { far[$0.number - 1] == nil }
      if !far.isEmpty, !near.isEmpty { figures += figure(near, "Closer, without those far from the rest") }
    }
    return
      "<div class=\"places\">\n<div class=\"maps\">\n\(figures)\(pins.isEmpty ? "" : legend)</div>\n\(table(far))</div>\n"
  }

  private func figure(_ pins: [PlaceMap.Pin], _ caption: String) -> String {
    let drawings = [PlaceMap.Size.wide, .narrow].compactMap {
      PlaceMap(pins, orientation: orientation, size: $0)?.svg()
    }
    let line = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>\n"
    return "<figure>\n\(line)\(drawings.joined())</figure>\n"
  }

  private var legend: String {
    let items = PlaceWords.Certainty.allCases.map { certainty in
      "<span><span class=\"dot \(certainty.rawValue)\" aria-hidden=\"true\"></span> \(certainty.rawValue), "
        + "\(certainty.range)</span>"
    }
    return "<p class=\"legend\">\(items.joined()) <span><span class=\"dot bearing\" aria-hidden=\"true\"></span> "
      + "for bearings</span></p>\n"
  }

  private func table(_ far: [Int: Double]) -> String {
    var out = """
      <div class="scroll"><table class="place-table"><caption class="sr">Places of the report</caption>
      <thead><tr><th scope="col">No.</th><th scope="col">Place</th><th scope="col">In the text</th>\
      <th scope="col">Sure</th></tr></thead>
      <tbody>

      """
    for (index, entry) in places.entries.enumerated() { out += row(index, entry, far[index]) }
    return out + "</tbody></table></div>\n"
  }

  private func row(_ index: Int, _ entry: MappedPlaces.Entry, _ far: Double?) -> String {
    let place = entry.place
    var name = "<b>\(HTMLText.escaped(place.name))</b>"
    if let arabic = place.arabic { name += " \(HTMLText.arabic(arabic))" }
    if let area = PlaceWords.area(place) { name += "<br><span class=\"area\">\(HTMLText.escaped(area))</span>" }
    if let far {
      let distance = Numbers.count(Int((far / 10).rounded()) * 10)
      name += "<br><span class=\"far\">\(distance) km from the other places: look twice</span>"
    }
    if entry.point == nil, place.feature != PlaceWords.country {
      name += "<br><span class=\"area\">no coordinates</span>"
    }
    let spellings = entry.spellings.map { "<bdi>\(HTMLText.escaped($0))</bdi>" }.joined(separator: "<br>")
    let links = entry.findings.prefix(8).map { "<a class=\"to-card\" href=\"#\($0.id)\">\($0.label)</a>" }
    let about = links.isEmpty ? "" : "<br><span class=\"area\">findings \(links.joined(separator: " "))</span>"
    let times = entry.mentions > 1 ? " <span class=\"area\">×\u{202F}\(entry.mentions)</span>" : ""
    return """
      <tr><td class="count"><span class="dot \(entry.certainty.rawValue)">\(index + 1)</span></td><td>\(name)</td>\
      <td>\(spellings)\(times)\(about)</td><td class="count">\(PlaceWords.percent(entry.confidence))</td></tr>

      """
  }
}
