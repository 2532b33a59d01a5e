extension Gazetteer {
  /// Every place, index by index; fields are read when asked for. A place that two indexes have comes twice.
  public var places: some Sequence<Place> {
    indexes.enumerated().lazy.flatMap { number, index in
      (0..<index.placeCount).lazy.map { place(PlaceID(index: number, record: $0)) }
    }
  }
}
