/// Places by their names: the built-in index and those of the user's tables, asked together.
public struct Gazetteer: Sendable {
  package let indexes: [PlaceIndex]
  private let lazyModel: LazyNameModel

  package init(indexes: [PlaceIndex], model: LazyNameModel) {
    self.indexes = indexes
    lazyModel = model
  }

  package init(indexes: [PlaceIndex], model: NameModel) {
    self.init(indexes: indexes, model: LazyNameModel { model })
  }

  /// The learned parts of look-up by likeness; read when they are first asked for.
  package var model: NameModel { lazyModel.value }

  /// Number of places, counting one that two indexes have twice.
  public var count: Int { indexes.reduce(0) { $0 + $1.placeCount } }

  /// The place of a handle that this gazetteer gave.
  public func place(_ handle: PlaceID) -> Place {
    Place(handle: handle, source: indexes[min(Int(handle.index), indexes.count - 1)])
  }

  /// The place with an id of its table.
  public func place(id: String) -> Place? {
    for (number, index) in indexes.enumerated() {
      if let record = index.place(kind: "i", identifier: id) {
        return place(PlaceID(index: number, record: record))
      }
    }
    return nil
  }

  /// The record of the same place in the first index that has it: rows that share a GeoNames id, a Wikidata id or a
  /// p-code are one place, and the earlier index (the built-in one) has the say.
  func unified(_ handle: PlaceID) -> PlaceID {
    guard handle.index > 0 else { return handle }
    let own = place(handle)
    for (kind, identifier) in [("g", own.geonames), ("w", own.wikidata), ("p", own.pcode)] where !identifier.isEmpty {
      for number in 0..<Int(handle.index) {
        if let record = indexes[number].place(kind: Character(kind), identifier: identifier) {
          return PlaceID(index: number, record: record)
        }
      }
    }
    return handle
  }

  /// Places a name may mean, likeliest first. Makes a ``NameSearch``; keep one when there are many names.
  public func lookup(
    _ name: String, country: String? = nil, near: Coordinate? = nil, limit: Int = 5
  ) -> [PlaceCandidate] {
    var search = NameSearch(self)
    return search.find(name, context: NameSearch.Context(country: country, near: near), limit: limit)
  }
}
