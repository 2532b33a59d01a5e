import YAMLTree

/// Where the classes and lexicon entries of one compilation are defined, so that none is defined twice by accident.
final class DefinedNames {
  private var places: [String: String] = [:]

  /// - Parameters:
  ///   - kind: what it is, for the message.
  ///   - scope: language of a lexicon, or name of a pack.
  func define(
    _ kind: String, _ name: String, scope: String, at node: YAMLNode, _ yaml: YAMLReader
  ) throws(YAMLError) {
    let key = "\(kind) \(scope):\(name)"
    if let first = places[key] {
      throw yaml.fail(node, "the \(kind) “\(name)” is defined for “\(scope)” at \(first) already; add to it there")
    }
    places[key] = "\(yaml.file):\(node.mark.line)"
  }
}
