@preconcurrency import Glibc

/// Why git could not say what changed.
public struct GitError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// What changed in the working tree since a revision, file by file. Belongs to one task: it remembers what git said.
public struct GitChanges {
  /// A commit, branch or tag, as the user named it.
  public let revision: String
  /// Top folder of the checkout that holds a folder.
  private var tops: [String: String] = [:]
  private var checkouts: [String: Checkout] = [:]

  /// What git says of one checkout as a whole.
  private struct Checkout {
    let commit: String
    let tracked: Set<String>
    let changed: [String: Change]
  }

  private enum Change {
    case whole
    case edited(oldPath: String?)
  }

  public init(revision: String) { self.revision = revision }

  /// The hunks of a file; nil where all of it counts as changed (new, untracked, or no text to git).
  ///
  /// A file that was renamed is compared with what it was called then.
  ///
  /// - Throws: where the file lies in no checkout or the revision is not there.
  public mutating func lines(of path: String) throws(GitError) -> [LineChange]? {
    guard let raw = realpath(path, nil) else { throw GitError("\(path): \(String(cString: strerror(errno)))") }
    let real = String(cString: raw)
    free(raw)
    guard let slash = real.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw GitError("\(path): not a file") }
    let top = try top(of: slash == real.startIndex ? "/" : String(real[..<slash]), for: path)
    let checkout = try checkout(top)
    let name = String(real.dropFirst(top == "/" ? 1 : top.count + 1))
    guard let change = checkout.changed[name] else { return checkout.tracked.contains(name) ? [] : nil }
    guard case .edited(let oldPath) = change else { return nil }
    let diff = try Self.git(
      in: top,
      ["diff", "-U0", "-M"] + Self.plainDiff + [checkout.commit, "--"] + (oldPath.map { [$0] } ?? []) + [name])
    // "Binary files differ" has no hunk; neither has a file that was only renamed.
    let changes = LineChange.parse(diff)
    return changes.isEmpty && Self.isBinary(diff) ? nil : changes
  }

  /// Keeps the user's configuration of diffs from changing their form.
  private static let plainDiff = [
    "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--inter-hunk-context=0", "--submodule=short",
  ]

  private static func isBinary(_ diff: [UInt8]) -> Bool {
    diff.split(separator: 0x0A).contains { $0.starts(with: "Binary files ".utf8) }
  }

  private mutating func top(of folder: String, for path: String) throws(GitError) -> String {
    if let known = tops[folder] { return known }
    let output: [UInt8]
    do throws(GitError) {
      output = try Self.git(in: folder, ["rev-parse", "--show-toplevel"])
    } catch {
      throw GitError("\(path): not in a git checkout (\(error))")
    }
    let top = String(decoding: output.last == 0x0A ? output.dropLast() : output[...], as: UTF8.self)
    if top.isEmpty { throw GitError("\(path): not in the working tree of a git checkout") }
    tops[folder] = top
    return top
  }

  private mutating func checkout(_ top: String) throws(GitError) -> Checkout {
    if let known = checkouts[top] { return known }
    let commit: [UInt8]
    do throws(GitError) {
      if revision.isEmpty || revision.hasPrefix("-") { throw GitError("that is no name of a revision") }
      commit = try Self.git(in: top, ["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
    } catch {
      throw GitError("git knows no revision “\(revision)” in \(top)")
    }
    let hash = String(decoding: commit.prefix { $0 > 0x20 }, as: UTF8.self)
    let names = try Self.git(in: top, ["diff", "--name-status", "-z", "-M"] + Self.plainDiff + [hash, "--"])
    let tracked = try Self.git(in: top, ["ls-files", "-z"]).split(separator: 0).map {
      String(decoding: $0, as: UTF8.self)
    }
    let checkout = Checkout(commit: hash, tracked: Set(tracked), changed: Self.changes(names))
    checkouts[top] = checkout
    return checkout
  }

  /// Reads `--name-status -z`: a letter, then one path, or two where the file was renamed.
  private static func changes(_ output: [UInt8]) -> [String: Change] {
    var fields = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }[...]
    var out: [String: Change] = [:]
    while let status = fields.popFirst(), let path = fields.popFirst() {
      switch status.first {
      case "M": out[path] = .edited(oldPath: nil)
      case "R", "C": if let new = fields.popFirst() { out[new] = .edited(oldPath: path) }
      default: out[path] = .whole
      }
    }
    return out
  }

  private static func git(in folder: String, _ arguments: [String]) throws(GitError) -> [UInt8] {
    let result: Subprocess.Output
    do throws(SubprocessError) {
      result = try Subprocess.run(
        ["git", "-C", folder, "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"] + arguments,
        environment: ["GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"])
    } catch {
      throw GitError(error.description)
    }
    if result.status == 0 { return result.output }
    let message = String(decoding: result.messages.prefix { $0 != 0x0A }, as: UTF8.self)
    throw GitError(message.isEmpty ? "git ended with status \(result.status)" : message)
  }
}
