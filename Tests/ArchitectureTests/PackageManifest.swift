/// What `Package.swift` says of its targets, in its order.
struct PackageManifest {
  struct Target: Equatable {
    enum Kind: Equatable { case systemLibrary, library, executable, plugin, test }

    let kind: Kind
    let name: String
    /// Names of targets and products of other packages, as they are written.
    let dependencies: [String]
    /// For a system library: its name for pkg-config.
    let pkgConfig: String?
    /// For a system library: the Debian packages that bring it.
    let debianPackages: [String]

    /// A program that only the build or a developer runs.
    var isDevelopmentTool: Bool { kind == .plugin || kind == .executable && name != "mtlint" }
  }

  let targets: [Target]
  /// Products of other packages that a target may name.
  let products: Set<String>

  init(_ source: [UInt8]) {
    let tokens = SwiftToken.all(in: source)
    var targets: [Target] = []
    var products: Set<String> = []
    /// `let argumentParser = Target.Dependency.product(name: "ArgumentParser", …)`
    var variables: [String: String] = [:]
    var at = 0
    while at < tokens.count {
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      guard tokens[at].kind == .word, next?.isMark("(") == true else {
        at += 1
        continue
      }
      let call = Call(tokens, at: at)
      if let kind = Self.kind(of: tokens, at), let name = call.string("name") ?? call.string(0) {
        let list = call["dependencies"] ?? call[1] ?? []
        targets.append(
          Target(
            kind: kind, name: name,
            dependencies: kind == .systemLibrary ? [] : Self.names(in: list, variables),
            pkgConfig: call.string("pkgConfig"),
            debianPackages: Self.strings(ofCall: "apt", in: call["providers"] ?? [])))
        at = call.end
      } else if tokens[at].text == "product", let name = call.string("name") {
        products.insert(name)
        let isAssigned = at >= 6 && tokens[at - 5].isMark("=") && tokens[at - 4].isWord("Target")
        if isAssigned { variables[tokens[at - 6].text] = name }
        at = call.end
      } else {
        at += 1
      }
    }
    for target in targets { products.formUnion(target.dependencies.filter { $0.hasPrefix(Self.productMark) }) }
    let mark = Self.productMark
    self.targets = targets.map { target in
      Target(
        kind: target.kind, name: target.name,
        dependencies: target.dependencies.map { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : $0 },
        pkgConfig: target.pkgConfig, debianPackages: target.debianPackages)
    }
    self.products = Set(products.map { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : $0 })
  }

  private static let productMark = "product:"

  /// `.target(name:…)` of SwiftPM, and `target("…")` and `tests("…")`, which the manifest defines.
  private static func kind(of tokens: [SwiftToken], _ at: Int) -> Target.Kind? {
    let isMember = at > 0 && tokens[at - 1].isMark(".")
    if at > 0, tokens[at - 1].isWord("func") { return nil }
    switch tokens[at].text {
    case "systemLibrary" where isMember: return .systemLibrary
    case "target": return .library
    case "executableTarget" where isMember: return .executable
    case "plugin" where isMember: return .plugin
    case "testTarget" where isMember: return .test
    case "tests" where !isMember: return .test
    default: return nil
    }
  }

  private static func names(in list: [SwiftToken], _ variables: [String: String]) -> [String] {
    var out: [String] = []
    var at = 0
    while at < list.count {
      let token = list[at]
      if token.kind == .word, at + 1 < list.count, list[at + 1].isMark("(") {
        let call = Call(list, at: at)
        if let name = call.string("name") { out.append(token.text == "product" ? productMark + name : name) }
        at = call.end
        continue
      }
      if token.kind == .string { out.append(token.text) }
      if token.kind == .word, let name = variables[token.text] { out.append(productMark + name) }
      at += 1
    }
    return out
  }

  private static func strings(ofCall name: String, in tokens: [SwiftToken]) -> [String] {
    for at in tokens.indices where tokens[at].isWord(name) {
      return Call(tokens, at: at).arguments.flatMap { $0.value.filter { $0.kind == .string }.map(\.text) }
    }
    return []
  }
}

/// A call's arguments.
private struct Call {
  var arguments: [(label: String?, value: [SwiftToken])] = []
  /// Index of the token after the closing parenthesis.
  private(set) var end: Int

  /// - Parameter at: index of the name; the next token is the opening parenthesis.
  init(_ tokens: [SwiftToken], at: Int) {
    var depth = 0
    var argument: [SwiftToken] = []
    end = at + 1
    while end < tokens.count {
      let token = tokens[end]
      end += 1
      let opens = token.isMark("(") || token.isMark("[") || token.isMark("{")
      let closes = token.isMark(")") || token.isMark("]") || token.isMark("}")
      if closes { depth -= 1 }
      if depth == 0 && closes || depth == 1 && token.isMark(",") {
        add(argument)
        argument = []
        if depth == 0 { return }
      } else if !(opens && depth == 0) {
        argument.append(token)
      }
      if opens { depth += 1 }
    }
  }

  private mutating func add(_ tokens: [SwiftToken]) {
    if tokens.count > 1, tokens[0].kind == .word, tokens[1].isMark(":") {
      arguments.append((tokens[0].text, Array(tokens[2...])))
    } else if !tokens.isEmpty {
      arguments.append((nil, tokens))
    }
  }

  subscript(label: String) -> [SwiftToken]? { arguments.first { $0.label == label }?.value }

  /// The argument at an index, where it has no label.
  subscript(index: Int) -> [SwiftToken]? {
    index < arguments.count && arguments[index].label == nil ? arguments[index].value : nil
  }

  func string(_ label: String) -> String? { Self.text(self[label]) }
  func string(_ index: Int) -> String? { Self.text(self[index]) }

  private static func text(_ value: [SwiftToken]?) -> String? {
    guard let value, value.count == 1, value[0].kind == .string else { return nil }
    return value[0].text
  }
}
