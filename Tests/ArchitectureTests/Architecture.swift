/// A Swift file of a target.
struct SwiftFile {
  /// Name of the target it belongs to.
  let target: String
  /// From the root of the package.
  let path: String
  let tokens: [SwiftToken]
  let lineCount: Int

  init(target: String, path: String, source: [UInt8]) {
    self.target = target
    self.path = path
    tokens = SwiftToken.all(in: source)
    lineCount = source.count { $0 == UInt8(ascii: "\n") }
  }

  /// Modules that the file imports, with the line of the import.
  var imports: [(module: String, line: Int)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return tokens.indices.filter { tokens[$0].isWord("import") }.compactMap { at in
      var next = at + 1
      if next < tokens.count, kinds.contains(tokens[next].text) { next += 1 }
      return next < tokens.count ? (tokens[next].text, tokens[at].line) : nil
    }
  }
}

/// The rules that the code's structure must keep. Each check gives a line for every breach.
struct Architecture {
  let manifest: PackageManifest

  /// Modules of the system that every target may import.
  static let systemModules: Set = ["Glibc", "Synchronization"]
  /// Modules that only programs of the build and of developers may import.
  static let toolModules: Set = ["Foundation", "PackagePlugin"]
  static let mostLines = 400

  /// Targets that depend on what stands below them, or on what isn't there.
  func orderBreaches() -> [String] {
    let positions = positions
    var out: [String] = []
    for (index, target) in manifest.targets.enumerated() {
      for name in target.dependencies {
        if let position = positions[name] {
          if position >= index && target.kind != .plugin { out.append("\(target.name) depends on \(name), below it") }
        } else if !manifest.products.contains(name) {
          out.append("\(target.name) depends on \(name), which is not declared")
        }
      }
    }
    return out
  }

  /// Imports of a target that no dependency brings, of full Foundation, and of the command line.
  func importBreaches(_ file: SwiftFile) -> [String] {
    guard let target = manifest.targets.first(where: { $0.name == file.target }) else {
      return ["\(file.path): \(file.target) is no target of the package"]
    }
    let reachable = reachable(from: target)
    let positions = positions
    return file.imports.compactMap { module, line in
      let place = "\(file.path):\(line): "
      if module == "CommandLine", target.name != "mtlint" { return place + "only mtlint imports CommandLine" }
      if reachable.contains(module) || Self.systemModules.contains(module) { return nil }
      if Self.toolModules.contains(module) {
        return target.isDevelopmentTool ? nil : place + "\(module) is for development tools only"
      }
      if let position = positions[module], let own = positions[target.name], position >= own {
        return place + "\(module) stands below \(target.name)"
      }
      return place + "\(target.name) does not declare that it needs \(module)"
    }
  }

  /// Constructs that give up what the compiler proves, and files that hold more than one idea.
  static func sourceBreaches(_ file: SwiftFile) -> [String] {
    var out: [String] = []
    if file.lineCount > mostLines { out.append("\(file.path): \(file.lineCount) lines, \(mostLines) are the most") }
    let tokens = file.tokens
    for at in tokens.indices.dropFirst() {
      let (before, token) = (tokens[at - 1], tokens[at])
      let touches = before.start + before.text.utf8.count == token.start
      let found: String? =
        if token.isMark("!"), touches, before.isWord("try") || before.isWord("as") {
          before.text + "!"
        } else if token.isWord("unchecked"), before.isMark("@") {
          "@unchecked"
        } else if token.isWord("unsafe"), before.isMark("("), at >= 2, tokens[at - 2].isWord("nonisolated") {
          "nonisolated(unsafe)"
        } else {
          nil
        }
      if let found { out.append("\(file.path):\(token.line): \(found)") }
    }
    return out
  }

  private var positions: [String: Int] {
    Dictionary(manifest.targets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All that a target depends on, directly or through others.
  private func reachable(from target: PackageManifest.Target) -> Set<String> {
    var seen: Set<String> = []
    var waiting = target.dependencies
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      waiting += manifest.targets.first { $0.name == name }?.dependencies ?? []
    }
    return seen
  }
}
